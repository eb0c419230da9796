package dev.winnow.storage.task;

import dev.winnow.core.llm.Usage;
import dev.winnow.core.run.Reason;
import java.util.Map;

/// What a task has come to, as far as it is in the database.
///
/// @param position answers whose rows are in the database: the next one is this of the journal
/// @param accepted rows accepted
/// @param rejected rows not accepted, by reason
/// @param cut answers that were cut at the token limit
/// @param retries repeats for passing failures
/// @param throttled how often the model asked for less
/// @param failures requests given up, and not answered since
/// @param usage tokens paid for
/// @param latencyMillis of all answers together
/// @param rejects texts that were not accepted: the number of the last one
/// @param events entries of the log: the number of the last one
public record TaskCounters(
    long position,
    long accepted,
    Map<Reason, Long> rejected,
    long cut,
    long retries,
    long throttled,
    long failures,
    Usage usage,
    long latencyMillis,
    long rejects,
    long events) {

  public TaskCounters {
    rejected = Map.copyOf(rejected);
  }

  /// A task at its beginning.
  public static final TaskCounters NONE =
      new TaskCounters(0, 0, Map.of(), 0, 0, 0, 0, Usage.NONE, 0, 0, 0);

  /// The place up to which everything a reader is shown stands in the database.
  public TaskCursor cursor() {
    return new TaskCursor(accepted, rejects, events);
  }
}
