package dev.winnow.server.dataset;

import dev.winnow.core.layout.Layout;
import dev.winnow.core.say.Said;
import dev.winnow.core.task.DatasetRequests.StartImport;
import dev.winnow.server.web.FieldErrors;
import dev.winnow.server.web.Refusal;
import dev.winnow.server.web.openapi.DescribedRequests;
import dev.winnow.storage.dataset.StoredImport;
import dev.winnow.storage.file.read.RowFormat;
import dev.winnow.storage.imports.ImportReport;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/// Uploaded files over REST.
@RestController
@RequestMapping("/api/v1/data-management/imports")
@Tag(name = "Imports", description = "Files of rows that are brought into datasets")
class ImportController {

  private static final int NAME_CHARS_MAX = 255;

  private final RunImports imports;

  ImportController(RunImports imports) {
    this.imports = imports;
  }

  /// An uploaded file.
  @Schema(name = "Import", description = "An uploaded file, and what becomes of it.")
  record ImportView(
      UUID id,
      @Schema(example = "questions.csv") String fileName,
      long bytes,
      StoredImport.State state,
      @Schema(description = "Of what is being done, from 0 to 1", example = "0.5") double progress,
      @Schema(description = "What the file is; null where that is not known")
          @Nullable RowFormat format,
      @Schema(description = "Of its text; empty where it has none", example = "UTF-8")
          String encoding,
      @Schema(description = "The training layout that its rows are in; null where they are in none")
          @Nullable Layout layout,
      @Schema(description = "Rows without problems") long rows,
      @Schema(description = "Of everything that is no row") long problemCount,
      @Schema(description = "The first of them, at most 100") List<ProblemView> problems,
      @Schema(description = "The fields of its rows") List<ColumnView> columns,
      @Schema(
              description =
                  "Its first rows, at most 20, as they would be stored; long texts are cut, with … at their end")
          List<Object> sample,
      @Schema(description = "Where its rows go, or went") @Nullable UUID datasetId,
      @Schema(description = "The version that it made") @Nullable Integer version,
      @Schema(description = "Why it failed") @Nullable Said message,
      Instant at) {}

  /// Something that is no row.
  @Schema(name = "ImportProblem")
  record ProblemView(
      @Schema(description = "The file within an archive") @Nullable String file,
      @Schema(description = "From 1; 0 for the file as a whole") long line,
      @Schema(description = "From 1; null where the line as a whole is meant")
          @Nullable Long column,
      @Schema(description = "What is wrong and what to do") Said said) {

    static ProblemView of(ImportReport.Problem problem) {
      return new ProblemView(
          problem.file(),
          problem.line(),
          problem.column() == 0 ? null : problem.column(),
          problem.said());
    }
  }

  /// A field of the rows.
  @Schema(name = "ImportColumn")
  record ColumnView(
      String name,
      ImportReport.Kind type,
      @Schema(description = "Rows that do not have it, or null there") long missing) {

    static ColumnView of(ImportReport.Column column) {
      return new ColumnView(column.name(), column.type(), column.missing());
    }
  }

  @PostMapping(consumes = "application/octet-stream")
  @Operation(
      operationId = "createImport",
      summary = "Upload a file",
      description =
          "Takes the bytes of a file of up to 5 GB as the body, and reads it: CSV, JSON, JSON Lines, Parquet, text or Markdown, also as gz, zst or zip. Nothing is stored in a dataset yet: see what was found, then start it. A file that nobody starts goes after a day.")
  @io.swagger.v3.oas.annotations.parameters.RequestBody(
      required = true,
      content =
          @Content(
              mediaType = "application/octet-stream",
              schema = @Schema(type = "string", format = "binary")))
  ResponseEntity<ImportView> upload(
      @Parameter(
              description = "As the file is called; its ending hints at the format",
              example = "questions.csv")
          @RequestParam
          String fileName,
      @Parameter(
              description = "The charset of its text; found out where nothing is said",
              example = "GB18030")
          @RequestParam(required = false)
          @Nullable String encoding,
      HttpServletRequest request)
      throws IOException {
    String name = fileName.strip();
    if (name.isEmpty() || name.length() > NAME_CHARS_MAX) {
      throw Refusal.invalid("fileName", DatasetSaid.FILE_NAME.of(NAME_CHARS_MAX));
    }
    StoredImport taken = imports.take(name, RunImports.charset(encoding), request.getInputStream());
    return ResponseEntity.created(URI.create("/api/v1/data-management/imports/" + taken.id()))
        .body(view(taken));
  }

  @GetMapping("/{id}")
  @Operation(
      operationId = "getImport",
      summary = "Show an import",
      description = "How far it is, and what was found in the file.")
  ImportView get(@PathVariable UUID id) {
    return view(imports.find(id));
  }

  @PostMapping("/{id}/start")
  @Operation(
      operationId = "startImport",
      summary = "Import the rows",
      description =
          "Stores all rows of the file in a dataset, or none. Refused (409) where the file has problems, unless its good rows alone are wanted.")
  ResponseEntity<ImportView> start(
      @PathVariable UUID id,
      @RequestBody @Schema(ref = DescribedRequests.START_IMPORT) ObjectNode body) {
    StartImport wish = StartImport.read(body);
    FieldErrors.refuse(wish.problems());
    return ResponseEntity.status(HttpStatus.ACCEPTED)
        .body(view(imports.start(imports.find(id), wish)));
  }

  @DeleteMapping("/{id}")
  @Operation(
      operationId = "deleteImport",
      summary = "Cancel an import",
      description = "Removes the uploaded file; what was being stored is not stored.")
  ResponseEntity<Void> delete(@PathVariable UUID id) {
    imports.delete(imports.find(id));
    return ResponseEntity.noContent().build();
  }

  private ImportView view(StoredImport upload) {
    ImportReport report = imports.report(upload);
    return new ImportView(
        upload.id(),
        upload.fileName(),
        upload.bytes(),
        upload.state(),
        imports.progress(upload),
        report.format(),
        report.encoding().isEmpty() ? upload.encoding() : report.encoding(),
        report.layout(),
        upload.rows(),
        report.problemCount(),
        report.problems().stream().map(ProblemView::of).toList(),
        report.columns().stream().map(ColumnView::of).toList(),
        List.copyOf(report.sample()),
        upload.dataset(),
        upload.version(),
        upload.message().isEmpty() ? null : upload.message(),
        upload.at());
  }
}
