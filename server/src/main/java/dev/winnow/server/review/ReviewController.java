package dev.winnow.server.review;

import dev.winnow.core.llm.StorableText;
import dev.winnow.core.task.ReviewRequest;
import dev.winnow.core.task.WantedSaid;
import dev.winnow.server.web.AskedBy;
import dev.winnow.server.web.FieldErrors;
import dev.winnow.server.web.ReadWord;
import dev.winnow.server.web.Refusal;
import dev.winnow.server.web.RefusalSaid;
import dev.winnow.server.web.openapi.DescribedRequests;
import dev.winnow.storage.review.ReviewItem;
import dev.winnow.storage.review.Reviews;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/// Reviews of datasets, over REST.
@RestController
@RequestMapping("/api/v1/data-management/datasets/{id}/review")
@Tag(name = "Reviews", description = "Rows that people accept, reject or edit")
class ReviewController {

  private static final int SIZE_DEFAULT = 50;
  private static final int SIZE_MAX = 500;

  private final ReviewStores stores;

  ReviewController(ReviewStores stores) {
    this.stores = stores;
  }

  /// Rows to decide about.
  @Schema(name = "ReviewQueue")
  record QueueView(List<ItemView> content) {}

  @GetMapping("/rows")
  @Operation(
      operationId = "listReviewRows",
      summary = "List rows to review",
      description =
          "Rows that the reviewer has not decided about; with disagreed and reviewed, those that were decided about.")
  QueueView rows(
      @PathVariable UUID id,
      @Parameter(
              description =
                  "random (a repeatable sample), low_score, split (judge votes far apart), near_threshold (judge scores within 0.5 of the threshold), judge_rejected (rows that the judge rejected), unjudged (rows that wait for the judge), disagreed or reviewed; random where nothing is said")
          @Nullable String filter,
      @Parameter(description = "Who reviews; with reviewed, whose decisions are shown")
          @Nullable String reviewer,
      @Parameter(
              description = "Rows, 1 to 500; 50 where nothing is said",
              schema = @Schema(types = "integer", format = "int32"))
          @Nullable Integer size,
      @Parameter(
              description = "Decides which rows a sample has; 0 where nothing is said",
              schema = @Schema(types = "integer", format = "int64"))
          @Nullable Long seed) {
    FindItems.Wanted wanted =
        new FindItems.Wanted(
            ReadWord.of("filter", filter, QueueFilter.RANDOM),
            name(reviewer),
            seed == null ? 0 : seed,
            size(size));
    return new QueueView(new FindItems(stores, stores.dataset(id)).find(wanted));
  }

  private static int size(@Nullable Integer size) {
    int many = size == null ? SIZE_DEFAULT : size;
    if (many < 1 || many > SIZE_MAX) {
      throw Refusal.invalid(
          "size", RefusalSaid.MUST_BE.of(String.valueOf(many), WantedSaid.WHOLE.of(1, SIZE_MAX)));
    }
    return many;
  }

  private static String name(@Nullable String reviewer) {
    String name = reviewer == null ? "" : StorableText.of(reviewer.strip());
    int count = name.codePointCount(0, name.length());
    if (count > ReviewRequest.NAME_CHARS_MAX) {
      throw Refusal.invalid(
          "reviewer", ReviewSaid.LONG_NAME.of(count, ReviewRequest.NAME_CHARS_MAX));
    }
    return name;
  }

  /// What came of a decision.
  @Schema(name = "ReviewOutcome")
  record OutcomeView(
      @Schema(description = "The decision that was made, or undone") long decision,
      @Schema(description = "The row as it stands now") ItemView item) {}

  @PostMapping("/decisions")
  @Operation(
      operationId = "reviewRow",
      summary = "Review a row",
      description =
          "Accepts, rejects or edits a row. Of each reviewer the newest decision counts; a row is rejected when more reviewers reject it than let it stay. Rejected rows leave the dataset, edited ones change; the original and the author are kept.")
  ResponseEntity<OutcomeView> decide(
      @PathVariable UUID id,
      @RequestBody @Schema(ref = DescribedRequests.REVIEW_DECISION) ObjectNode body,
      @Parameter(hidden = true) @RequestHeader(name = AskedBy.HEADER, required = false)
          @Nullable String by) {
    ReviewRequest wish = ReviewRequest.read(body);
    FieldErrors.refuse(wish.problems());
    if (wish.ordinal() == null && wish.decision() == ReviewRequest.Choice.EDIT) {
      throw Refusal.invalid("decision", ReviewSaid.LEFT_EDITED.of());
    }
    stores.dataset(id);
    Reviews.Decided decided =
        stores
            .reviews()
            .decide(id, wanted(wish), AskedBy.of(by).name())
            .orElseThrow(() -> Refusal.notFound(ReviewSaid.NO_ROW.of()));
    return ResponseEntity.status(HttpStatus.CREATED).body(outcome(id, decided));
  }

  private static Reviews.Wanted wanted(ReviewRequest wish) {
    ReviewItem item =
        wish.ordinal() == null
            ? new ReviewItem.Left(
                Objects.requireNonNull(wish.task()),
                Objects.requireNonNull(wish.unit()),
                Objects.requireNonNull(wish.index()))
            : new ReviewItem.Row(wish.ordinal());
    return new Reviews.Wanted(
        item,
        wish.reviewer().strip(),
        wish.decision(),
        wish.reason(),
        wish.data() == null ? null : wish.data().toString());
  }

  private OutcomeView outcome(UUID dataset, Reviews.Decided decided) {
    return new OutcomeView(
        decided.id(),
        new FindItems(stores, stores.dataset(dataset))
            .one(decided.item())
            .orElseThrow(() -> Refusal.notFound(ReviewSaid.NO_ROW.of())));
  }

  @DeleteMapping("/decisions/{decision}")
  @Operation(
      operationId = "undoReview",
      summary = "Undo a decision",
      description = "The row is as it was; what the same reviewer had decided before counts again.")
  OutcomeView undo(
      @PathVariable UUID id,
      @PathVariable long decision,
      @Parameter(hidden = true) @RequestHeader(name = AskedBy.HEADER, required = false)
          @Nullable String by) {
    stores.dataset(id);
    return outcome(
        id,
        stores
            .reviews()
            .undo(id, decision, AskedBy.of(by).name())
            .orElseThrow(() -> Refusal.notFound(ReviewSaid.NO_DECISION.of(decision))));
  }

  @GetMapping("/figures")
  @Operation(
      operationId = "getReviewFigures",
      summary = "Show review figures",
      description =
          "How far the review is, how far reviewers agree with one another and with the judge, and what thresholds of the judge would let through.")
  FiguresView figures(
      @PathVariable UUID id,
      @Parameter(
              description =
                  "Threshold of the judge, 1 to 5; without it, the one that most rows were judged by",
              schema = @Schema(types = "number", format = "double"))
          @Nullable Double threshold) {
    if (threshold != null && !(threshold >= 1 && threshold <= 5)) {
      throw Refusal.invalid(
          "threshold",
          RefusalSaid.MUST_BE.of(String.valueOf(threshold), WantedSaid.NUMBER.of(1, 5)));
    }
    return new CountReviews(stores).count(stores.dataset(id), threshold);
  }
}
