package dev.winnow.providers.anthropic;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Puts the events of a streamed message together, as the message that would have come whole. A
/// stream that fails before it says anything is that failure; one without its last event broke off,
/// which is an error as well.
final class AssembleMessage {

  /// A mark of ours in what was put together.
  static final String STREAMED = "winnow_streamed";

  /// Where the pieces of a block go.
  private static final Map<String, String> PIECES =
      Map.of(
          "text_delta", "text", "thinking_delta", "thinking", "input_json_delta", "partial_json");

  private final ObjectNode message = JsonNodeFactory.instance.objectNode();
  private final ObjectNode usage = JsonNodeFactory.instance.objectNode();
  private final Map<Integer, ObjectNode> blocks = new TreeMap<>();
  private final Map<Integer, StringBuilder> texts = new TreeMap<>();
  private boolean begun;
  private boolean ended;

  private AssembleMessage() {}

  static @Nullable JsonNode of(List<JsonNode> events) {
    AssembleMessage stream = new AssembleMessage();
    for (JsonNode event : events) {
      if (event.path("type").asString("").equals("error") || event.path("error").isObject()) {
        if (!stream.hasWords()) {
          return event;
        }
        stream.message.set("error", event.path("error"));
        return stream.whole();
      }
      stream.take(event);
    }
    if (!stream.begun) {
      return events.isEmpty() ? null : events.getFirst();
    }
    if (!stream.ended) {
      stream
          .message
          .putObject("error")
          .put("message", "The stream of the answer broke off before its end.");
    }
    return stream.whole();
  }

  private void take(JsonNode event) {
    int index = event.path("index").asInt(0);
    switch (event.path("type").asString("")) {
      case "message_start" -> {
        begun = true;
        if (event.path("message") instanceof ObjectNode start) {
          message.setAll(start.deepCopy());
        }
        count(event.path("message").path("usage"));
      }
      case "content_block_start" -> {
        if (event.path("content_block") instanceof ObjectNode block) {
          begun = true;
          blocks.put(index, block.deepCopy());
          texts.put(index, new StringBuilder());
        }
      }
      case "content_block_delta" -> add(index, event.path("delta"));
      case "message_delta" -> {
        if (event.path("delta") instanceof ObjectNode delta) {
          message.setAll(delta.deepCopy());
          ended |= delta.hasNonNull("stop_reason");
        }
        count(event.path("usage"));
      }
      case "message_stop" -> ended = true;
      default -> {}
    }
  }

  private void count(JsonNode counted) {
    if (counted instanceof ObjectNode counts) {
      counts.properties().stream()
          .filter(count -> !count.getValue().isNull())
          .forEach(count -> usage.set(count.getKey(), count.getValue()));
    }
  }

  private void add(int index, JsonNode delta) {
    String type = delta.path("type").asString("");
    String piece = PIECES.get(type);
    if (piece == null) {
      return;
    }
    String kind =
        switch (type) {
          case "thinking_delta" -> "thinking";
          case "input_json_delta" -> "tool_use";
          default -> "text";
        };
    blocks.computeIfAbsent(index, none -> JsonNodeFactory.instance.objectNode().put("type", kind));
    texts
        .computeIfAbsent(index, none -> new StringBuilder())
        .append(delta.path(piece).asString(""));
  }

  private boolean hasWords() {
    return texts.values().stream().anyMatch(text -> !text.toString().isBlank());
  }

  private ObjectNode whole() {
    ArrayNode content = message.putArray("content");
    blocks.forEach((index, block) -> {
      String text = texts.getOrDefault(index, new StringBuilder()).toString();
      String type = block.path("type").asString("");
      if (type.equals("tool_use")) {
        if (!text.isEmpty()) {
          block.put("input", text);
        }
      } else if (type.equals("text") || type.equals("thinking")) {
        block.put(type, block.path(type).asString("") + text);
      }
      content.add(block);
    });
    message.set("usage", usage);
    return message.put(STREAMED, true);
  }
}
