package dev.winnow.core.gate;

import dev.winnow.core.llm.ModelSettings;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// What a judging model looks at, and which rows it lets through.
///
/// @param model which judges; null is the task's
/// @param preset whose dimensions these are; null where they are written
/// @param dimensions at least one
/// @param examples rows with the scores they should get
/// @param threshold the least weighted mean, 1 to 5, of a row that is accepted
/// @param votes how often each row is judged, 1 to 9; the median counts
/// @param rowsPerRequest how many rows one request judges, 1 to 50
/// @param pair the texts of a row that are compared, by the dimensions; null where rows are scored
public record Rubric(
    @Nullable ModelSettings model,
    @Nullable String preset,
    List<Dimension> dimensions,
    List<Example> examples,
    double threshold,
    int votes,
    int rowsPerRequest,
    @Nullable Pair pair) {

  public static final double THRESHOLD_USUAL = 3.5;

  /// The one score of a vote about a pair: 5 where the text that should be better is, 3 where
  /// neither is, 1 where the other one is.
  public static final String PREFERENCE = "preference";

  private static final List<Dimension> PREFERENCE_ALONE =
      List.of(new Dimension(PREFERENCE, "", Scale.SCORE, 1));

  /// How a dimension is scored. As numbers both go from 1 to 5.
  public enum Scale {
    /// Whole numbers from 1, bad, to 5, good.
    SCORE,
    /// Yes counts as 5, no as 1.
    YES_NO
  }

  /// Something that is judged.
  ///
  /// @param description the question that is asked of a row
  /// @param weight of the mean, over 0
  public record Dimension(String name, String description, Scale scale, double weight) {}

  /// Two fields of a row, of which one should be better than the other. Every other vote sees them
  /// in the other order.
  public record Pair(String chosen, String rejected) {}

  /// A row as it should be judged.
  ///
  /// @param scores as numbers, by dimension
  public record Example(ObjectNode row, Map<String, Integer> scores, String reason) {

    public Example {
      scores = Map.copyOf(scores);
    }
  }

  public Rubric {
    dimensions = List.copyOf(dimensions);
    examples = List.copyOf(examples);
  }

  /// The score of a row: the weighted mean over the dimensions, of each the median of its votes; 1
  /// to 5. Of a pair it is the median of the preferences.
  ///
  /// @param said at least one; a dimension that one does not know counts as 1
  public double score(List<Vote> said) {
    double sum = 0;
    double weights = 0;
    for (Dimension dimension : scored()) {
      sum += dimension.weight() * median(dimension, said);
      weights += dimension.weight();
    }
    return sum / weights;
  }

  /// What votes have scores for: the dimensions, of a pair the preference.
  public List<Dimension> scored() {
    return pair == null ? dimensions : PREFERENCE_ALONE;
  }

  /// The median of what votes say of a dimension.
  ///
  /// @param said at least one; a vote that does not know the dimension counts as 1
  public static double median(Dimension dimension, List<Vote> said) {
    double[] scores =
        said.stream()
            .mapToDouble(vote -> vote.scores().getOrDefault(dimension.name(), 1))
            .sorted()
            .toArray();
    int middle = scores.length / 2;
    return scores.length % 2 == 1 ? scores[middle] : (scores[middle - 1] + scores[middle]) / 2;
  }

  /// The vote that speaks most against a row.
  ///
  /// @param said at least one; of several the first
  public Vote lowest(List<Vote> said) {
    return Collections.min(said, Comparator.comparingDouble(vote -> score(List.of(vote))));
  }
}
