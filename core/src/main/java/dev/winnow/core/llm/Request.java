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
/// @param embeds whether an [Embedding] of each message is wanted in place of a text: the answer
///   has a line for each, in their order
public record Request(
    String key,
    List<Message> messages,
    int rows,
    @Nullable ObjectNode rowSchema,
    Map<String, String> values,
    long seed,
    boolean embeds) {

  /// A request for a text.
  public Request(
      String key,
      List<Message> messages,
      int rows,
      @Nullable ObjectNode rowSchema,
      Map<String, String> values,
      long seed) {
    this(key, messages, rows, rowSchema, values, seed, false);
  }

  /// A request for the embeddings of texts.
  ///
  /// @param texts at least one
  public static Request embeddings(String key, List<String> texts) {
    List<Message> messages =
        texts.stream().map(text -> new Message(Message.Role.USER, text)).toList();
    return new Request(key, messages, texts.size(), null, Map.of(), 0, true);
  }

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
