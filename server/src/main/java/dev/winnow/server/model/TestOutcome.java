package dev.winnow.server.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.winnow.core.llm.Completion;
import dev.winnow.server.call.FailedCall;
import dev.winnow.server.call.Tokens;
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
    @Nullable FailedCall failure) {

  private static final int ANSWER_CHARS_MAX = 500;

  static TestOutcome answered(Completion completion) {
    String text = completion.text();
    int chars = Math.min(text.codePointCount(0, text.length()), ANSWER_CHARS_MAX);
    return new TestOutcome(
        true,
        text.substring(0, text.offsetByCodePoints(0, chars)),
        completion.latencyMillis(),
        Tokens.of(completion.usage()),
        null);
  }

  static TestOutcome failed(FailedCall failure) {
    return new TestOutcome(false, null, null, null, failure);
  }
}
