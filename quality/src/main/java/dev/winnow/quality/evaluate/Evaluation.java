package dev.winnow.quality.evaluate;

import dev.winnow.core.evaluate.Metric;
import dev.winnow.core.gate.Aspect;
import dev.winnow.core.say.Said;
import dev.winnow.quality.metric.Interval;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// What rows were found to be like. In JSON it has the same names: that of the interface, of files
/// and of reports.
///
/// @param rows how many there are
/// @param score the overall score, 0 to 100: the weighted mean of the metrics; null without rows
/// @param metrics those that were measured
/// @param fields of the rows, in the order they were met, the first [#FIELDS_MAX]
/// @param complete rows in which no field is empty
/// @param rules those that were counted, in their order
/// @param duplicates rows that repeat others
/// @param timeliness null where no time was asked for
/// @param diversity null without texts
/// @param balance by field of the targets; where there are none, fields with few values
/// @param judge null where no model judged
/// @param worst rows with most against them, the worst first
public record Evaluation(
    long rows,
    @Nullable Double score,
    List<Measured> metrics,
    List<FieldFigures> fields,
    long complete,
    List<RuleFigures> rules,
    DuplicateFigures duplicates,
    @Nullable TimeFigures timeliness,
    @Nullable DiversityFigures diversity,
    List<BalanceFigures> balance,
    @Nullable JudgeFigures judge,
    List<WorstRow> worst) {

  public static final int FIELDS_MAX = 200;

  public Evaluation {
    metrics = List.copyOf(metrics);
    fields = List.copyOf(fields);
    rules = List.copyOf(rules);
    balance = List.copyOf(balance);
    worst = List.copyOf(worst);
  }

  /// A metric.
  ///
  /// @param value 0 to 1
  /// @param good of a metric that counts rows or values: the good ones; null of others
  /// @param all of them
  /// @param interval 95 %; null where the metric is not of a sample
  /// @param weight in the overall score
  /// @param warnBelow the value below which there is a warning
  /// @param warning whether there is one
  public record Measured(
      Metric metric,
      double value,
      @Nullable Long good,
      @Nullable Long all,
      @Nullable Interval interval,
      int weight,
      double warnBelow,
      boolean warning) {}

  /// A field of the rows.
  ///
  /// @param missing rows without it
  /// @param nulls rows where it is null
  /// @param blank rows where it is a text without a letter, an empty list or an empty map
  /// @param lengths of its texts; null where it has none
  public record FieldFigures(
      String name, long missing, long nulls, long blank, @Nullable Lengths lengths) {}

  /// How long texts are, in characters (code points).
  ///
  /// @param counts how many have 0, 1, 2 to 3, 4 to 7, … characters; the last one has some
  public record Lengths(long texts, long least, double mean, long most, List<Long> counts) {

    public Lengths {
      counts = List.copyOf(counts);
    }
  }

  /// A rule.
  ///
  /// @param rule its kind
  /// @param broken rows that break it
  public record RuleFigures(String rule, Aspect aspect, long broken) {}

  /// Rows that repeat others.
  ///
  /// @param exact rows that are the same as one before them
  /// @param near rows that are nearly the same as one before them
  /// @param heldOut rows that repeat a held-out one
  /// @param threshold from which similarity on rows are nearly the same; null is never
  /// @param similarity near duplicates by their similarity, from [#BIN] times a number on; the last
  ///   one has some
  /// @param semantic of a sample; null where no model embedded
  public record DuplicateFigures(
      long exact,
      long near,
      long heldOut,
      @Nullable Double threshold,
      List<Long> similarity,
      @Nullable SemanticFigures semantic) {

    public static final double BIN = 0.05;

    public DuplicateFigures {
      similarity = List.copyOf(similarity);
    }
  }

  /// Rows of a sample that mean nearly the same as another one of it.
  ///
  /// @param model that embedded them
  /// @param sample rows of the sample
  /// @param compared rows of the sample that have an embedding
  /// @param found of these, those that repeat another
  public record SemanticFigures(
      String model, double threshold, long sample, long compared, long found) {}

  /// How old rows are.
  ///
  /// @param unread rows without a time that can be read
  /// @param old rows that are older than is wanted
  /// @param future rows whose time has not come, by more than a day
  /// @param oldest as a date and time; null where none can be read
  /// @param counts rows of an age under 1, 2, 4, 8, … days; the last one has some
  public record TimeFigures(
      String field,
      int maxAgeDays,
      long unread,
      long old,
      long future,
      @Nullable String oldest,
      @Nullable String newest,
      List<Long> counts) {

    public TimeFigures {
      counts = List.copyOf(counts);
    }
  }

  /// How much texts differ.
  ///
  /// @param sample rows that were looked at
  /// @param distinct1 different words of all words
  /// @param distinct2 different pairs of words of all pairs
  /// @param compressionRatio bytes of the texts for each byte they are compressed to; the more, the
  ///   more they repeat
  /// @param similarity the mean of what two rows have in common, 0 to 1
  public record DiversityFigures(
      long sample,
      double distinct1,
      double distinct2,
      double compressionRatio,
      double similarity) {}

  /// How the values of a field are divided.
  ///
  /// @param other rows with a value that is no category, or none
  /// @param chiSquare of the rows with a category; null without targets, and where there are none
  /// @param degrees of freedom
  /// @param pValue the chance that rows drawn by the targets are divided as unevenly as these
  /// @param totalVariation from the targets, 0 to 1, other rows counted; null without targets
  public record BalanceFigures(
      String field,
      List<CategoryFigures> categories,
      long other,
      @Nullable Double chiSquare,
      @Nullable Integer degrees,
      @Nullable Double pValue,
      @Nullable Double totalVariation) {

    public BalanceFigures {
      categories = List.copyOf(categories);
    }
  }

  /// A category.
  ///
  /// @param share of the rows, 0 to 1
  /// @param target the share that is wanted; null where none is
  public record CategoryFigures(String name, long rows, double share, @Nullable Double target) {}

  /// What a judging model said of a sample.
  ///
  /// @param sample rows of the sample
  /// @param judged of these, those that were judged
  /// @param mean score, 1 to 5; null where no row was judged
  /// @param interval 95 % of the mean; null of fewer than two rows, and where all scores are the
  ///   same
  /// @param threshold the score from which on the rubric accepts rows
  /// @param passed rows that have it
  /// @param counts rows with a score under 1.5, 2, 2.5, … 5, and the rest
  public record JudgeFigures(
      String model,
      long sample,
      long judged,
      @Nullable Double mean,
      @Nullable Interval interval,
      double threshold,
      long passed,
      List<DimensionFigures> dimensions,
      List<Long> counts) {

    public JudgeFigures {
      dimensions = List.copyOf(dimensions);
      counts = List.copyOf(counts);
    }
  }

  /// A dimension of the rubric.
  ///
  /// @param counts rows with the score 1, 2, 3, 4, 5: of each the median of its votes, rounded down
  public record DimensionFigures(
      String name, double mean, @Nullable Interval interval, List<Long> counts) {

    public DimensionFigures {
      counts = List.copyOf(counts);
    }
  }

  /// A row with much against it.
  ///
  /// @param row its number
  /// @param data the row, long texts cut
  /// @param reasons what is against it
  /// @param score the judge's; null where it was not judged
  public record WorstRow(long row, ObjectNode data, List<Said> reasons, @Nullable Double score) {

    public WorstRow {
      reasons = List.copyOf(reasons);
    }
  }
}
