package dev.winnow.server.review;

import dev.winnow.quality.metric.Interval;
import dev.winnow.quality.metric.Kappa;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What the reviews of a dataset have come to. Everywhere an edited row counts as one that was not
/// good as it came.
@Schema(name = "ReviewFigures")
record FiguresView(
    @Schema(description = "Rows of the dataset, those that reviewers rejected among them")
        long rows,
    @Schema(description = "Rows that somebody has decided about") long decided,
    long accepted,
    long rejected,
    long edited,
    @Schema(description = "Rows that nobody has decided about") long open,
    @Schema(description = "Those who decided, by name") List<ReviewerView> reviewers,
    @Schema(description = "How far each two reviewers agree") List<PairView> pairs,
    @Schema(
            description =
                "How far the judge agrees with people; null where it has scored no row that was reviewed")
        @Nullable JudgeView judge,
    @Schema(description = "Tasks that can be asked for other rows in place of rejected ones")
        List<RefillView> refill) {

  /// Somebody who reviewed rows.
  @Schema(name = "ReviewerFigures")
  record ReviewerView(
      String name,
      @Schema(description = "Rows decided about") long rows,
      @Schema(description = "Of these, accepted as they came") long accepted) {}

  /// Two reviewers.
  @Schema(name = "ReviewerPair")
  record PairView(String first, String second, KappaView kappa) {}

  /// Cohen's kappa of two who say yes or no.
  @Schema(name = "ReviewKappa")
  record KappaView(
      @Schema(description = "Rows that both decided about") long rows,
      @Schema(description = "Share of rows on which both agree, 0 to 1") double agreement,
      @Schema(
              description =
                  "Agreement beyond chance, -1 to 1; null without rows, and where both say the same of all rows")
          @Nullable Double value,
      @Schema(description = "Its 95 % confidence interval") @Nullable Interval interval) {

    static KappaView of(Kappa kappa) {
      return new KappaView(kappa.rows(), kappa.agreement(), kappa.value(), kappa.interval());
    }
  }

  /// How a judge compares with people.
  @Schema(name = "ReviewJudgeFigures")
  record JudgeView(
      @Schema(
              description =
                  "The threshold that was asked for, else the one most rows were judged by")
          double threshold,
      @Schema(description = "Rows that both have decided about") long rows,
      KappaView kappa,
      @Schema(description = "At this threshold") PointView at,
      @Schema(description = "At thresholds from 1 to 5 in steps of 0.25") List<PointView> curve) {}

  /// What a threshold would let through.
  @Schema(name = "ReviewThreshold")
  record PointView(
      double threshold,
      @Schema(description = "Rows with at least this score") long passed,
      @Schema(description = "Of these, rows that people accepted as they came") long good,
      @Schema(description = "Share of good rows among those that pass; null where none passes")
          @Nullable Double precision,
      @Schema(description = "Its 95 % confidence interval") @Nullable Interval precisionInterval,
      @Schema(description = "Share of the good rows that pass; null where none is good")
          @Nullable Double recall,
      @Schema(description = "Its 95 % confidence interval") @Nullable Interval recallInterval) {}

  /// Rejected rows of a task.
  @Schema(name = "ReviewRefill")
  record RefillView(
      UUID task,
      String name,
      @Schema(description = "Rows that reviewers rejected and that were not refilled") long rows) {}
}
