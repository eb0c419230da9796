package dev.winnow.providers.reply;

import java.util.Locale;
import tools.jackson.databind.JsonNode;

/// Why an answer ended: the provider's word, and what it means in the one vocabulary of all.
///
/// @param word the provider's own, `stop` where it gave none
public record Finish(String word, Kind kind) {

  /// What it means.
  public enum Kind {
    /// The model stopped by itself; also every word that nobody knows.
    WHOLE(""),
    /// At the token limit, or at the end of the context.
    CUT(
        "length max_tokens max_token model_length max_length max_output_tokens token_limit"
            + " model_context_window_exceeded context_length_exceeded reason_max_len error_limit"),
    /// A filter took the answer away, or the model declined.
    FILTERED(
        "content_filter content_filtered contentfilter refusal safety sensitive input_sensitive"
            + " output_sensitive recitation blocklist blocked prohibited_content spii moderation"
            + " guardrail_intervened content_blocked language error_toxic"),
    /// The provider failed in the middle: what it wrote before counts as far as it goes; without a
    /// word it is no answer, and is asked for again.
    FAILED(
        "error network_error server_error internal_error internal_server_error model_error"
            + " upstream_error insufficient_system_resource malformed_function_call"
            + " malformed_response unexpected_tool_call timeout timed_out load unload abort aborted cancel"
            + " cancelled canceled user_cancel failed overloaded overloaded_error rate_limit");

    /// Of providers, a space around each.
    private final String words;

    Kind(String words) {
      this.words = " " + words + " ";
    }
  }

  /// The word for a failure that has none of its own.
  public static final String ERROR = "error";

  /// Reads it from a choice of a chat completion. The word of the provider behind the provider
  /// (`native_finish_reason`) counts where the first one says nothing of its own.
  public static Finish of(JsonNode choice) {
    Finish first = of(word(choice.path("finish_reason")));
    Finish behind = of(word(choice.path("native_finish_reason")));
    boolean saysLittle = first.kind == Kind.WHOLE || first.word.equals(ERROR);
    return saysLittle && behind.kind != Kind.WHOLE ? behind : first;
  }

  /// What a word means; an empty one is a stop.
  ///
  /// Gemini's compatible endpoint puts its own word behind that of OpenAI (`content_filter:
  /// OTHER`).
  public static Finish of(String word) {
    String plain = word.toLowerCase(Locale.ROOT).replace('-', '_').replace("finish_reason_", "");
    for (String each : plain.split(":", -1)) {
      for (Kind kind : Kind.values()) {
        if (!each.isBlank() && kind.words.contains(" " + each.strip() + " ")) {
          return new Finish(word, kind);
        }
      }
    }
    return new Finish(word.isEmpty() ? "stop" : word, Kind.WHOLE);
  }

  private static String word(JsonNode value) {
    return value.isString() ? value.stringValue().strip() : "";
  }
}
