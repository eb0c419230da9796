package dev.winnow.core.run;

import dev.winnow.core.llm.Usage;
import dev.winnow.core.run.Figures.Pace;
import dev.winnow.core.say.Said;
import dev.winnow.core.say.Sentence;
import dev.winnow.core.say.Setting;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// What the figures of a task say: why rows are rejected, why it is slow, and what to change.
///
/// With few answers it is chance, and nothing is said, unless the task ended short of its target.
public final class Diagnosis {

  private static final int ANSWERS_MIN = 3;
  private static final int TEXTS_MIN = 10;
  private static final double THROTTLED_SHARE = 0.1;
  private static final double FAILURES_SHARE = 0.2;
  private static final double CUT_SHARE = 0.3;
  private static final double MOST = 0.5;
  private static final double REASONING_SHARE = 0.8;
  private static final double REJECTED_SHARE = 0.15;
  private static final int SLOW_MILLIS = 3_000;
  private static final int LONG_TOKENS = 2_000;
  private static final int CONCURRENCY_LOW = 16;
  private static final int WAIT_MILLIS = 1_000;

  private Diagnosis() {}

  /// Something the figures say.
  ///
  /// @param figure what they are
  /// @param advice what to change
  public record Finding(Said figure, Said advice) {

    private static Finding share(Sentence figure, long count, long all, Said advice) {
      return new Finding(figure.of(Math.round(100.0 * count / all), count, all), advice);
    }
  }

  /// What they say in sentences, of rejected rows first.
  public static List<Finding> of(Figures task) {
    return Stream.concat(
            rejects(task).stream()
                .map(it -> new Finding(it.figure(), FindingSaid.NEXT.of(it.advice()))),
            speed(task).stream())
        .toList();
  }

  /// Why rows are rejected, what weighs most first. The advice is a clause.
  static List<Finding> rejects(Figures task) {
    Said thinking = AdviceSaid.THINK_LESS.of(Setting.MAX_TOKENS, Setting.THINKING_OFF);
    boolean isShort = task.status() == TaskStatus.PARTIAL;
    List<Finding> found = new ArrayList<>();
    long answers = task.answers();
    if (answers >= (isShort ? 1 : ANSWERS_MIN)) {
      Usage usage = task.usage();
      boolean isFruitless = task.cut() + task.rejected(Reason.MALFORMED) >= answers * CUT_SHARE;
      if (task.onlyReasoned() > answers * MOST) {
        found.add(Finding.share(FindingSaid.ONLY_REASONED, task.onlyReasoned(), answers, thinking));
      } else if (isFruitless && usage.reasoningTokens() > usage.outputTokens() * REASONING_SHARE) {
        found.add(
            Finding.share(
                FindingSaid.REASONING, usage.reasoningTokens(), usage.outputTokens(), thinking));
      }
      if (task.refused() > answers * MOST) {
        found.add(
            Finding.share(
                FindingSaid.REFUSED, task.refused(), answers, AdviceSaid.CHANGE_PROMPT.of()));
      }
      if (task.cut() >= answers * CUT_SHARE) {
        Said room = AdviceSaid.LOWER_BATCH.of(Setting.MAX_TOKENS, Setting.BATCH_SIZE);
        found.add(Finding.share(FindingSaid.CUT, task.cut(), answers, room));
      }
    }
    long texts = task.texts();
    if (texts >= (isShort ? 1 : TEXTS_MIN)) {
      Stream.of(
              Reason.DUPLICATE,
              Reason.SCHEMA,
              Reason.MALFORMED,
              Reason.CATEGORY,
              Reason.LABEL,
              Reason.RULE)
          .filter(it -> task.rejected(it) >= (isShort ? 1 : texts * REJECTED_SHARE))
          .sorted((one, other) -> Long.compare(task.rejected(other), task.rejected(one)))
          .forEach(it ->
              found.add(
                  Finding.share(
                      FindingSaid.valueOf(it.name()), task.rejected(it), texts, better(it))));
    }
    return found;
  }

  private static Said better(Reason reason) {
    return switch (reason) {
      case DUPLICATE -> AdviceSaid.VARY.of();
      case SCHEMA -> AdviceSaid.EXPLAIN_SCHEMA.of(Setting.SCHEMA);
      case MALFORMED -> AdviceSaid.ASK_FOR_JSON.of(Setting.RESPONSE_FORMAT);
      case CATEGORY, LABEL -> AdviceSaid.DESCRIBE_CATEGORIES.of();
      case RULE, JUDGE, REVIEWER, SURPLUS -> AdviceSaid.STATE_RULE.of();
    };
  }

  private static List<Finding> speed(Figures task) {
    List<Finding> found = new ArrayList<>();
    long answers = task.answers();
    boolean runs = task.status() == TaskStatus.RUNNING;
    boolean isThrottled =
        task.throttled() >= ANSWERS_MIN && task.throttled() >= answers * THROTTLED_SHARE;
    if (isThrottled) {
      found.add(
          new Finding(
              FindingSaid.THROTTLED.of(task.throttled(), answers),
              now(task.status(), AdviceSaid.EASE.of())));
    }
    // Without a second try, or an answer before it stopped, it was no passing fault: the state of
    // the task says what it was.
    boolean mayPass = runs || answers > 0;
    if (mayPass
        && task.retries() >= ANSWERS_MIN
        && task.retries() + task.failures() >= answers * FAILURES_SHARE) {
      found.add(
          new Finding(
              task.failures() == 0
                  ? FindingSaid.RETRIES.of(task.retries())
                  : FindingSaid.FAILURES.of(task.retries(), task.failures()),
              now(task.status(), AdviceSaid.STEADY.of(Setting.REQUEST_TIMEOUT))));
    }
    if (runs && answers >= ANSWERS_MIN) {
      pace(task, isThrottled, found);
    }
    return found;
  }

  private static void pace(Figures task, boolean isThrottled, List<Finding> found) {
    Pace pace = task.pace();
    int concurrency = pace.concurrency();
    long busy = isThrottled ? 0 : heldBackTo(task);
    if (busy > 0) {
      found.add(
          new Finding(FindingSaid.LIMITS.of(concurrency, busy), FindingSaid.RAISE_LIMITS.of()));
    }
    if (pace.latencyMillis() < SLOW_MILLIS) {
      return;
    }
    boolean mayBeMore = !isThrottled && busy == 0;
    double seconds = Math.round(pace.latencyMillis() / 100.0) / 10.0;
    if (mayBeMore && concurrency < CONCURRENCY_LOW && pace.inFlight() >= concurrency) {
      found.add(
          new Finding(
              FindingSaid.CONCURRENCY.of(seconds, concurrency),
              FindingSaid.RAISE_CONCURRENCY.of()));
    }
    long tokens = Math.round((double) task.usage().outputTokens() / task.answers());
    if (tokens >= LONG_TOKENS) {
      Said shorter = AdviceSaid.SHORTER.of(Setting.BATCH_SIZE);
      found.add(new Finding(FindingSaid.LONG.of(tokens, seconds), FindingSaid.NEXT.of(shorter)));
    } else if (mayBeMore && concurrency >= CONCURRENCY_LOW) {
      Said faster = AdviceSaid.FASTER.of();
      found.add(new Finding(FindingSaid.SLOW.of(seconds, tokens), FindingSaid.NEXT.of(faster)));
    }
  }

  /// How many calls are being answered at a time, where the others wait for their turn; 0 where
  /// none does. A request counts as in flight while the model's own limits keep it waiting, so that
  /// its rate has to tell: by Little's law as many are being answered as come in a second, times
  /// the seconds that one takes.
  private static long heldBackTo(Figures task) {
    Pace pace = task.pace();
    if (task.answers() < TEXTS_MIN
        || task.accepted() == 0
        || pace.rowsPerMinute() <= 0
        || pace.inFlight() < pace.concurrency()) {
      return 0;
    }
    double answersPerMilli = pace.rowsPerMinute() * task.answers() / task.accepted() / 60_000;
    double busy = answersPerMilli * pace.latencyMillis();
    double waitMillis = pace.concurrency() / answersPerMilli - pace.latencyMillis();
    return busy <= pace.concurrency() * MOST && waitMillis >= WAIT_MILLIS
        ? Math.max(1, Math.round(busy))
        : 0;
  }

  /// What can be changed for this task, while it runs or before it goes on, or only for another
  /// one.
  private static Said now(TaskStatus status, Said better) {
    FindingSaid when =
        switch (status) {
          case RUNNING -> FindingSaid.ADAPTS;
          case PENDING, PAUSED -> FindingSaid.BEFORE_RESUMING;
          case PARTIAL, FAILED -> FindingSaid.BEFORE_RETRYING;
          case COMPLETED, CANCELLED -> FindingSaid.NEXT;
        };
    return when.of(better);
  }
}
