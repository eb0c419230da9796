package dev.winnow.server.call;

import dev.winnow.core.llm.ModelSettings;
import dev.winnow.core.llm.Reply;
import dev.winnow.core.run.CallFailure;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Why a single call brought no answer, and what to do about it.
public record FailedCall(
    @Schema(
            description =
                "What kind of failure: throttled, invalid, unreachable, disconnected, timeout, server,"
                    + " loading, unreadable, credential, credit or model",
            example = "credential")
        String kind,
    @Schema(description = "The HTTP status; 0 where no response came", example = "401") int status,
    @Schema(
            description = "The provider's own sentence, or ours",
            example = "Incorrect API key provided.")
        String message,
    @Schema(description = "What to do", example = "Check the model's key.") String advice,
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
        failure.message(),
        advice(reply, model),
        wait == null ? null : wait.toSeconds());
  }

  /// A call that was not made: the model has asked for less and is left alone for so long.
  public static FailedCall blocked(Duration wait) {
    long seconds = Math.max(1, wait.toSeconds());
    return new FailedCall(
        "throttled",
        0,
        "The model has asked for fewer calls; none is sent to it for another %,d seconds."
            .formatted(seconds),
        "Try again later, or lower the concurrency of the tasks that use it.",
        seconds);
  }

  /// A call that was not made: others had all the calls that the model may have.
  ///
  /// @param waited for a turn, in vain
  public static FailedCall noTurn(Duration waited) {
    return new FailedCall(
        "throttled",
        0,
        "All calls that this model may have are taken; none came free in %,d seconds."
            .formatted(waited.toSeconds()),
        "Try again later, pause a task that uses it, or raise the model's limits.",
        null);
  }

  private static String advice(Reply reply, ModelSettings model) {
    return switch (reply) {
      case Reply.Answered answered -> "";
      case Reply.Throttled throttled -> "Try again later, or ask the provider for a higher limit.";
      case Reply.Invalid invalid ->
          switch (invalid.flaw()) {
            case REQUEST ->
                "The model does not take this request. Change what it names; if it names the response format,"
                    + " send the output schema in the prompt only.";
            case TOO_LARGE ->
                "The request is larger than the provider ever takes. Shorten the prompt, ask for fewer rows or"
                    + " tokens, or ask for a higher limit.";
          };
      case Reply.Denied denied ->
          switch (denied.obstacle()) {
            case CREDENTIAL -> "Check the model's key.";
            case CREDIT -> "Add credit with the provider, then try again.";
            case MODEL -> "Check the model id (" + model.model() + ")." + address(model);
          };
      case Reply.Unavailable unavailable ->
          switch (unavailable.fault()) {
            case UNREACHABLE -> "Is it running, and is the address right?" + address(model);
            case TIMEOUT -> "Allow longer answers of the model, or ask for less.";
            case DISCONNECTED, SERVER -> "Try again later.";
            case LOADING -> "The model is being loaded. Try again in a minute.";
            case UNREADABLE -> "Does this address speak the OpenAI protocol?" + address(model);
          };
    };
  }

  private static String address(ModelSettings model) {
    return model.baseUrl() == null ? "" : " Its base URL is " + model.baseUrl() + ".";
  }
}
