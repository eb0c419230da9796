package dev.winnow.core.run;

import dev.winnow.core.llm.Usage;
import java.util.Map;

/// How a task goes, in figures.
///
/// @param answers answers so far
/// @param cut of those, cut at the token limit
/// @param refused of those, refused by the model; 0 where nobody counts them
/// @param onlyReasoned of those, without a text but the model's reasoning; likewise
/// @param accepted rows accepted
/// @param rejected rows and texts rejected, by reason
/// @param usage tokens paid for
/// @param throttled how often the model asked for less
/// @param retries how often a request was sent again for a passing failure
/// @param failures requests given up
/// @param pace how fast it is; [Pace#NONE] when it does not run
public record Figures(
    TaskStatus status,
    long answers,
    long cut,
    long refused,
    long onlyReasoned,
    long accepted,
    Map<Reason, Long> rejected,
    Usage usage,
    long throttled,
    long retries,
    long failures,
    Pace pace) {

  /// How fast a task is while it runs.
  ///
  /// @param concurrency calls in flight at the most
  /// @param inFlight requests sent, or waiting for their turn
  /// @param latencyMillis mean time of an answer
  /// @param rowsPerMinute rows accepted, over the last half minute
  public record Pace(int concurrency, int inFlight, long latencyMillis, double rowsPerMinute) {

    /// Of a task that does not run.
    public static final Pace NONE = new Pace(0, 0, 0, 0);
  }

  /// Those of a run that ended short of its target.
  static Figures ofShort(Progress run) {
    return new Figures(
        TaskStatus.PARTIAL,
        run.answers(),
        run.cut(),
        run.refused(),
        run.onlyReasoned(),
        run.accepted(),
        run.rejected(),
        run.usage(),
        run.throttled(),
        run.retries(),
        run.failures(),
        Pace.NONE);
  }

  long rejected(Reason reason) {
    return rejected.getOrDefault(reason, 0L);
  }

  /// Rows, and texts meant as rows; what only came when the target was reached is not among them.
  long texts() {
    long all = rejected.values().stream().mapToLong(Long::longValue).sum();
    return accepted + all - rejected(Reason.SURPLUS);
  }
}
