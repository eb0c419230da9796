package dev.winnow.server.task;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.winnow.core.run.Diagnosis;
import dev.winnow.core.run.Reason;
import dev.winnow.core.run.TaskKind;
import dev.winnow.core.run.TaskStatus;
import dev.winnow.core.say.Said;
import dev.winnow.core.task.Task.Format;
import dev.winnow.server.call.Tokens;
import dev.winnow.server.web.FieldError;
import dev.winnow.storage.evaluation.EvaluationState;
import dev.winnow.storage.evaluation.StoredEvaluation;
import dev.winnow.storage.task.TaskCount;
import dev.winnow.storage.task.TaskCounters;
import dev.winnow.storage.task.TaskHistory.FailureCount;
import dev.winnow.storage.task.TaskNote;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A task as it is shown.
@Schema(name = "Task", description = "A synthesis task and where it stands.")
public record TaskView(
    UUID id,
    @Schema(example = "medical_qa_synthesis") String name,
    String description,
    @Schema(
            description = "PROPORTIONAL: its rows are divided into categories; else SINGLE",
            example = "SINGLE")
        TaskKind kind,
    TaskStatus status,
    @Schema(description = "Why it stands where it stands; may be empty") Said why,
    @Schema(description = "What to do about it; may be empty") Said advice,
    @Schema(description = "What its figures say: why rows are rejected, why it is slow")
        List<Diagnosis.Finding> findings,
    Ref template,
    Ref model,
    Ref dataset,
    @Schema(description = "Format of the output file") Format format,
    @Schema(description = "Rows to end with", example = "100") long target,
    @Schema(description = "Rows accepted so far", example = "50") long generated,
    @Schema(
            description = "Generated of target, in percent, rounded down to a tenth",
            example = "50.0")
        double progress,
    @Schema(description = "Texts not accepted, by reason; surplus apart")
        Map<Reason, Long> rejected,
    @Schema(description = "Good rows that came when the target was reached", example = "3")
        long surplus,
    Requests requests,
    Tokens tokens,
    Rate rate,
    @Schema(description = "Calls in flight at the most", example = "8") int concurrency,
    @Schema(
            description = "Number of the model's settings that requests are sent with now",
            example = "1")
        int pin,
    @Schema(description = "Grows with every change of what people set; the ETag", example = "1")
        int version,
    Instant createdAt,
    @Nullable Instant startedAt,
    @Nullable Instant endedAt,
    Instant updatedAt,
    @Schema(description = "Seconds spent running, finished runs only") double runningSeconds,
    @Schema(description = "The finished file's name; null until there is one")
        @Nullable String outputFile,
    @Schema(description = "Its newest automatic evaluation; null where there is none")
        @Nullable EvaluationRef evaluation,
    @JsonUnwrapped @Nullable Details details) {

  /// What is shown of one task only.
  @Schema(name = "TaskDetails")
  public record Details(
      @Schema(description = "Requests given up, by kind of failure; details only")
          List<FailureCount> errors,
      @Schema(
              description =
                  "What to know of how its models are called, such as a parameter that one does not take; details only")
          List<TaskNote> notes,
      @Schema(
              description =
                  "The task as a task file, with the settings its requests are sent with now; details only",
              type = "object")
          JsonNode configuration,
      @Schema(
              description =
                  "What makes a task like this one, as POST takes it; without the template or the model where those are gone,"
                      + " and without the dataset. Details only",
              type = "object")
          JsonNode draft,
      @Schema(description = "What is worth a look, though the task can run; details only")
          List<FieldError> warnings,
      @Schema(
              description =
                  "Whether the task's model has other settings by now, which a change of the task to its own modelId would take;"
                      + " details only")
          boolean modelChanged,
      @Schema(
              description =
                  "The models, and their settings, that its requests were sent with, the first first; details only")
          List<TaskModelView> models,
      @Schema(
              description =
                  "How its rows are divided, with what each category has come to; null where they are not. Details only")
          @Nullable List<DimensionView> dimensions,
      @Schema(
              description =
                  "Combinations of categories with rows to make; null where there are no categories. Details only")
          @Nullable Integer cells,
      @Schema(description = "Those of them that have all their rows; likewise. Details only")
          @Nullable Integer complete) {}

  /// Something the task belongs to.
  ///
  /// @param id null when it is gone
  /// @param revision of a template; null for others
  @Schema(name = "TaskReference")
  @JsonInclude(JsonInclude.Include.ALWAYS)
  public record Ref(
      @Nullable UUID id,
      String name,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Integer revision) {}

  /// What its rows were found to be like.
  @Schema(name = "TaskEvaluationReference")
  public record EvaluationRef(
      UUID id,
      EvaluationState status,
      @Schema(description = "Overall score, 0 to 100; null until it is known")
          @Nullable Double score) {

    static EvaluationRef of(StoredEvaluation evaluation) {
      return new EvaluationRef(evaluation.id(), evaluation.state(), evaluation.score());
    }
  }

  /// What became of the requests.
  @Schema(name = "TaskRequests")
  public record Requests(
      @Schema(description = "Answered") long answered,
      @Schema(description = "Of those, to classify rows (checkLabels)") long labels,
      @Schema(description = "Of those, to judge rows (gates.judge)") long judgements,
      @Schema(
              description =
                  "Of those, for embeddings of rows that are compared by what they mean (gates.duplicates.semantic)")
          long embeddings,
      @Schema(description = "Of those answered, cut at the token limit") long cut,
      @Schema(description = "Given up, and not answered since") long failed,
      @Schema(description = "Sent again for passing failures") long retried,
      @Schema(description = "Times the model asked for less") long throttled,
      @Schema(description = "Sent, or waiting for their turn") int inFlight,
      @Schema(description = "Mean time of an answer, in milliseconds") long latencyMillisMean) {

    static Requests of(TaskCounters counters, int inFlight) {
      return new Requests(
          counters.position(),
          counters.of(TaskCount.LABELS),
          counters.of(TaskCount.JUDGEMENTS),
          counters.of(TaskCount.EMBEDDINGS),
          counters.of(TaskCount.CUT),
          counters.of(TaskCount.FAILURES),
          counters.of(TaskCount.RETRIES),
          counters.of(TaskCount.THROTTLED),
          inFlight,
          counters.latencyMillisMean());
    }
  }

  /// How fast it is, over the last half minute.
  @Schema(name = "TaskRate")
  public record Rate(
      double rowsPerMinute,
      double tokensPerMinute,
      @Schema(description = "Seconds left at this rate; null where there is none")
          @Nullable Long secondsLeft) {}
}
