package dev.winnow.server.task;

import dev.winnow.core.task.Task.Format;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// The shape of a request for a new task, for the interface's description; [ReadNewTask] reads it.
@Schema(
    name = "NewTask",
    description = "A task to make.",
    example =
        """
        {
          "name": "medical_qa_synthesis",
          "description": "Questions for learners",
          "templateId": "0b2c4f6e-8a1d-4c3b-9e5f-7a6b5c4d3e2f",
          "modelId": "5d1e2f3a-4b5c-4d6e-8f70-8192a3b4c5d6",
          "parameters": {"topic": "cardiology", "difficulty": "medium", "count": 100},
          "batchSize": 5,
          "distinctOn": ["question"],
          "timeZone": "Asia/Shanghai",
          "model": {"temperature": 0.9},
          "concurrency": 8,
          "output": {"dataset": "medical-qa", "format": "JSONL"},
          "start": false
        }
        """)
record NewTask(
    @Schema(
            description = "Any text of up to 200 characters",
            example = "medical_qa_synthesis",
            requiredMode = Schema.RequiredMode.REQUIRED)
        String name,
    @Schema(description = "For people") @Nullable String description,
    @Schema(description = "The template", requiredMode = Schema.RequiredMode.REQUIRED)
        UUID templateId,
    @Schema(description = "Its revision; the newest where none is named", example = "1")
        @Nullable Integer templateRevision,
    @Schema(description = "The model", requiredMode = Schema.RequiredMode.REQUIRED) UUID modelId,
    @Schema(
            description = "Values of the template's variables; count is the target",
            example = "{\"topic\": \"cardiology\", \"difficulty\": \"medium\", \"count\": 100}")
        @Nullable Map<String, JsonNode> parameters,
    @Schema(description = "Rows to end with, 1 to 10,000,000; or parameters.count", example = "100")
        @Nullable Long target,
    @Schema(description = "Rows one request asks for, 1 to 1,000", example = "5")
        @Nullable Integer batchSize,
    @Schema(
            description =
                "Fields whose values make a row distinct; all of them where none is named",
            example = "[\"question\"]")
        @Nullable List<String> distinctOn,
    @Schema(
            description =
                "Whether a row that is wrong only in the form of a value is taken with that value in the right form, like 4 for \"4\"; true where it is not said")
        @Nullable Boolean coerce,
    @Schema(description = "Decides everything that is drawn; drawn itself where it is not given")
        @Nullable Long seed,
    @Schema(description = "Of {current_date} and {current_time}", example = "Asia/Shanghai")
        @Nullable String timeZone,
    @Schema(
            description =
                "How the model writes, over the template's and the model's own: temperature, topP, maxTokens, stop, seed, responseFormat, extra",
            example = "{\"temperature\": 0.9}")
        @Nullable Map<String, JsonNode> model,
    @Schema(description = "Calls in flight at the most, 1 to 1,024", example = "8")
        @Nullable Integer concurrency,
    @Schema(
            description =
                "When to give up: budgetFactor, stagnationUnits, stagnationYield, triesMax, throttledSecondsMax")
        @Nullable Map<String, JsonNode> limits,
    @Schema(description = "Where the rows go") @Nullable Output output,
    @Schema(description = "Whether it starts at once; true where it is not said")
        @Nullable Boolean start) {

  /// Where the rows go.
  ///
  /// @param datasetId one that exists
  /// @param dataset the name of one, made where there is none
  @Schema(name = "NewTaskOutput")
  record Output(
      @Schema(description = "A dataset that exists: rows are added to it") @Nullable UUID datasetId,
      @Schema(
              description =
                  "A dataset's name, made where there is none; one named after the task where nothing is said",
              example = "medical-qa")
          @Nullable String dataset,
      @Schema(description = "Format of the file") @Nullable Format format) {}
}
