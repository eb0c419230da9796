package dev.winnow.server.task;

import dev.winnow.core.run.Reason;
import dev.winnow.core.task.Task.Format;
import dev.winnow.server.web.Downloads;
import dev.winnow.storage.task.StoredTask;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// The rows of a task as a file, and what was not accepted.
@RestController
@RequestMapping("/api/v1/data-synthesis/tasks/{id}")
@Tag(name = "Tasks")
class TaskOutputController {

  private final TaskStores stores;
  private final OutputFiles files;

  TaskOutputController(TaskStores stores, OutputFiles files) {
    this.stores = stores;
    this.files = files;
  }

  @GetMapping("/output")
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
      @Parameter(description = "jsonl, json, csv or parquet; the task's own where nothing is said")
          @Nullable String format,
      HttpServletResponse response)
      throws IOException {
    StoredTask task = stores.task(id);
    files.send(response, task, Downloads.format(format, task.format()));
  }

  @GetMapping("/rejects/download")
  @Operation(
      operationId = "downloadTaskRejects",
      summary = "Download the texts that were not accepted",
      description =
          "Each with its number, the request that brought it, the reason, what is wrong in a sentence, the text and the time, the first first.")
  @ApiResponse(
      responseCode = "200",
      description = "The file",
      content = {
        @Content(mediaType = "application/jsonl", schema = @Schema(type = "string")),
        @Content(mediaType = "text/csv", schema = @Schema(type = "string"))
      })
  void rejects(
      @PathVariable UUID id,
      @Parameter(description = "Of this reason") @Nullable Reason reason,
      @Parameter(description = "jsonl, json, csv or parquet; jsonl where nothing is said")
          @Nullable String format,
      HttpServletResponse response)
      throws IOException {
    StoredTask task = stores.task(id);
    files.sendRejects(response, task, reason, Downloads.format(format, Format.JSONL));
  }
}
