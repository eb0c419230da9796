package dev.winnow.server.evaluation;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import dev.winnow.core.say.Said;
import dev.winnow.storage.evaluation.EvaluationState;
import dev.winnow.storage.evaluation.StoredEvaluation;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An evaluation as it is shown.
@Schema(name = "EvaluationTask", description = "An evaluation of rows and where it stands.")
record EvaluationView(
    UUID id,
    String name,
    UUID datasetId,
    String datasetName,
    @Schema(description = "Of the dataset; null is what it had when the evaluation was created")
        @Nullable Integer version,
    @Schema(description = "Whose rows; null where those of the dataset are evaluated")
        @Nullable UUID taskId,
    @Schema(description = "Empty where rows of the dataset are evaluated") String taskName,
    @Schema(description = "Whether the end of the task asked for it") boolean automatic,
    EvaluationState status,
    @Schema(description = "Why it stands where it stands; may be empty") Said message,
    @Schema(description = "Rows to evaluate", example = "1000") long rows,
    @Schema(description = "Of those, rows that were read", example = "500") long done,
    @Schema(description = "Rows that models are to judge or compare", example = "100") int toJudge,
    @Schema(description = "Of those, rows that were", example = "50") int judged,
    @Schema(description = "How far it is, in percent", example = "50.0") double progress,
    @Schema(description = "Overall score, 0 to 100; null until it is known", example = "87.5")
        @Nullable Double score,
    @Schema(description = "What was measured; null until it is known", type = "array") @JsonRawValue
        @Nullable String metrics,
    @Schema(description = "How rows are evaluated, as POST takes it", type = "object") @JsonRawValue
        String settings,
    Instant createdAt,
    @Nullable Instant startedAt,
    @Nullable Instant endedAt,
    @Schema(
            description = "What the rows are like; of one evaluation only, null until it is known",
            type = "object")
        @JsonRawValue
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable String report) {

  static EvaluationView of(
      StoredEvaluation stored, RunEvaluations.Progress progress, @Nullable String report) {
    boolean done = stored.state() == EvaluationState.COMPLETED;
    return new EvaluationView(
        stored.id(),
        stored.name(),
        stored.dataset(),
        stored.datasetName(),
        stored.version(),
        stored.task(),
        stored.taskName(),
        stored.automatic(),
        stored.state(),
        stored.message(),
        stored.rows(),
        done ? stored.rows() : progress.done(),
        progress.toJudge(),
        progress.judged(),
        done ? 100 : progress.percent(stored.rows()),
        stored.score(),
        stored.metrics(),
        AskEvaluation.asRequest(stored),
        stored.createdAt(),
        stored.startedAt(),
        stored.endedAt(),
        report);
  }
}
