package dev.winnow.core.run;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.winnow.core.llm.Reply;
import dev.winnow.core.say.Said;
import java.util.Locale;

/// Why a call brought no answer, in the words that are kept of it.
///
/// @param kind `throttled`, `invalid`, or what a [Reply.Unavailable] or [Reply.Denied] says, in
///   lower case
/// @param status the HTTP status; 0 where no response came
/// @param said the provider's own sentence, or ours
public record CallFailure(String kind, int status, @JsonUnwrapped Said said) {

  private static final String INVALID = "invalid";

  /// What is kept of a reply.
  ///
  /// @throws IllegalArgumentException for an answer
  public static CallFailure of(Reply reply) {
    return switch (reply) {
      case Reply.Answered answered ->
          throw new IllegalArgumentException("An answer is no failure.");
      case Reply.Throttled it -> new CallFailure("throttled", it.status(), it.said());
      case Reply.Unavailable it -> new CallFailure(word(it.fault()), it.status(), it.said());
      case Reply.Denied it -> new CallFailure(word(it.obstacle()), it.status(), it.said());
      case Reply.Invalid it -> new CallFailure(INVALID, it.status(), it.said());
    };
  }

  /// With the status, where there is one and the sentence does not name it.
  public Said sentence() {
    return status == 0 || said.values().containsKey("status")
        ? said
        : RunSaid.HTTP.of(String.valueOf(status), said);
  }

  /// What was said, in English.
  public String message() {
    return said.message();
  }

  /// Whether the provider did not take this very request, as a [Reply.Invalid] says.
  public boolean isInvalid() {
    return kind.equals(INVALID);
  }

  private static String word(Enum<?> cause) {
    return cause.name().toLowerCase(Locale.ROOT);
  }
}
