package dev.winnow.core.layout;

import dev.winnow.core.layout.Turn.Role;
import dev.winnow.core.say.Sentence;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Reads the turns of a conversation in whatever form rows have them: objects with a role and a
/// text, pairs of what was asked and answered as objects or as lists, or texts by turns, the user's
/// first.
final class ReadTurns {

  private final String field;
  private final List<Turn> turns = new ArrayList<>();

  private ReadTurns(String field) {
    this.field = field;
  }

  /// The turns.
  ///
  /// @param field what the list is called
  /// @throws NoFit when it is no list of turns; it says what is wrong
  static List<Turn> of(String field, JsonNode list) throws NoFit {
    if (list.isEmpty()) {
      throw new NoFit(LayoutSaid.NO_TURNS.of(field));
    }
    ReadTurns reading = new ReadTurns(field);
    int at = 0;
    for (JsonNode item : list) {
      reading.read(item, at++);
    }
    return reading.turns;
  }

  private void read(JsonNode item, int at) throws NoFit {
    switch (item) {
      case ObjectNode turn -> turn(turn);
      case JsonNode pair when pair.isArray() && pair.size() == 2 -> {
        said(Role.USER, pair.get(0));
        said(Role.ASSISTANT, pair.get(1));
      }
      case JsonNode text when text.isString() ->
          said(at % 2 == 0 ? Role.USER : Role.ASSISTANT, text);
      default -> throw new NoFit(LayoutSaid.TURN_KIND.of(field, kind(item)));
    }
  }

  private void turn(ObjectNode turn) throws NoFit {
    String speaker = key(turn, Names.SPEAKER);
    String said = key(turn, Names.SAID);
    if (speaker == null) {
      pair(turn);
      return;
    }
    String name = turn.path(speaker).asString("");
    Role role = role(name);
    if (role == null) {
      throw new NoFit(LayoutSaid.NO_ROLE.of(field, name));
    }
    ObjectNode rest = turn.deepCopy();
    rest.remove(List.of(speaker));
    JsonNode text = said == null ? JsonNodeFactory.instance.nullNode() : turn.path(said);
    if (said != null) {
      rest.remove(List.of(said));
    }
    Turn silent = new Turn(role, null, rest);
    if (text.isNull() && silent.callsTools()) {
      turns.add(silent);
      return;
    }
    turns.add(new Turn(role, words(role, text), rest));
  }

  /// What was asked and what was answered, each under its own name.
  private void pair(ObjectNode pair) throws NoFit {
    int before = turns.size();
    for (Map.Entry<String, JsonNode> entry : pair.properties()) {
      Role role = role(entry.getKey());
      if (role != null) {
        said(role, entry.getValue());
      }
    }
    if (turns.size() == before) {
      throw new NoFit(LayoutSaid.TURN_KIND.of(field, LayoutSaid.AN_OBJECT));
    }
  }

  private void said(Role role, JsonNode text) throws NoFit {
    turns.add(Turn.of(role, words(role, text)));
  }

  private String words(Role role, JsonNode text) throws NoFit {
    if (text.isContainer()) {
      throw new NoFit(LayoutSaid.KIND.of(field, kind(text), role.word(), LayoutSaid.A_TEXT));
    }
    String words = text.isNull() ? "" : text.asString("");
    if (words.isBlank()) {
      throw new NoFit(LayoutSaid.EMPTY_TURN.of(field, role.word()));
    }
    return words;
  }

  private static @Nullable String key(ObjectNode turn, List<String> usual) {
    for (String name : usual) {
      for (String found : turn.propertyNames()) {
        if (Names.fold(found).equals(name)) {
          return found;
        }
      }
    }
    return null;
  }

  private static @Nullable Role role(String name) {
    String folded = Names.fold(name);
    if (Names.USERS.contains(folded)) {
      return Role.USER;
    }
    if (Names.ASSISTANTS.contains(folded)) {
      return Role.ASSISTANT;
    }
    if (Names.SYSTEMS.contains(folded)) {
      return Role.SYSTEM;
    }
    if (Names.TOOLS.contains(folded)) {
      return Role.TOOL;
    }
    return Names.CALLS.contains(folded) ? Role.CALL : null;
  }

  /// What stands there.
  static Sentence kind(JsonNode value) {
    if (value.isArray()) {
      return LayoutSaid.A_LIST;
    }
    if (value.isObject()) {
      return LayoutSaid.AN_OBJECT;
    }
    return value.isNull() || value.isMissingNode() ? LayoutSaid.NOTHING : LayoutSaid.A_TEXT;
  }
}
