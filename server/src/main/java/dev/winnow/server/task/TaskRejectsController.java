package dev.winnow.server.task;

import dev.winnow.core.run.Reason;
import dev.winnow.server.start.Settings;
import dev.winnow.server.web.Refusal;
import dev.winnow.server.web.SendRows;
import dev.winnow.storage.file.RowFile;
import dev.winnow.storage.task.StoredTask;
import dev.winnow.storage.task.TaskReject;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The texts of a task that were not accepted as a file, each with its reason.
@RestController
@RequestMapping("/api/v1/data-synthesis/tasks/{id}/rejects/output")
@Tag(name = "Tasks")
class TaskRejectsController {

  private static final int READ_AT_ONCE = 500;
  private static final List<String> FIELDS =
      List.of("number", "unit", "reason", "detail", "text", "at");

  private final TaskStores stores;
  private final Path folder;

  TaskRejectsController(TaskStores stores, Settings settings) {
    this.stores = stores;
    this.folder = settings.files().resolve("downloads").resolve("as-of");
  }

  @GetMapping
  @Operation(
      operationId = "downloadTaskRejects",
      summary = "Download texts that were not accepted",
      description = "Each with its reason and its request, the first first.")
  @ApiResponse(
      responseCode = "200",
      description = "The file",
      content = {
        @Content(mediaType = "application/jsonl", schema = @Schema(type = "string")),
        @Content(mediaType = "text/csv", schema = @Schema(type = "string"))
      })
  void download(
      @PathVariable UUID id,
      @Parameter(description = "jsonl, json or csv; jsonl where nothing is said")
          @RequestParam(required = false)
          @Nullable String format,
      @Parameter(description = "Of this reason") @RequestParam(required = false)
          @Nullable Reason reason,
      HttpServletResponse response)
      throws IOException {
    StoredTask task = stores.tasks().find(id).orElseThrow(() -> Refusal.notFound("task", id));
    SendRows.send(
        response,
        folder,
        task.name() + "-rejected",
        SendRows.format(format),
        FIELDS,
        file -> write(id, reason, file));
  }

  private void write(UUID id, @Nullable Reason reason, RowFile file) {
    long after = 0;
    while (true) {
      List<TaskReject> some = stores.history().rejects(id, after, Long.MAX_VALUE, READ_AT_ONCE);
      if (some.isEmpty()) {
        return;
      }
      for (TaskReject reject : some) {
        if (reason == null || reject.reason() == reason) {
          file.write(row(reject));
        }
      }
      after = some.getLast().number();
    }
  }

  private static ObjectNode row(TaskReject reject) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("number", reject.number())
        .put("unit", reject.unit())
        .put("reason", reject.reason().name())
        .put("detail", reject.detail())
        .put("text", reject.text())
        .put("at", reject.at().toString());
  }
}
