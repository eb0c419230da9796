package dev.winnow.server.template;

import dev.winnow.core.llm.Completion;
import dev.winnow.core.llm.Reply;
import dev.winnow.core.say.Said;
import dev.winnow.server.call.CallableModel;
import dev.winnow.server.call.FailedCall;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What one live call of a template came to: an answer, or a failure.
@Schema(name = "TemplateTry", description = "What one live call came to: an answer or a failure")
record TryReport(
    Asked model,
    @Schema(description = "What was sent") Rendering prompt,
    @Schema(description = "The answer; null where there is none") @Nullable Answer answer,
    @Schema(description = "What stood in the answer, in its order") List<Row> rows,
    @Schema(description = "How many of them a task would take") int accepted,
    @Schema(description = "Why there is no answer; null where there is one")
        @Nullable FailedCall failure,
    @Schema(
            description =
                "What to know of how the model is called, such as a parameter that it does not take")
        List<Said> notes) {

  /// Which model was asked.
  @Schema(name = "TemplateTryModel")
  record Asked(UUID id, String name) {}

  /// An answer as it came.
  @Schema(name = "TemplateTryAnswer", description = "An answer as it came")
  record Answer(
      @Schema(description = "The raw text") String text,
      @Schema(
              description =
                  "What the model wrote before it, where the provider shows it; may be empty")
          String thinking,
      @Schema(description = "The provider's word for why it ended", example = "stop") String finish,
      @Schema(description = "Whether it was cut at the token limit") boolean truncated,
      @Schema(description = "Why the model declined; null where it did not")
          @Nullable String refusal,
      @Schema(
              description =
                  "Whether the provider's content filter took the request or its answer away, rather than the model declining")
          boolean filtered,
      @Schema(description = "The model's name as the provider gave it") String model,
      long latencyMillis,
      long inputTokens,
      @Schema(description = "Reasoning included") long outputTokens,
      @Schema(description = "Of the input, those from the provider's cache") long cachedTokens,
      @Schema(description = "Of the output, those spent on reasoning") long reasoningTokens,
      @Schema(
              description =
                  "Of both, estimated from the texts because the provider did not count them")
          long estimatedTokens) {}

  /// A row, or what was meant as one.
  @Schema(name = "TemplateTryRow", description = "A row of the answer, or a piece meant as one")
  record Row(
      @Schema(allowableValues = {"accepted", "rejected"}) String verdict,
      @Schema(
              description =
                  "Why it is rejected: malformed, schema or duplicate; null where it is not",
              example = "schema")
          @Nullable String reason,
      @Schema(description = "The row; null where it could not be read", type = "object")
          @Nullable Object row,
      @Schema(description = "The raw text of a piece that could not be read; else null")
          @Nullable String text,
      @Schema(description = "What is wrong with it, each in a sentence") List<Said> problems,
      @Schema(
              description =
                  "Places of values that stood in another form than the schema wants, as JSON"
                      + " Pointers",
              example = "[\"/points\"]")
          List<String> coerced) {

    /// A row as the model wrote it.
    Row(
        String verdict,
        @Nullable String reason,
        @Nullable Object row,
        @Nullable String text,
        List<Said> problems) {
      this(verdict, reason, row, text, problems, List.of());
    }
  }

  static TryReport answered(
      CallableModel model, Rendering prompt, Reply.Answered reply, List<Row> rows) {
    Completion completion = reply.completion();
    Answer answer =
        new Answer(
            completion.text(),
            completion.thinking(),
            completion.finish(),
            reply instanceof Reply.Truncated cut && !cut.brokenOff(),
            reply instanceof Reply.Refused refused ? refused.reason() : null,
            reply instanceof Reply.Refused refused && refused.filtered(),
            completion.model(),
            completion.latencyMillis(),
            completion.usage().inputTokens(),
            completion.usage().outputTokens(),
            completion.usage().cachedTokens(),
            completion.usage().reasoningTokens(),
            completion.usage().estimatedTokens());
    int accepted = (int) rows.stream().filter(row -> row.reason() == null).count();
    return new TryReport(
        new Asked(model.id(), model.name()),
        prompt,
        answer,
        List.copyOf(rows),
        accepted,
        null,
        model.model().notes());
  }

  static TryReport failed(CallableModel model, Rendering prompt, FailedCall failure) {
    return new TryReport(
        new Asked(model.id(), model.name()),
        prompt,
        null,
        List.of(),
        0,
        failure,
        model.model().notes());
  }
}
