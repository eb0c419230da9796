package dev.winnow.server.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.winnow.core.llm.Usage;
import dev.winnow.core.say.Said;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// What came of asking a model once.
///
/// @param ok whether it answered
/// @param answer what it said, at most 500 characters; null where it did not
/// @param latencyMillis how long it took; null where no call was made, or none was answered
/// @param tokens what the call used; null likewise
/// @param failure why there is no answer; null where there is one
@Schema(description = "What came of asking a model once")
@JsonInclude(JsonInclude.Include.ALWAYS)
public record TestOutcome(
    @Schema(description = "Whether the model answered", example = "true") boolean ok,
    @Schema(description = "What it said, at most 500 characters", example = "ok")
        @Nullable String answer,
    @Schema(description = "How long the answer took, in milliseconds", example = "640")
        @Nullable Long latencyMillis,
    @Nullable Tokens tokens,
    @Nullable Failure failure) {

  /// Tokens of one call.
  ///
  /// @param cached part of the input
  /// @param reasoning part of the output
  @Schema(name = "ModelTestTokens", description = "The tokens that the call used")
  public record Tokens(
      @Schema(description = "Of the prompt", example = "12") long input,
      @Schema(description = "Of the answer", example = "1") long output,
      @Schema(description = "Of the prompt, read from the provider's cache", example = "0")
          long cached,
      @Schema(description = "Of the answer, spent on reasoning", example = "0") long reasoning) {

    static Tokens of(Usage usage) {
      return new Tokens(
          usage.inputTokens(), usage.outputTokens(), usage.cachedTokens(), usage.reasoningTokens());
    }
  }

  /// Why there is no answer.
  ///
  /// @param status the HTTP status; 0 where no response came
  /// @param said the provider's own sentence where it gave one
  @Schema(name = "ModelTestFailure", description = "Why the model did not answer")
  public record Failure(
      Kind kind,
      @Schema(description = "The HTTP status; 0 where no response came", example = "401")
          int status,
      @JsonUnwrapped Said said,
      @Schema(description = "What to do") Said advice) {

    /// What kind of failure it is.
    @Schema(name = "ModelTestFailureKind", enumAsRef = true)
    public enum Kind {
      /// The settings lead to no model: a missing variable, a key that cannot be decrypted.
      UNUSABLE,
      CREDENTIAL,
      CREDIT,
      MODEL,
      THROTTLED,
      UNREACHABLE,
      DISCONNECTED,
      TIMEOUT,
      SERVER,
      LOADING,
      UNREADABLE,
      INVALID,
      REFUSED
    }
  }

  static TestOutcome failed(Failure.Kind kind, int status, Said said, Said advice) {
    return new TestOutcome(false, null, null, null, new Failure(kind, status, said, advice));
  }
}
