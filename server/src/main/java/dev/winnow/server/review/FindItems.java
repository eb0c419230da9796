package dev.winnow.server.review;

import dev.winnow.server.review.ItemView.Was;
import dev.winnow.server.review.ScoreItems.Scored;
import dev.winnow.storage.dataset.RowRanges;
import dev.winnow.storage.dataset.RowSet;
import dev.winnow.storage.dataset.StoredDataset;
import dev.winnow.storage.review.Decision;
import dev.winnow.storage.review.ReviewItem;
import dev.winnow.storage.review.ReviewQueue.LeftRow;
import dev.winnow.storage.review.Standing;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Finds the rows of a dataset that a reviewer wants to see.
final class FindItems {

  private static final double SPLIT_LEAST = 2;
  private static final double NEAR_MOST = 0.5;

  private final ReviewStores stores;
  private final ScoreItems scores;
  private final StoredDataset dataset;
  private final RowSet rows;

  FindItems(ReviewStores stores, StoredDataset dataset) {
    this.stores = stores;
    this.scores = new ScoreItems(stores.queue());
    this.dataset = dataset;
    this.rows = stores.reviews().reviewable(dataset);
  }

  /// Which rows.
  ///
  /// @param reviewer may be empty
  record Wanted(QueueFilter filter, String reviewer, long seed, int size) {}

  List<ItemView> find(Wanted wanted) {
    return switch (wanted.filter()) {
      case RANDOM ->
          rows(stores.queue().random(rows, wanted.reviewer(), wanted.seed(), wanted.size()));
      case REVIEWED -> rows(stores.queue().decided(rows, wanted.reviewer(), wanted.size()));
      case DISAGREED -> rows(stores.queue().disagreed(rows, wanted.size()));
      case LOW_SCORE ->
          scored(judged(wanted), Comparator.comparingDouble(Scored::score), wanted.size());
      case SPLIT ->
          scored(
              judged(wanted).filter(it -> it.spread() >= SPLIT_LEAST),
              Comparator.comparingDouble(Scored::spread).reversed(),
              wanted.size());
      case NEAR_THRESHOLD ->
          scored(
              Stream.concat(judged(wanted), scores.left(left(wanted, false)).stream())
                  .filter(it -> distance(it) <= NEAR_MOST),
              Comparator.comparingDouble(FindItems::distance),
              wanted.size());
      case JUDGE_REJECTED -> leftViews(left(wanted, false).stream().limit(wanted.size()).toList());
      case UNJUDGED -> leftViews(left(wanted, true).stream().limit(wanted.size()).toList());
    };
  }

  private static double distance(Scored row) {
    return Math.abs(row.score() - row.threshold());
  }

  private Stream<Scored> judged(Wanted wanted) {
    return scores.of(stores.queue().judged(rows, wanted.reviewer())).stream();
  }

  /// Those that the reviewer has not decided about.
  private List<LeftRow> left(Wanted wanted, boolean waiting) {
    List<LeftRow> all = stores.queue().left(dataset.id(), waiting);
    if (all.isEmpty()) {
      return all;
    }
    Map<ReviewItem, List<Decision>> decisions = stores.reviews().decisions(dataset.id());
    return all.stream()
        .filter(it ->
            decisions.getOrDefault(it.item(), List.of()).stream()
                .noneMatch(each -> each.reviewer().equals(wanted.reviewer())))
        .toList();
  }

  private List<ItemView> scored(Stream<Scored> found, Comparator<Scored> order, int size) {
    List<Scored> first =
        found.sorted(order.thenComparing(it -> it.item().toString())).limit(size).toList();
    Map<ReviewItem, ItemView> views = new HashMap<>();
    List<Long> ordinals = new ArrayList<>();
    for (Scored each : first) {
      switch (each.item()) {
        case ReviewItem.Row row -> ordinals.add(row.ordinal());
        case ReviewItem.Left left ->
            stores.queue().left(left).ifPresent(it -> views.put(left, leftView(it)));
      }
    }
    rows(ordinals)
        .forEach(it -> views.put(new ReviewItem.Row(Objects.requireNonNull(it.ordinal())), it));
    return first.stream().map(it -> views.get(it.item())).filter(Objects::nonNull).toList();
  }

  /// A row; empty where it is not there any more.
  Optional<ItemView> one(ReviewItem item) {
    return switch (item) {
      case ReviewItem.Row row -> rows(List.of(row.ordinal())).stream().findFirst();
      case ReviewItem.Left left -> stores.queue().left(left).map(this::leftView);
    };
  }

  private List<ItemView> leftViews(List<LeftRow> found) {
    return found.stream().map(this::leftView).toList();
  }

  private ItemView leftView(LeftRow row) {
    return ItemView.of(
        row.item(),
        row.waits() ? Was.WAITING : Was.JUDGE,
        row.data(),
        null,
        scores.left(List.of(row)).stream().findFirst().orElse(null),
        stores.reviews().decisions(dataset.id(), row.item()));
  }

  private List<ItemView> rows(List<Long> ordinals) {
    Map<ReviewItem, List<Decision>> decisions = stores.reviews().decisions(dataset.id(), ordinals);
    Map<Long, String> data = data(rows, ordinals);
    RowSet asTheyCame = new RowSet(dataset.id(), rows.upTo(), rows.hidden(), RowRanges.NONE);
    Map<Long, String> originals =
        data(
            asTheyCame,
            ordinals.stream()
                .filter(it ->
                    Standing.of(decisions.getOrDefault(new ReviewItem.Row(it), List.of()))
                        == Standing.EDITED)
                .toList());
    Map<ReviewItem, Scored> judged = new HashMap<>();
    scores.of(stores.queue().judged(rows, ordinals)).forEach(it -> judged.put(it.item(), it));
    return ordinals.stream()
        .map(ordinal ->
            view(
                new ReviewItem.Row(ordinal),
                data.get(ordinal),
                originals.get(ordinal),
                judged,
                decisions))
        .filter(Objects::nonNull)
        .toList();
  }

  private static @Nullable ItemView view(
      ReviewItem item,
      @Nullable String data,
      @Nullable String original,
      Map<ReviewItem, Scored> judged,
      Map<ReviewItem, List<Decision>> decisions) {
    return data == null
        ? null
        : ItemView.of(
            item,
            Was.ACCEPTED,
            data,
            original,
            judged.get(item),
            decisions.getOrDefault(item, List.of()));
  }

  private Map<Long, String> data(RowSet set, List<Long> ordinals) {
    Map<Long, String> data = new HashMap<>();
    if (!ordinals.isEmpty()) {
      stores.rows().these(set, ordinals, row -> data.put(row.ordinal(), row.data()));
    }
    return data;
  }
}
