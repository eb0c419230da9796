package dev.winnow.core.layout;

import dev.winnow.core.layout.Turn.Role;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Recognises rows that are in a training layout, and makes plain rows of them: the same in the
/// fields that rows usually have, so that any layout can be made of them again.
public final class ReadLayout {

  private static final Set<String> CHAT_ROLES =
      Set.of("system", "developer", "user", "assistant", "tool", "function");

  /// The layouts that rows tell by themselves, the most particular first.
  private static final List<Layout> RECOGNISED =
      List.of(
          Layout.SHAREGPT,
          Layout.OPENAI_CHAT,
          Layout.TRL_PREFERENCE,
          Layout.TRL_PROMPT_COMPLETION,
          Layout.ALPACA);

  private ReadLayout() {}

  /// The layout that all of some rows are in. LLaMA-Factory's rows are Alpaca's or ShareGPT's.
  ///
  /// @return empty where there are no rows, or they are in none
  public static Optional<Layout> recognise(Collection<ObjectNode> rows) {
    return RECOGNISED.stream()
        .filter(layout -> !rows.isEmpty() && rows.stream().allMatch(row -> is(layout, row)))
        .findFirst();
  }

  private static boolean is(Layout layout, ObjectNode row) {
    return switch (layout) {
      case SHAREGPT ->
          all(row.path("conversations"), turn -> isText(turn, "from") && isText(turn, "value"));
      case OPENAI_CHAT ->
          all(
              row.path("messages"),
              turn -> turn.has("content") && CHAT_ROLES.contains(turn.path("role").asString("")));
      case TRL_PREFERENCE ->
          isPart(row.path("prompt")) && isPart(row.path("chosen")) && isPart(row.path("rejected"));
      case TRL_PROMPT_COMPLETION -> isPart(row.path("prompt")) && isPart(row.path("completion"));
      case ALPACA -> isText(row, "instruction") && isText(row, "output");
      case LLAMA_FACTORY, HUGGING_FACE -> false;
    };
  }

  private static boolean isPart(JsonNode value) {
    return value.isString() || all(value, turn -> isText(turn, "role"));
  }

  private static boolean isText(JsonNode map, String field) {
    return map.path(field).isString();
  }

  private static boolean all(JsonNode list, Predicate<JsonNode> is) {
    return list.isArray() && !list.isEmpty() && list.valueStream().allMatch(is);
  }

  /// A row of a layout as a plain one: ShareGPT's `conversations` become `messages` with `role` and
  /// `content`, Alpaca's empty `input` is left out. All else stays as it is.
  public static ObjectNode plain(Layout layout, ObjectNode row) {
    return switch (layout) {
      case SHAREGPT -> messages(row);
      case ALPACA -> withoutEmptyInput(row);
      case OPENAI_CHAT, TRL_PREFERENCE, TRL_PROMPT_COMPLETION, LLAMA_FACTORY, HUGGING_FACE -> row;
    };
  }

  private static ObjectNode withoutEmptyInput(ObjectNode row) {
    if (!row.path("input").asString("filled").isEmpty()) {
      return row;
    }
    ObjectNode plain = row.deepCopy();
    plain.remove(List.of("input"));
    return plain;
  }

  private static ObjectNode messages(ObjectNode row) {
    if (row.has("messages")) {
      return row;
    }
    ObjectNode plain = JsonNodeFactory.instance.objectNode();
    row.forEachEntry((name, value) -> {
      if (name.equals("conversations") && value.isArray()) {
        ArrayNode messages = plain.putArray("messages");
        value.forEach(turn -> messages.add(message(turn)));
      } else {
        plain.set(name, value);
      }
    });
    return plain;
  }

  private static JsonNode message(JsonNode turn) {
    if (!isText(turn, "from") || !isText(turn, "value")) {
      return turn;
    }
    ObjectNode message = JsonNodeFactory.instance.objectNode();
    turn.forEachEntry((name, value) -> {
      switch (name) {
        case "from" -> message.put("role", role(value.asString()));
        case "value" -> message.set("content", value);
        default -> message.set(name, value);
      }
    });
    return message;
  }

  private static String role(String from) {
    for (Role role : Role.values()) {
      if (role.inShareGpt().equals(from)) {
        return role.inChat();
      }
    }
    return from;
  }
}
