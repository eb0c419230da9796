package dev.winnow.server.dataset;

import dev.winnow.core.say.Said;
import dev.winnow.core.task.ExportWish;
import dev.winnow.server.web.FieldErrors;
import dev.winnow.server.web.Refusal;
import dev.winnow.server.web.openapi.DescribedRequests;
import dev.winnow.storage.dataset.StoredExport;
import dev.winnow.storage.export.PreviewExport;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/// Files made of datasets, over REST.
@RestController
@RequestMapping("/api/v1/data-management")
@Tag(name = "Exports", description = "Files that are made of datasets")
class ExportController {

  private final DatasetStores stores;
  private final RunExports exports;

  ExportController(DatasetStores stores, RunExports exports) {
    this.stores = stores;
    this.exports = exports;
  }

  private ExportView view(StoredExport export) {
    return ExportView.of(export, exports.progress(export));
  }

  private static ExportWish wish(ObjectNode body) {
    ExportWish.Read read = ExportWish.read(body);
    FieldErrors.refuse(read.problems());
    return read.wish();
  }

  @PostMapping("/datasets/{id}/exports")
  @Operation(
      operationId = "createExport",
      summary = "Export a dataset",
      description =
          "Begins to write a file of its rows: one file, or a zip archive where there are several. It can be downloaded when it is done.")
  ResponseEntity<ExportView> create(
      @PathVariable UUID id,
      @RequestBody @Schema(ref = DescribedRequests.EXPORT_WISH) ObjectNode body) {
    return ResponseEntity.status(HttpStatus.ACCEPTED).body(view(exports.start(id, wish(body))));
  }

  /// What an export will look like.
  @Schema(name = "ExportPreview")
  record PreviewView(
      @Schema(description = "The slots of the layout; empty where it has none")
          List<SlotView> slots,
      @Schema(description = "The beginning of each file") List<FileView> files,
      @Schema(description = "Rows that do not fit, of those that were looked at") long skipped,
      @Schema(description = "Why") List<ReasonView> reasons) {

    static PreviewView of(PreviewExport preview) {
      return new PreviewView(
          preview.slots().stream()
              .map(slot -> new SlotView(slot.slot(), slot.needed(), slot.field()))
              .toList(),
          preview.files().stream().map(file -> new FileView(file.name(), file.text())).toList(),
          preview.skipped().rows(),
          preview.skipped().reasons().stream()
              .map(reason -> new ReasonView(reason.said(), reason.rows()))
              .toList());
    }
  }

  /// A slot of a layout.
  @Schema(name = "ExportSlot")
  record SlotView(
      @Schema(example = "instruction") String slot,
      @Schema(description = "Whether a row without it does not fit") boolean needed,
      @Schema(description = "The field that fills it; null where none does")
          @Nullable String field) {}

  /// The beginning of a file.
  @Schema(name = "ExportFile")
  record FileView(
      @Schema(example = "train.jsonl") String name,
      @Schema(description = "Its first three rows; of Parquet as JSON Lines") String text) {}

  /// Why rows do not fit.
  @Schema(name = "ExportReason")
  record ReasonView(Said said, long rows) {}

  @PostMapping("/datasets/{id}/exports/preview")
  @Operation(
      operationId = "previewExport",
      summary = "Preview an export",
      description = "Shows what the first rows become, and what fills the slots of a layout.")
  PreviewView preview(
      @PathVariable UUID id,
      @RequestBody @Schema(ref = DescribedRequests.EXPORT_WISH) ObjectNode body) {
    return PreviewView.of(exports.preview(id, wish(body)));
  }

  @GetMapping("/datasets/{id}/exports")
  @Operation(
      operationId = "listExports",
      summary = "List exports",
      description = "The files made of a dataset, the newest first.")
  List<ExportView> list(@PathVariable UUID id) {
    return stores.exports().of(stores.dataset(id).id()).stream().map(this::view).toList();
  }

  @GetMapping("/exports/{id}")
  @Operation(operationId = "getExport", summary = "Show an export", description = "How far it is.")
  ExportView get(@PathVariable UUID id) {
    return view(exports.find(id));
  }

  @GetMapping("/exports/{id}/download")
  @Operation(
      operationId = "downloadExport",
      summary = "Download an export",
      description = "The file. A download that broke off can go on: Range is understood.")
  @ApiResponse(
      responseCode = "200",
      description = "The file",
      content =
          @Content(
              mediaType = "application/octet-stream",
              schema = @Schema(type = "string", format = "binary")))
  ResponseEntity<Resource> download(@PathVariable UUID id) {
    StoredExport export = exports.find(id);
    if (export.state() != StoredExport.State.DONE) {
      throw Refusal.conflict("NOT_DONE", DatasetSaid.NOT_DONE.of());
    }
    Path file =
        exports
            .file(export)
            .orElseThrow(() -> Refusal.notFound(DatasetSaid.EXPORT_GONE.of(export.fileName())));
    return ResponseEntity.ok()
        .eTag("\"" + id + "\"")
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment()
                .filename(export.fileName(), StandardCharsets.UTF_8)
                .build()
                .toString())
        .contentType(MediaType.APPLICATION_OCTET_STREAM)
        .body(new FileSystemResource(file));
  }

  @DeleteMapping("/exports/{id}")
  @Operation(
      operationId = "deleteExport",
      summary = "Delete an export",
      description = "Removes the file; one that is being written is cancelled.")
  ResponseEntity<Void> delete(@PathVariable UUID id) {
    exports.delete(exports.find(id));
    return ResponseEntity.noContent().build();
  }
}
