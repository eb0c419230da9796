package dev.winnow.providers.openai;

import dev.winnow.core.llm.Completion;
import dev.winnow.core.llm.Reply;
import dev.winnow.core.llm.StorableText;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Reads a chat completion out of the JSON of a success.
///
/// Reasoning (`reasoning_content`) is no part of the text. An answer that was cut before its first
/// word was paid for all the same and is a [Reply.Truncated] with empty text. U+FFFD stands for NUL
/// and for halves of characters, which no journal, file or database should have to hold.
final class ReadCompletion {

  private static final Set<String> CUT = Set.of("length", "max_tokens", "model_length");
  private static final Set<String> FILTERED =
      Set.of("content_filter", "refusal", "safety", "sensitive");

  private ReadCompletion() {}

  /// The reply, or null where the body holds no answer.
  ///
  /// @param model what the model is called where the body does not say
  static Reply.@Nullable Answered of(JsonNode body, String model, long latencyMillis) {
    JsonNode choice = body.path("choices").path(0);
    JsonNode message = choice.path("message");
    if (!message.isObject()) {
      return null;
    }
    String text = text(message.path("content"));
    String refusal = word(message.path("refusal"), "");
    String finish = word(choice.path("finish_reason"), "stop");
    String ended = finish.toLowerCase(Locale.ROOT);
    Completion completion =
        new Completion(
            text == null ? "" : StorableText.of(text),
            finish,
            ReadUsage.of(body.path("usage")),
            word(body.path("model"), model),
            latencyMillis);
    if (!refusal.isBlank()) {
      return new Reply.Refused(completion, refusal);
    }
    if (FILTERED.contains(ended)) {
      return new Reply.Refused(completion, finish);
    }
    if (body.path("need_clear_history").asBoolean(false)) {
      return new Reply.Refused(completion, "need_clear_history");
    }
    if (CUT.contains(ended)) {
      return new Reply.Truncated(completion);
    }
    return text == null ? null : new Reply.Text(completion);
  }

  private static String word(JsonNode value, String otherwise) {
    return value.isString() ? StorableText.of(value.stringValue()) : otherwise;
  }

  /// The text of a content: a string, or the text parts of an array; null where there is none.
  private static @Nullable String text(JsonNode content) {
    if (content.isString()) {
      return content.stringValue();
    }
    if (!content.isArray()) {
      return null;
    }
    StringBuilder text = new StringBuilder();
    for (JsonNode part : content) {
      JsonNode piece = part.isObject() ? part.path("text") : part;
      if (piece.isString()) {
        text.append(piece.stringValue());
      }
    }
    return text.isEmpty() ? null : text.toString();
  }
}
