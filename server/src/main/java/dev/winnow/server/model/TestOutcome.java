package dev.winnow.server.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.winnow.core.llm.Completion;
import dev.winnow.core.run.TestCall;
import dev.winnow.core.say.Said;
import dev.winnow.providers.ModelSeen;
import dev.winnow.server.call.FailedCall;
import dev.winnow.server.call.Tokens;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What came of asking a model once.
///
/// @param ok whether it answered
/// @param answer what it said, at most 500 characters; null where it did not, or embedded
/// @param dimensions those of its embeddings; null of a model that writes texts
/// @param latencyMillis how long it took; null where no call was made, or none was answered
/// @param tokens what the call used; null likewise
/// @param structured how it took the output schema; null likewise
/// @param thinking whether it thought before it answered; null likewise
/// @param rateLimits what the provider said of its limits
/// @param notes what the call found out about the model
/// @param failure why there is no answer; null where there is one
@Schema(description = "What came of asking a model once")
@JsonInclude(JsonInclude.Include.ALWAYS)
public record TestOutcome(
    @Schema(description = "Whether the model answered", example = "true") boolean ok,
    @Schema(
            description = "What it said, at most 500 characters",
            example = "{\"animal\": \"ant\", \"legs\": 6}")
        @Nullable String answer,
    @Schema(
            description =
                "Dimensions of its embeddings, where it is an embedding model: it writes no texts",
            example = "1536")
        @Nullable Integer dimensions,
    @Schema(description = "How long the answer took, in milliseconds", example = "640")
        @Nullable Long latencyMillis,
    @Nullable Tokens tokens,
    @Nullable Structured structured,
    @Schema(description = "Whether it thought before it answered", example = "false")
        @Nullable Boolean thinking,
    @Schema(description = "What the provider said of its limits in this response")
        List<RateLimitSeen> rateLimits,
    @Schema(
            description =
                "What the call found out about the model, such as parameters that were left out")
        List<Said> notes,
    @Nullable FailedCall failure) {

  private static final int ANSWER_CHARS_MAX = 500;

  public TestOutcome {
    rateLimits = List.copyOf(rateLimits);
    notes = List.copyOf(notes);
  }

  /// How a model took the output schema.
  @Schema(name = "StructuredAnswer", description = "How a model took the output schema")
  public record Structured(
      @Schema(
              description = "How the schema was sent; none: in the prompt alone",
              allowableValues = {
                "json_schema",
                "json_schema_object",
                "tool",
                "json_object",
                "none"
              })
          String sentAs,
      @Schema(description = "Whether the answer matches it", example = "true") boolean matches) {}

  /// A limit that a provider named.
  @Schema(description = "A limit that a provider named")
  @JsonInclude(JsonInclude.Include.ALWAYS)
  public record RateLimitSeen(
      @Schema(description = "Of what, as the provider names it", example = "requests") String name,
      @Schema(description = "At most", example = "500") @Nullable Long limit,
      @Schema(description = "Still left", example = "499") @Nullable Long remaining,
      @Schema(description = "Seconds until it is whole again", example = "12")
          @Nullable Long resetSeconds) {}

  /// @param seen what was seen of the model when it answered
  static TestOutcome answered(Completion completion, ModelSeen seen, Instant now) {
    String text = completion.text();
    int chars = Math.min(text.codePointCount(0, text.length()), ANSWER_CHARS_MAX);
    return new TestOutcome(
        true,
        text.substring(0, text.offsetByCodePoints(0, chars)),
        null,
        completion.latencyMillis(),
        Tokens.of(completion.usage()),
        new Structured(seen.format().name().toLowerCase(Locale.ROOT), TestCall.matches(completion)),
        TestCall.thought(completion),
        limits(seen, now),
        seen.notes(),
        null);
  }

  /// Of a model that makes embeddings.
  static TestOutcome embedded(Completion completion, int dimensions) {
    return new TestOutcome(
        true,
        null,
        dimensions,
        completion.latencyMillis(),
        Tokens.of(completion.usage()),
        null,
        null,
        List.of(),
        List.of(),
        null);
  }

  static TestOutcome failed(FailedCall failure) {
    return failed(failure, ModelSeen.NOTHING, Instant.EPOCH);
  }

  /// What was found out counts although it did not answer.
  static TestOutcome failed(FailedCall failure, ModelSeen seen, Instant now) {
    return new TestOutcome(
        false, null, null, null, null, null, null, limits(seen, now), seen.notes(), failure);
  }

  private static List<RateLimitSeen> limits(ModelSeen seen, Instant now) {
    return seen.limits().stream()
        .map(it ->
            new RateLimitSeen(
                it.name(), it.limit(), it.remaining(), ResetSeconds.of(it.reset(), now)))
        .toList();
  }
}
