package dev.winnow.providers.reply;

import dev.winnow.core.llm.Completion;
import dev.winnow.core.llm.Reply;
import dev.winnow.core.llm.StorableText;
import dev.winnow.core.llm.Usage;
import org.jspecify.annotations.Nullable;

/// Judges what stands in a success.
///
/// What was paid for is an answer, even one without a word: of an answer that was cut before its
/// first word, that a filter took away, or that never got beyond its reasoning, usage and end are
/// kept. So is what was written before a provider failed in the middle; where nothing was, it is no
/// answer.
///
/// No journal, file or database should have to hold NUL and halves of characters: in the text their
/// JSON escapes stand for them, so that a row with one is rejected as if it had come; elsewhere
/// U+FFFD does.
final class Judge {

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

  private Judge() {}

  static Found of(Written written, long latencyMillis) {
    SplitThinking split = SplitThinking.of(written.text(), written.thinking());
    Finish finish = written.finish();
    boolean failed = finish.kind() == Finish.Kind.FAILED || written.broken();
    Usage usage = usage(written, split.text());
    if (failed && !isPaid(written, usage)) {
      return new Found.Failed(StorableText.of(finish.word()));
    }
    String filter = written.refusal().isBlank() ? filter(written) : null;
    Completion completion =
        new Completion(
            split.text() == null ? "" : StorableText.escaped(split.text()),
            StorableText.of(split.thinking()),
            filter == null ? StorableText.of(failed ? brokenOff(finish) : finish.word()) : filter,
            usage,
            written.model(),
            latencyMillis);
    if (filter != null || !written.refusal().isBlank()) {
      String reason = filter == null ? written.refusal() : filter;
      return new Found.Answer(new Reply.Refused(completion, reason));
    }
    if (failed) {
      return new Found.Answer(new Reply.Truncated(completion));
    }
    boolean isAnswered = split.text() != null || !usage.equals(Usage.NONE);
    if (finish.kind() == Finish.Kind.CUT && (isAnswered || written.there())) {
      return new Found.Answer(new Reply.Truncated(completion));
    }
    return isAnswered ? new Found.Answer(new Reply.Text(completion)) : new Found.Nothing();
  }

  /// Whether there are words that were paid for. What a provider writes of its own failure is not:
  /// it counts no tokens and is not streamed.
  private static boolean isPaid(Written written, Usage usage) {
    String text = written.text();
    return text != null && !text.isBlank() && (written.streamed() || !usage.equals(Usage.NONE));
  }

  private static String brokenOff(Finish finish) {
    return Reply.Truncated.brokenOff(
        finish.kind() == Finish.Kind.FAILED ? finish.word() : Finish.ERROR);
  }

  private static @Nullable String filter(Written written) {
    return written.finish().kind() == Finish.Kind.FILTERED
        ? StorableText.of(written.finish().word())
        : written.filter();
  }

  /// Where nothing but reasoning was written, all of the output was reasoning, whether or not the
  /// provider counts it by itself.
  private static Usage usage(Written written, @Nullable String text) {
    Usage usage = written.usage();
    boolean onlyReasoned = written.reasoned() && (text == null || text.isBlank());
    return onlyReasoned
        ? new Usage(
            usage.inputTokens(),
            usage.outputTokens(),
            usage.cachedTokens(),
            Math.max(usage.reasoningTokens(), usage.outputTokens()))
        : usage;
  }
}
