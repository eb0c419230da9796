package dev.winnow.providers.openai;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Puts the pieces of a streamed completion together, as the completion that would have come
/// without streaming: the first choice's texts and calls, its finish reason, the last usage.
///
/// A stream that says of a failure before it says anything else is that failure. What it says after
/// words of the answer is the error of the choice. One without a finish reason and without `[DONE]`
/// broke off, which is an error as well: what is missing cannot be known.
final class AssembleStream {

  /// What OpenAI calls a piece of a streamed completion: so is told where it came from.
  static final String PIECE = "chat.completion.chunk";

  private static final List<String> TEXTS = List.of("reasoning_content", "reasoning", "refusal");

  private final StringBuilder content = new StringBuilder();
  private final Map<String, StringBuilder> texts = new LinkedHashMap<>();
  private final ObjectNode message = JsonNodeFactory.instance.objectNode();
  private final List<StringBuilder> calls = new ArrayList<>();
  private final ObjectNode choice = JsonNodeFactory.instance.objectNode();
  private final ObjectNode whole = JsonNodeFactory.instance.objectNode();
  private boolean begun;
  private boolean spoken;

  private AssembleStream() {}

  /// The completion in a list of pieces, or null where none is one.
  ///
  /// @param done whether the end was marked
  static @Nullable JsonNode ofChunks(List<JsonNode> chunks, boolean done) {
    AssembleStream stream = new AssembleStream();
    for (JsonNode chunk : chunks) {
      if (chunk.hasNonNull("error") || chunk.path("type").asString("").equals("error")) {
        return stream.hasWords() ? stream.failed(chunk) : chunk;
      }
      stream.take(chunk);
    }
    if (ReadChoice.blockReason(stream.whole) != null) {
      return stream.end(true);
    }
    if (!stream.begun) {
      return chunks.isEmpty() || stream.whole.isEmpty() ? null : chunks.getFirst();
    }
    return stream.end(done);
  }

  private void take(JsonNode chunk) {
    for (String field :
        List.of("model", "usage", "base_resp", "promptFeedback", "prompt_feedback")) {
      if (chunk.hasNonNull(field)) {
        whole.set(field, chunk.path(field));
      }
    }
    for (JsonNode piece : chunk.path("choices")) {
      if (piece.path("index").asInt(0) != 0) {
        continue;
      }
      begun = true;
      for (String field : List.of("finish_reason", "native_finish_reason", "error", "usage")) {
        if (piece.hasNonNull(field)) {
          choice.set(field, piece.path(field));
        }
      }
      if (piece.path("message").isObject()) {
        content.setLength(0);
        add(piece.path("message"));
      } else {
        add(piece.path("delta"));
      }
    }
  }

  private void add(JsonNode delta) {
    JsonNode text = delta.path("content");
    if (text.isString() || text.isArray()) {
      spoken = true;
      String piece = ReadText.content(text);
      content.append(piece == null ? "" : piece);
    }
    for (String field : TEXTS) {
      if (delta.path(field).isString()) {
        texts
            .computeIfAbsent(field, name -> new StringBuilder())
            .append(delta.path(field).stringValue());
      }
    }
    JsonNode one = delta.path("function_call").path("arguments");
    if (one.isString()) {
      call(0).append(one.stringValue());
    }
    int place = 0;
    for (JsonNode call : delta.path("tool_calls")) {
      JsonNode arguments = call.path("function").path("arguments");
      call(Math.clamp(call.path("index").asInt(place), 0, calls.size()))
          .append(arguments.isString() ? arguments.stringValue() : "");
      place++;
    }
  }

  private StringBuilder call(int index) {
    if (index == calls.size()) {
      calls.add(new StringBuilder());
    }
    return calls.get(index);
  }

  private boolean hasWords() {
    return !content.toString().isBlank() || calls.stream().anyMatch(call -> !call.isEmpty());
  }

  private JsonNode failed(JsonNode chunk) {
    choice.set("error", chunk.hasNonNull("error") ? chunk.path("error") : chunk);
    return end(true);
  }

  private JsonNode end(boolean done) {
    texts.forEach((field, text) -> message.put(field, text.toString()));
    if (spoken) {
      message.put("content", content.toString());
    }
    for (StringBuilder arguments : calls) {
      message
          .withArray("tool_calls")
          .addObject()
          .putObject("function")
          .put("arguments", arguments.toString());
    }
    if (!done && !choice.has("finish_reason") && !choice.has("error")) {
      choice
          .putObject("error")
          .put("message", "The stream of the answer broke off before its end.");
    }
    choice.set("message", message);
    whole.put("object", PIECE).putArray("choices").add(choice);
    return whole;
  }
}
