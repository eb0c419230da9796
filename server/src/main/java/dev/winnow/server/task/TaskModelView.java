package dev.winnow.server.task;

import dev.winnow.core.document.ExactJson;
import dev.winnow.storage.task.TaskModel;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// With which model requests of a task are sent from some time on, as it is shown.
@Schema(
    name = "TaskModel",
    description = "The model, and its settings, that requests of a task are sent with.")
public record TaskModelView(
    @Schema(description = "From 1; requests name it as pin", example = "1") int number,
    @Schema(description = "The model; it may have been deleted since") @Nullable UUID id,
    @Schema(description = "What it was called then", example = "GPT-4o mini") String name,
    @Schema(
            description =
                "The settings, as in a task file's model, with what the task says over them; never a key",
            type = "object")
        JsonNode settings,
    @Schema(description = "SHA-256 of the settings, in hexadecimal") String digest,
    @Schema(
            description =
                "CREATED with the task; CHANGED: the task was given this; FOLLOWED: the model's address or headers were changed")
        TaskModel.Reason reason,
    @Schema(
            description =
                "Who asked for it: API, a program; PAGE, somebody at the page; SERVICE, the service itself when a run began")
        TaskModel.By by,
    Instant at) {

  static TaskModelView of(TaskModel model) {
    return new TaskModelView(
        model.number(),
        model.modelId(),
        model.modelName(),
        ExactJson.object(model.settings()),
        model.digest(),
        model.reason(),
        model.by(),
        model.at());
  }
}
