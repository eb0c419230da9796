package dev.winnow.cli;

import dev.winnow.core.gate.Aspect;
import dev.winnow.core.gate.Option;
import dev.winnow.core.gate.Options;
import dev.winnow.core.gate.RowRule;
import dev.winnow.core.gate.RuleKind;
import dev.winnow.core.say.Sentence;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A rule that tests alone have: capitals everywhere in a text.
public final class ShoutingRule implements RuleKind {

  private static final Option<String> FIELD = Option.field("field", "The text.").need();

  /// What it says.
  enum ShoutingSaid implements Sentence {
    SHOUTED("{field} is all capitals.");

    private final String english;

    ShoutingSaid(String english) {
      this.english = english;
    }

    @Override
    public String english() {
      return english;
    }
  }

  @Override
  public String name() {
    return "shouting";
  }

  @Override
  public String what() {
    return "Rejects texts in capitals.";
  }

  @Override
  public Aspect aspect() {
    return Aspect.FORMAT;
  }

  @Override
  public List<Option<?>> options() {
    return List.of(FIELD);
  }

  @Override
  public RowRule rule(Options options) {
    String field = options.get(FIELD);
    return row -> {
      String text = row.path(field).asString("");
      boolean shouted =
          text.equals(text.toUpperCase(Locale.ROOT)) && !text.equals(text.toLowerCase(Locale.ROOT));
      return shouted ? Optional.of(ShoutingSaid.SHOUTED.of(field)) : Optional.empty();
    };
  }
}
