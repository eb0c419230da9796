package dev.winnow.server.review;

import dev.winnow.core.document.ExactJson;
import dev.winnow.core.gate.Options;
import dev.winnow.core.gate.Rubric;
import dev.winnow.core.gate.Vote;
import dev.winnow.core.task.EvaluationRequest;
import dev.winnow.core.task.ReadTask;
import dev.winnow.core.task.TaskResult;
import dev.winnow.storage.review.JudgedItem;
import dev.winnow.storage.review.ReviewItem;
import dev.winnow.storage.review.ReviewQueue;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// Makes scores of what judging models said of rows, by the rubrics they were asked with.
final class ScoreItems {

  private final ReviewQueue queue;

  ScoreItems(ReviewQueue queue) {
    this.queue = queue;
  }

  /// A row that a judging model has scored.
  ///
  /// @param votes at least one
  record Scored(ReviewItem item, double score, Rubric rubric, List<Vote> votes) {

    double threshold() {
      return rubric.threshold();
    }

    /// How far the votes are apart: the most that two say differently of a dimension, or that two
    /// dimensions of the row differ.
    double spread() {
      double most = 0;
      for (Rubric.Dimension dimension : rubric.scored()) {
        most =
            Math.max(
                most,
                range(
                    votes.stream()
                        .mapToDouble(vote -> vote.scores().getOrDefault(dimension.name(), 1))));
      }
      return Math.max(
          most, range(rubric.scored().stream().mapToDouble(it -> Rubric.median(it, votes))));
    }

    private static double range(DoubleStream of) {
      var all = of.summaryStatistics();
      return all.getCount() == 0 ? 0 : all.getMax() - all.getMin();
    }
  }

  /// The scores of some rows, those without any vote left out.
  List<Scored> of(List<JudgedItem> items) {
    Set<UUID> ids = new HashSet<>();
    items.forEach(it -> ids.add(source(it)));
    Map<UUID, Rubric> rubrics = rubrics(ids);
    return items.stream()
        .map(it -> score(it.item(), it.votes(), rubrics.get(source(it))))
        .filter(it -> !it.votes().isEmpty())
        .toList();
  }

  /// The scores of rows that their dataset does not have, likewise.
  List<Scored> left(Collection<ReviewQueue.LeftRow> rows) {
    return of(
        rows.stream()
            .filter(it -> it.votes() != null)
            .map(it ->
                new JudgedItem(
                    it.item(), it.item().task(), null, Objects.requireNonNull(it.votes())))
            .toList());
  }

  private static UUID source(JudgedItem item) {
    return Objects.requireNonNull(item.task() == null ? item.evaluation() : item.task());
  }

  private Map<UUID, Rubric> rubrics(Set<UUID> ids) {
    Map<UUID, Rubric> rubrics = new HashMap<>();
    queue
        .settings(ids)
        .forEach((id, settings) -> {
          Rubric rubric = rubric(ExactJson.object(settings));
          if (rubric != null) {
            rubrics.put(id, rubric);
          }
        });
    return rubrics;
  }

  /// Of a pinned task, or of an evaluation.
  private static @Nullable Rubric rubric(ObjectNode settings) {
    if (settings.has("template")) {
      return switch (ReadTask.readPinned(settings)) {
        case TaskResult.Ready ready -> ready.task().recipe().gates().judge();
        case TaskResult.Rejected rejected -> null;
      };
    }
    return EvaluationRequest.settings(settings, Options.Rows.ANY).settings().gates().judge();
  }

  private static Scored score(ReviewItem item, String json, @Nullable Rubric known) {
    List<Vote> votes = Vote.read(ExactJson.read(json));
    Rubric rubric = known == null ? usual(votes) : known;
    return new Scored(item, votes.isEmpty() ? 0 : rubric.score(votes), rubric, votes);
  }

  /// Where the rubric is gone, every dimension counts alike.
  private static Rubric usual(List<Vote> votes) {
    Set<String> names = new TreeSet<>();
    votes.forEach(it -> names.addAll(it.scores().keySet()));
    return new Rubric(
        null,
        null,
        names.stream().map(it -> new Rubric.Dimension(it, "", Rubric.Scale.SCORE, 1)).toList(),
        List.of(),
        Rubric.THRESHOLD_USUAL,
        1,
        1,
        null);
  }
}
