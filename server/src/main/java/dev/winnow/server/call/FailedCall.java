package dev.winnow.server.call;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.winnow.core.llm.ModelSettings;
import dev.winnow.core.llm.Reply;
import dev.winnow.core.run.Advice;
import dev.winnow.core.run.CallFailure;
import dev.winnow.core.say.Said;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Why a single call brought no answer, and what to do about it.
public record FailedCall(
    @Schema(
            description =
                "What kind of failure: throttled, invalid, unreachable, disconnected, timeout, server,"
                    + " loading, unreadable, credential, credit or model; of a model that is tested also refused,"
                    + " and unusable where its settings lead to none",
            example = "credential")
        String kind,
    @Schema(description = "The HTTP status; 0 where no response came", example = "401") int status,
    @JsonUnwrapped Said said,
    @Schema(description = "What to do") Said advice,
    @Schema(description = "How long the provider asks to wait; null where it does not say")
        @Nullable Long retryAfterSeconds) {

  /// What is told of a reply that is no answer.
  public static FailedCall of(Reply reply, ModelSettings model) {
    CallFailure failure = CallFailure.of(reply);
    Duration wait =
        switch (reply) {
          case Reply.Throttled it -> it.retryAfter();
          case Reply.Unavailable it -> it.retryAfter();
          case Reply.Answered it -> null;
          case Reply.Denied it -> null;
          case Reply.Invalid it -> null;
        };
    return new FailedCall(
        failure.kind(),
        failure.status(),
        failure.said(),
        Advice.of(reply, model),
        wait == null ? null : wait.toSeconds());
  }

  /// One that no wait is known for.
  public static FailedCall of(String kind, int status, Said said, Said advice) {
    return new FailedCall(kind, status, said, advice, null);
  }

  /// A call that was not made: the model has asked for less and is left alone for so long.
  public static FailedCall blocked(Duration wait) {
    long seconds = Math.max(1, wait.toSeconds());
    return new FailedCall(
        "throttled", 0, CallSaid.BLOCKED.of(seconds), CallSaid.LOWER_CONCURRENCY.of(), seconds);
  }

  /// A call that was not made: others had all the calls that the model may have.
  ///
  /// @param waited for a turn, in vain
  public static FailedCall noTurn(Duration waited) {
    return of("throttled", 0, CallSaid.NO_TURN.of(waited.toSeconds()), CallSaid.PAUSE_A_TASK.of());
  }
}
