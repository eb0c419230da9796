package dev.winnow.server.dataset;

import dev.winnow.core.document.ExactJson;
import dev.winnow.server.start.Settings;
import dev.winnow.server.web.Refusal;
import dev.winnow.server.web.SendRows;
import dev.winnow.storage.dataset.Datasets;
import dev.winnow.storage.dataset.Rows;
import dev.winnow.storage.dataset.StoredDataset;
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

/// The rows of a dataset as a file, whichever tasks made them, and whether those are still there.
@RestController
@RequestMapping("/api/v1/data-management/datasets/{id}/output")
@Tag(name = "Datasets")
class DatasetOutputController {

  private final Datasets datasets;
  private final Rows rows;
  private final Path folder;

  DatasetOutputController(Datasets datasets, Rows rows, Settings settings) {
    this.datasets = datasets;
    this.rows = rows;
    // What the end of a service leaves there, the next start removes.
    this.folder = settings.files().resolve("downloads").resolve("as-of");
  }

  @GetMapping
  @Operation(
      operationId = "downloadDataset",
      summary = "Download the rows",
      description = "All rows that the dataset has now, in their order.")
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
      HttpServletResponse response)
      throws IOException {
    StoredDataset dataset = datasets.find(id).orElseThrow(() -> Refusal.notFound("dataset", id));
    SendRows.send(
        response,
        folder,
        dataset.name(),
        SendRows.format(format),
        List.of(),
        file -> rows.stream(id, Long.MAX_VALUE, row -> file.write(ExactJson.object(row.data()))));
  }
}
