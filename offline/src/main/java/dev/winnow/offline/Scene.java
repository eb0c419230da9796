package dev.winnow.offline;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/// What one row is about: each slot is filled once, so that all fields of the row speak of the same
/// people and things. Used by one thread.
final class Scene {

  /// How often a sentence need not name the topic where the words themselves are of its field.
  private static final double BARE = 0.4;

  private final Lexicon lexicon;
  private final SplittableRandom random;
  private final String topic;
  private final @Nullable String audience;
  private final Map<String, String> bound = new HashMap<>();
  private @Nullable Names names;

  /// @param audience who the rows are for, instead of some of the lexicon's people; or null
  Scene(Lexicon lexicon, SplittableRandom random, String topic, @Nullable String audience) {
    this.lexicon = lexicon;
    this.random = random;
    this.topic = lexicon.inSentence(topic);
    this.audience = audience;
  }

  SplittableRandom random() {
    return random;
  }

  Language language() {
    return lexicon.language();
  }

  String topic() {
    return topic;
  }

  /// Forgets what the row is about, for a next turn or a next item.
  void moveOn() {
    bound.clear();
  }

  /// Forgets one slot, so that it is filled anew.
  void forget(String slot) {
    bound.remove(slot);
  }

  /// A sentence or several from a section.
  String say(String section) {
    String bare = section + ".bare";
    boolean isBare = lexicon.has(bare) && !lexicon.isGeneral() && random.nextDouble() < BARE;
    StringBuilder out = new StringBuilder(160);
    pick(lexicon.section(isBare ? bare : section)).write(out, this);
    return out.toString();
  }

  /// What a slot holds in this row.
  String slot(String name) {
    String value = bound.get(name);
    if (value == null) {
      value = fill(name);
      bound.put(name, value);
    }
    return value;
  }

  private String fill(String slot) {
    return switch (slot) {
      case "topic" -> topic;
      case "other" -> other();
      case "who" ->
          audience != null && random.nextBoolean() ? audience : phrase(lexicon.section("who"));
      case "name" -> slot("firstname", "lastname");
      case "firstname" -> pick(names().firstNames());
      case "lastname" -> pick(names().lastNames());
      case "city" -> pick(names().cities());
      case "country" -> pick(names().countries());
      case "job" -> pick(names().jobs());
      case "company" -> pick(names().companies());
      case "product" -> pick(names().products());
      case "street" -> pick(names().streets());
      default -> phrase(lexicon.section(slot));
    };
  }

  private String slot(String firstName, String lastName) {
    return switch (language()) {
      case ENGLISH -> slot(firstName) + " " + slot(lastName);
      case CHINESE -> slot(lastName) + slot(firstName);
    };
  }

  private String other() {
    String concept = slot("concept");
    String other = concept;
    while (other.equals(concept)) {
      other = phrase(lexicon.section("concept"));
    }
    return other;
  }

  private String phrase(List<Phrase> phrases) {
    StringBuilder out = new StringBuilder();
    pick(phrases).write(out, this);
    return out.toString();
  }

  <T> T pick(List<T> some) {
    return some.get(random.nextInt(some.size()));
  }

  private Names names() {
    if (names == null) {
      names = Names.of(language());
    }
    return names;
  }
}
