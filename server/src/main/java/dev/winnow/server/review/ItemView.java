package dev.winnow.server.review;

import com.fasterxml.jackson.annotation.JsonRawValue;
import dev.winnow.core.gate.Vote;
import dev.winnow.core.task.ReviewRequest;
import dev.winnow.storage.review.Decision;
import dev.winnow.storage.review.ReviewItem;
import dev.winnow.storage.review.Standing;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A row to decide about.
@Schema(name = "ReviewItem")
record ItemView(
    @Schema(description = "Place in the dataset, from 1; null where the dataset does not have it")
        @Nullable Long ordinal,
    @Schema(description = "Of a row that the dataset does not have, the task that made it")
        @Nullable UUID task,
    @Schema(description = "The request that brought that row") @Nullable String unit,
    @Schema(description = "Which row of its response, from 0") @Nullable Integer index,
    @Schema(
            description =
                "ACCEPTED, a row of the dataset; WAITING, one that waits for the judge; JUDGE, one that the judge rejected")
        Was was,
    @Schema(description = "How it stands by what reviewers decided") Standing standing,
    @Schema(description = "The row", type = "object") @JsonRawValue String data,
    @Schema(description = "As it came, where a reviewer edited it", type = "object") @JsonRawValue
        @Nullable String original,
    @Schema(description = "What a judging model said of it; null where none was asked")
        @Nullable JudgeView judge,
    @Schema(description = "Of each reviewer the newest, the older ones first")
        List<DecisionView> decisions) {

  /// What became of a row before anybody reviewed it.
  enum Was {
    ACCEPTED,
    WAITING,
    JUDGE
  }

  /// What a judging model said of a row.
  @Schema(name = "ReviewJudge")
  record JudgeView(
      @Schema(description = "Weighted mean over the dimensions, 1 to 5", example = "3.5")
          double score,
      @Schema(description = "The least score of a row that is accepted", example = "3.5")
          double threshold,
      List<Vote> votes) {

    static JudgeView of(ScoreItems.Scored scored) {
      return new JudgeView(scored.score(), scored.threshold(), scored.votes());
    }
  }

  /// What a reviewer decided about a row.
  @Schema(name = "ReviewDecision")
  record DecisionView(
      long id,
      String reviewer,
      ReviewRequest.Choice decision,
      String reason,
      @Schema(description = "What takes the row's place, where it was edited", type = "object")
          @JsonRawValue
          @Nullable String data,
      Instant at) {

    static DecisionView of(Decision decision) {
      return new DecisionView(
          decision.id(),
          decision.reviewer(),
          decision.choice(),
          decision.reason(),
          decision.data(),
          decision.at());
    }
  }

  static ItemView of(
      ReviewItem item,
      Was was,
      String data,
      @Nullable String original,
      ScoreItems.@Nullable Scored judge,
      List<Decision> decisions) {
    ReviewItem.Left left = item instanceof ReviewItem.Left it ? it : null;
    return new ItemView(
        item instanceof ReviewItem.Row row ? row.ordinal() : null,
        left == null ? null : left.task(),
        left == null ? null : left.unit(),
        left == null ? null : left.index(),
        was,
        Standing.of(decisions),
        data,
        original,
        judge == null ? null : JudgeView.of(judge),
        decisions.stream().map(DecisionView::of).toList());
  }
}
