package dev.winnow.quality.evaluate;

import dev.winnow.core.document.Excerpt;
import dev.winnow.core.evaluate.EvaluationSaid;
import dev.winnow.quality.evaluate.Evaluation.TimeFigures;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Counts rows that are too old.
final class CountAges {

  private static final double OLD = 0.5;

  /// Where clocks and zones differ.
  private static final Duration FUTURE_MAX = Duration.ofDays(1);

  private final String field;
  private final int maxAgeDays;
  private final Instant now;
  private final List<Long> counts = new ArrayList<>();
  private @Nullable Instant oldest;
  private @Nullable Instant newest;
  private long timely;
  private long unread;
  private long old;
  private long future;

  CountAges(String field, int maxAgeDays, Instant now) {
    this.field = field;
    this.maxAgeDays = maxAgeDays;
    this.now = now;
  }

  void add(ObjectNode row, Consumer<Finding> findings) {
    JsonNode value = row.path(field);
    Optional<Instant> read = ReadTime.of(value);
    if (read.isEmpty()) {
      unread++;
      findings.accept(new Finding(OLD, EvaluationSaid.NO_TIME.of(field, Excerpt.of(value))));
      return;
    }
    Instant time = read.get();
    oldest = oldest == null || time.isBefore(oldest) ? time : oldest;
    newest = newest == null || time.isAfter(newest) ? time : newest;
    Duration age = Duration.between(time, now);
    if (age.compareTo(FUTURE_MAX.negated()) < 0) {
      future++;
      findings.accept(new Finding(OLD, EvaluationSaid.FUTURE.of(field, Excerpt.of(value))));
      return;
    }
    CountFields.increment(counts, Long.SIZE - Long.numberOfLeadingZeros(Math.max(0, age.toDays())));
    if (age.compareTo(Duration.ofDays(maxAgeDays)) > 0) {
      old++;
      findings.accept(new Finding(OLD, EvaluationSaid.OLD.of(field, age.toDays())));
    } else {
      timely++;
    }
  }

  /// Rows that are not too old.
  long timely() {
    return timely;
  }

  TimeFigures figures() {
    return new TimeFigures(
        field,
        maxAgeDays,
        unread,
        old,
        future,
        oldest == null ? null : oldest.toString(),
        newest == null ? null : newest.toString(),
        counts);
  }
}
