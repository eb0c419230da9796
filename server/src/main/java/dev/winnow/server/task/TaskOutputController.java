package dev.winnow.server.task;

import dev.winnow.core.task.Task.Format;
import dev.winnow.server.web.FileName;
import dev.winnow.server.web.Refusal;
import dev.winnow.server.web.SendRows;
import dev.winnow.storage.file.WriteFailed;
import dev.winnow.storage.task.StoredTask;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The rows of a task as a file.
@RestController
@RequestMapping("/api/v1/data-synthesis/tasks/{id}/output")
@Tag(name = "Tasks")
class TaskOutputController {

  private final TaskStores stores;
  private final OutputFiles files;

  TaskOutputController(TaskStores stores, OutputFiles files) {
    this.stores = stores;
    this.files = files;
  }

  @GetMapping
  @Operation(
      operationId = "downloadTaskOutput",
      summary = "Download the rows",
      description =
          "The finished file, or the rows there are now when the task still runs or another format is asked for.")
  @ApiResponse(
      responseCode = "200",
      description = "The file",
      content = {
        @Content(mediaType = "application/jsonl", schema = @Schema(type = "string")),
        @Content(mediaType = "text/csv", schema = @Schema(type = "string"))
      })
  void download(
      @PathVariable UUID id,
      @Parameter(description = "jsonl, json or csv; the task's own where nothing is said")
          @RequestParam(required = false)
          @Nullable String format,
      HttpServletResponse response)
      throws IOException {
    StoredTask task = stores.tasks().find(id).orElseThrow(() -> Refusal.notFound("task", id));
    Format wanted = format == null ? task.format() : SendRows.format(format);
    Path file = made(task, wanted);
    try {
      String name = FileName.of(task.name()) + "." + wanted.extension();
      SendRows.head(response, file, name, wanted);
      Files.copy(file, response.getOutputStream());
    } finally {
      if (OutputFiles.isPassing(file)) {
        Files.deleteIfExists(file);
      }
    }
  }

  private Path made(StoredTask task, Format format) {
    try {
      return files.make(task, format);
    } catch (WriteFailed e) {
      throw Refusal.of(
          HttpStatus.INSUFFICIENT_STORAGE,
          "NO_ROOM",
          "The file cannot be made: %s Make room on the disk of the service."
              .formatted(e.getMessage()));
    }
  }
}
