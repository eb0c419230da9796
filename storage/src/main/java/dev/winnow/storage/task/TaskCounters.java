package dev.winnow.storage.task;

import dev.winnow.core.llm.Usage;
import dev.winnow.core.run.Reason;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/// What a task has come to, as far as it is in the database.
///
/// @param counts all that there are
/// @param rejected rows not accepted, by reason
public record TaskCounters(Map<TaskCount, Long> counts, Map<Reason, Long> rejected) {

  public TaskCounters {
    counts = Map.copyOf(counts);
    rejected = Map.copyOf(rejected);
  }

  /// A task at its beginning.
  public static final TaskCounters NONE =
      new TaskCounters(
          Arrays.stream(TaskCount.values()).collect(Collectors.toMap(count -> count, count -> 0L)),
          Map.of());

  /// How much was counted.
  public long of(TaskCount count) {
    return Objects.requireNonNull(counts.get(count));
  }

  /// Answers whose rows are in the database: the next one is this of the journal.
  public long position() {
    return of(TaskCount.POSITION);
  }

  /// Rows accepted.
  public long accepted() {
    return of(TaskCount.ACCEPTED);
  }

  /// Of an answer, in the mean; 0 where there is none.
  public long latencyMillisMean() {
    return of(TaskCount.LATENCY_MILLIS) / Math.max(1, position());
  }

  /// Tokens paid for.
  public Usage usage() {
    return new Usage(
        of(TaskCount.INPUT_TOKENS),
        of(TaskCount.OUTPUT_TOKENS),
        of(TaskCount.CACHED_TOKENS),
        of(TaskCount.REASONING_TOKENS),
        of(TaskCount.ESTIMATED_TOKENS));
  }

  /// The place up to which everything a reader is shown stands in the database.
  public TaskCursor cursor() {
    return new TaskCursor(accepted(), of(TaskCount.REJECTS), of(TaskCount.EVENTS));
  }
}
