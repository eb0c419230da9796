package dev.winnow.server.review;

import dev.winnow.core.gate.Rubric;
import dev.winnow.core.task.ReviewRequest.Choice;
import dev.winnow.quality.metric.Interval;
import dev.winnow.quality.metric.Kappa;
import dev.winnow.server.review.FiguresView.JudgeView;
import dev.winnow.server.review.FiguresView.KappaView;
import dev.winnow.server.review.FiguresView.PairView;
import dev.winnow.server.review.FiguresView.PointView;
import dev.winnow.server.review.FiguresView.RefillView;
import dev.winnow.server.review.FiguresView.ReviewerView;
import dev.winnow.server.review.ScoreItems.Scored;
import dev.winnow.storage.dataset.StoredDataset;
import dev.winnow.storage.review.Decision;
import dev.winnow.storage.review.ReviewCounts;
import dev.winnow.storage.review.ReviewItem;
import dev.winnow.storage.review.Standing;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Counts what reviewers decided: how far they agree with one another, and with the judge.
final class CountReviews {

  /// Of more reviewers, those who decided about most rows are compared.
  private static final int REVIEWERS_MAX = 12;

  private static final int STEPS = 16;
  private static final double STEP = 0.25;

  private final ReviewStores stores;

  CountReviews(ReviewStores stores) {
    this.stores = stores;
  }

  /// @param threshold of the judge; null is the one that most rows were judged by
  FiguresView count(StoredDataset dataset, @Nullable Double threshold) {
    ReviewCounts counts = stores.reviewed().counts(dataset);
    Map<ReviewItem, List<Decision>> decisions = stores.reviews().decisions(dataset.id());
    List<ReviewerView> reviewers = reviewers(decisions.values());
    return new FiguresView(
        counts.rows(),
        counts.decided(),
        counts.accepted(),
        counts.rejected(),
        counts.edited(),
        counts.open(),
        reviewers,
        pairs(reviewers, decisions.values()),
        judge(judged(dataset, decisions), threshold),
        stores.reviewed().toRefillOf(dataset).stream()
            .map(it -> new RefillView(it.task(), it.name(), it.rows()))
            .toList());
  }

  private static List<ReviewerView> reviewers(Collection<List<Decision>> decisions) {
    Map<String, long[]> by = new TreeMap<>();
    decisions.forEach(row ->
        row.forEach(it -> {
          long[] counts = by.computeIfAbsent(it.reviewer(), each -> new long[2]);
          counts[0]++;
          counts[1] += isGood(it) ? 1 : 0;
        }));
    return by.entrySet().stream()
        .map(it -> new ReviewerView(it.getKey(), it.getValue()[0], it.getValue()[1]))
        .sorted((one, other) -> Long.compare(other.rows(), one.rows()))
        .toList();
  }

  private static boolean isGood(Decision decision) {
    return decision.choice() == Choice.ACCEPT;
  }

  private static List<PairView> pairs(
      List<ReviewerView> reviewers, Collection<List<Decision>> decisions) {
    List<String> names = reviewers.stream().limit(REVIEWERS_MAX).map(ReviewerView::name).toList();
    List<PairView> pairs = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      for (int k = i + 1; k < names.size(); k++) {
        Kappa kappa = kappa(names.get(i), names.get(k), decisions);
        if (kappa.rows() > 0) {
          pairs.add(new PairView(names.get(i), names.get(k), KappaView.of(kappa)));
        }
      }
    }
    return pairs;
  }

  private static Kappa kappa(String first, String second, Collection<List<Decision>> decisions) {
    Table table = new Table();
    for (List<Decision> row : decisions) {
      Decision one = of(first, row);
      Decision other = of(second, row);
      if (one != null && other != null) {
        table.add(isGood(one), isGood(other));
      }
    }
    return table.kappa();
  }

  private static @Nullable Decision of(String reviewer, List<Decision> row) {
    return row.stream().filter(it -> it.reviewer().equals(reviewer)).findFirst().orElse(null);
  }

  /// Rows by what two say of them.
  private static final class Table {

    private long both;
    private long first;
    private long second;
    private long neither;

    void add(boolean one, boolean other) {
      if (one) {
        both += other ? 1 : 0;
        first += other ? 0 : 1;
      } else {
        second += other ? 1 : 0;
        neither += other ? 0 : 1;
      }
    }

    Kappa kappa() {
      return Kappa.of(both, first, second, neither);
    }
  }

  /// A row that both a judge and people have decided about.
  ///
  /// @param threshold that it was judged by
  /// @param good whether people accepted it as it came
  private record Judged(double score, double threshold, boolean good) {}

  private List<Judged> judged(StoredDataset dataset, Map<ReviewItem, List<Decision>> decisions) {
    ScoreItems scores = new ScoreItems(stores.queue());
    List<Long> ordinals =
        decisions.keySet().stream()
            .flatMap(it ->
                it instanceof ReviewItem.Row row
                    ? java.util.stream.Stream.of(row.ordinal())
                    : java.util.stream.Stream.of())
            .toList();
    List<Scored> scored = new ArrayList<>();
    if (!ordinals.isEmpty()) {
      scored.addAll(
          scores.of(stores.queue().judged(stores.reviews().reviewable(dataset), ordinals)));
    }
    if (ordinals.size() < decisions.size()) {
      scored.addAll(
          scores.left(
              stores.queue().left(dataset.id(), false).stream()
                  .filter(it -> decisions.containsKey(it.item()))
                  .toList()));
    }
    return scored.stream()
        // Reviewers who differ have not said what people think of it.
        .filter(it -> !isOpen(decisions, it))
        .map(it ->
            new Judged(
                it.score(),
                it.threshold(),
                Standing.of(decisions.getOrDefault(it.item(), List.of())) == Standing.ACCEPTED))
        .toList();
  }

  private static boolean isOpen(Map<ReviewItem, List<Decision>> decisions, Scored scored) {
    return Standing.of(decisions.getOrDefault(scored.item(), List.of())) == Standing.OPEN;
  }

  private static @Nullable JudgeView judge(List<Judged> rows, @Nullable Double asked) {
    if (rows.isEmpty()) {
      return null;
    }
    double threshold = asked == null ? usual(rows) : asked;
    Table table = new Table();
    rows.forEach(it -> table.add(it.score() >= threshold, it.good()));
    return new JudgeView(
        threshold,
        rows.size(),
        KappaView.of(table.kappa()),
        point(rows, threshold),
        IntStream.rangeClosed(0, STEPS).mapToObj(it -> point(rows, 1 + it * STEP)).toList());
  }

  private static double usual(List<Judged> rows) {
    Map<Double, Long> thresholds =
        new HashMap<>(
            rows.stream().collect(Collectors.groupingBy(Judged::threshold, Collectors.counting())));
    return thresholds.entrySet().stream()
        .max(Map.Entry.<Double, Long>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
        .map((Function<Map.Entry<Double, Long>, Double>) Map.Entry::getKey)
        .orElse(Rubric.THRESHOLD_USUAL);
  }

  private static PointView point(List<Judged> rows, double threshold) {
    long passed = rows.stream().filter(it -> it.score() >= threshold).count();
    long good = rows.stream().filter(it -> it.score() >= threshold && it.good()).count();
    long allGood = rows.stream().filter(Judged::good).count();
    return new PointView(
        threshold,
        passed,
        good,
        passed == 0 ? null : (double) good / passed,
        passed == 0 ? null : Interval.ofShare(good, passed),
        allGood == 0 ? null : (double) good / allGood,
        allGood == 0 ? null : Interval.ofShare(good, allGood));
  }
}
