package dev.winnow.core.llm;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// One request to a model, in no provider's words.
///
/// @param key names the request for ever: the same key means the same request; sent as
///   `Idempotency-Key`
/// @param messages at least one; a system message comes first
/// @param rows how many rows are asked for, at least 1
/// @param rowSchema the JSON Schema of one row, for models that take one; null where any object
///   will do
/// @param values the values the prompt was rendered with, by variable
/// @param seed what varies the answer from request to request; wires send it only where the user
///   gave a seed
public record Request(
    String key,
    List<Message> messages,
    int rows,
    @Nullable ObjectNode rowSchema,
    Map<String, String> values,
    long seed) {

  public Request {
    if (messages.isEmpty()) {
      throw new IllegalArgumentException("A request needs at least one message.");
    }
    if (rows < 1) {
      throw new IllegalArgumentException("A request asks for at least 1 row, not " + rows + ".");
    }
    messages = List.copyOf(messages);
    values = Map.copyOf(values);
  }
}
