package dev.winnow.providers;

import dev.winnow.core.llm.Reply;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What came of a call, in the words of the tests' tables.
///
/// @param kind `text`, `truncated`, `refused`, `throttled`, `credential`, `credit`, `model`,
///   `too_large`, `invalid`, or one of `unreachable`, `disconnected`, `timeout`, `server`,
///   `loading`, `unreadable`
/// @param said the provider's sentence, why it was refused, or what was written
/// @param retryAfter null where none is asked for
public record Outcome(String kind, String said, @Nullable Duration retryAfter) {

  public static Outcome of(Reply reply) {
    return switch (reply) {
      case Reply.Text it -> new Outcome("text", it.completion().text(), null);
      case Reply.Truncated it -> new Outcome("truncated", it.completion().text(), null);
      case Reply.Refused it -> new Outcome("refused", it.reason(), null);
      case Reply.Throttled it -> new Outcome("throttled", it.said().message(), it.retryAfter());
      case Reply.Unavailable it ->
          new Outcome(word(it.fault()), it.said().message(), it.retryAfter());
      case Reply.Denied it -> new Outcome(word(it.obstacle()), it.said().message(), null);
      case Reply.Invalid it ->
          new Outcome(
              it.flaw() == Reply.Invalid.Flaw.TOO_LARGE ? "too_large" : "invalid",
              it.said().message(),
              null);
    };
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
