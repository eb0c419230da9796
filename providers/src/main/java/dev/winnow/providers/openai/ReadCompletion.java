package dev.winnow.providers.openai;

import dev.winnow.core.llm.Completion;
import dev.winnow.core.llm.Reply;
import dev.winnow.core.llm.StorableText;
import dev.winnow.core.llm.Usage;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Reads a chat completion out of the JSON of a success.
///
/// What was paid for is an answer, even one without a word: of an answer that was cut before its
/// first word, that a filter took away, or that never got beyond its reasoning, usage and end are
/// kept. So is what was written before a provider failed in the middle; where nothing was, it is no
/// answer.
///
/// No journal, file or database should have to hold NUL and halves of characters: in the text their
/// JSON escapes stand for them, so that a row with one is rejected as if it had come; elsewhere
/// U+FFFD does.
///
/// @param model what the model is called where the body does not say
record ReadCompletion(String model, long latencyMillis) {

  /// What was found.
  sealed interface Found {
    /// An answer.
    record Answer(Reply.Answered reply) implements Found {}

    /// The provider says, by this finish reason, that it failed before it wrote anything that
    /// counts.
    record Failed(String finish) implements Found {}

    /// Nothing that was answered or paid for.
    record Nothing() implements Found {}
  }

  /// What holds the reason why Gemini did not take a prompt, as different endpoints spell it.
  private static final List<String> FEEDBACKS = List.of("promptFeedback", "prompt_feedback");

  private static final List<String> BLOCK_REASONS = List.of("blockReason", "block_reason");

  private static final List<String> FLAGS =
      List.of("need_clear_history", "input_sensitive", "output_sensitive");

  Found of(JsonNode json) {
    JsonNode body = ReadEnvelope.completion(json);
    JsonNode choice = body.path("choices").path(0);
    Finish finish = Finish.of(choice);
    boolean failed = finish.kind() == Finish.Kind.FAILED || hasError(choice);
    ReadText read =
        ReadText.of(choice, finish.word(), finish.kind() == Finish.Kind.WHOLE && !failed);
    Usage usage = usage(body, choice, read);
    if (failed && !isPaid(body, read, usage)) {
      return new Found.Failed(StorableText.of(finish.word()));
    }
    String refusal = word(choice.path("message").path("refusal"), "");
    String filter = refusal.isBlank() ? filter(body, finish) : null;
    Completion completion =
        new Completion(
            read.text() == null ? "" : StorableText.escaped(read.text()),
            filter == null ? StorableText.of(failed ? brokenOff(finish) : finish.word()) : filter,
            usage,
            word(body.path("model"), model),
            latencyMillis);
    if (filter != null || !refusal.isBlank()) {
      return new Found.Answer(new Reply.Refused(completion, filter == null ? refusal : filter));
    }
    if (failed) {
      return new Found.Answer(new Reply.Truncated(completion));
    }
    boolean isAnswered = read.text() != null || !usage.equals(Usage.NONE);
    if (finish.kind() == Finish.Kind.CUT && (isAnswered || choice.path("message").isObject())) {
      return new Found.Answer(new Reply.Truncated(completion));
    }
    return isAnswered ? new Found.Answer(new Reply.Text(completion)) : new Found.Nothing();
  }

  private static boolean hasError(JsonNode choice) {
    JsonNode error = choice.path("error");
    return error.isContainer() ? !error.isEmpty() : !error.asString("").isBlank();
  }

  /// Whether there are words that were paid for. What a provider writes of its own failure is not:
  /// it counts no tokens and is not streamed.
  private static boolean isPaid(JsonNode body, ReadText read, Usage usage) {
    boolean isStreamed = body.path("object").asString("").equals(AssembleStream.PIECE);
    return read.text() != null
        && !read.text().isBlank()
        && (isStreamed || !usage.equals(Usage.NONE));
  }

  private static String brokenOff(Finish finish) {
    return Reply.Truncated.brokenOff(
        finish.kind() == Finish.Kind.FAILED ? finish.word() : Finish.ERROR);
  }

  /// The word for the filter that took the answer away; null where none did.
  private static @Nullable String filter(JsonNode body, Finish finish) {
    if (finish.kind() == Finish.Kind.FILTERED) {
      return StorableText.of(finish.word());
    }
    for (String flag : FLAGS) {
      JsonNode value = body.path(flag);
      if (value.isBoolean() && value.booleanValue()) {
        return flag;
      }
    }
    String blocked = blockReason(body);
    return blocked == null ? null : StorableText.of(blocked);
  }

  /// Why the prompt was not taken; null where it was.
  static @Nullable String blockReason(JsonNode body) {
    for (String feedback : FEEDBACKS) {
      for (String reason : BLOCK_REASONS) {
        String word = body.path(feedback).path(reason).asString("");
        if (!word.isBlank()) {
          return word;
        }
      }
    }
    return null;
  }

  /// Where nothing but reasoning was written, all of the output was reasoning, whether or not the
  /// provider counts it by itself.
  private static Usage usage(JsonNode body, JsonNode choice, ReadText read) {
    Usage usage =
        ReadUsage.of(
            body.hasNonNull("usage")
                ? body.path("usage")
                : choice.hasNonNull("usage")
                    ? choice.path("usage")
                    : body.path("x_groq").path("usage"));
    boolean onlyReasoned = read.reasoned() && (read.text() == null || read.text().isBlank());
    return onlyReasoned
        ? new Usage(
            usage.inputTokens(),
            usage.outputTokens(),
            usage.cachedTokens(),
            Math.max(usage.reasoningTokens(), usage.outputTokens()))
        : usage;
  }

  private static String word(JsonNode value, String otherwise) {
    return value.isString() ? StorableText.of(value.stringValue()) : otherwise;
  }
}
