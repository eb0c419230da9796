package dev.winnow.server.dataset;

import com.fasterxml.jackson.annotation.JsonRawValue;
import dev.winnow.core.document.ExactJson;
import dev.winnow.core.task.NewDataset;
import dev.winnow.core.task.Task.Format;
import dev.winnow.core.task.WantedSaid;
import dev.winnow.server.web.Downloads;
import dev.winnow.server.web.FieldErrors;
import dev.winnow.server.web.FileName;
import dev.winnow.server.web.Paging;
import dev.winnow.server.web.Refusal;
import dev.winnow.server.web.RefusalSaid;
import dev.winnow.server.web.Sorting;
import dev.winnow.server.web.Thing;
import dev.winnow.server.web.openapi.DescribedRequests;
import dev.winnow.storage.dataset.DatasetRow;
import dev.winnow.storage.dataset.DatasetTasks;
import dev.winnow.storage.dataset.Datasets;
import dev.winnow.storage.dataset.Rows;
import dev.winnow.storage.dataset.StoredDataset;
import dev.winnow.storage.page.Page;
import dev.winnow.storage.page.PageRequest;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/// Datasets: where the rows of tasks go.
@RestController
@RequestMapping("/api/v1/data-management/datasets")
@Tag(name = "Datasets", description = "Where the rows of tasks go")
class DatasetController {

  private static final Sorting SORTING =
      Sorting.standard("createdAt,desc")
          .by("name", "lower(name)")
          .by("rows", "row_count")
          .by("createdAt", "created_at")
          .by("updatedAt", "updated_at");

  private static final int FIELDS_MAX = 3;
  private static final int GROUPS_MAX = 1_000;

  private final Datasets datasets;
  private final Rows rows;
  private final Downloads downloads;

  DatasetController(Datasets datasets, Rows rows, Downloads downloads) {
    this.datasets = datasets;
    this.rows = rows;
    this.downloads = downloads;
  }

  /// A row.
  @Schema(name = "DatasetRow")
  record RowView(
      @Schema(description = "Place in the dataset, from 1") long ordinal,
      @Schema(description = "The task that made it; null when none did") @Nullable UUID task,
      @Schema(description = "The request that brought it") @Nullable String unit,
      @Schema(description = "The row", type = "object") @JsonRawValue String data) {

    static RowView of(DatasetRow row) {
      return new RowView(row.ordinal(), row.task(), row.unit(), row.data());
    }
  }

  @GetMapping
  @Operation(
      operationId = "listDatasets",
      summary = "List datasets",
      description = "A page of datasets, the newest first unless another order is asked for.")
  Page<DatasetView> list(
      Paging paging,
      @Parameter(description = "Text in the name or the description") @Nullable String q,
      @Parameter(
              description = "name, rows, createdAt or updatedAt, and asc or desc",
              example = "createdAt,desc")
          @Nullable String sort) {
    Page<StoredDataset> found =
        datasets.list(q == null || q.isBlank() ? null : q, SORTING.order(sort), paging.request());
    Map<UUID, DatasetTasks> tasks =
        datasets.tasks(found.content().stream().map(StoredDataset::id).toList());
    return found.map(it -> DatasetView.of(it, tasks.getOrDefault(it.id(), DatasetTasks.NONE)));
  }

  @PostMapping
  @Operation(
      operationId = "createDataset",
      summary = "Create a dataset",
      description = "An empty one, for tasks to put their rows into.")
  ResponseEntity<DatasetView> create(
      @RequestBody @Schema(ref = DescribedRequests.NEW_DATASET) ObjectNode body) {
    NewDataset wish = NewDataset.read(body);
    FieldErrors.refuse(wish.problems());
    try {
      StoredDataset dataset = datasets.add(UUID.randomUUID(), wish.name(), wish.description());
      return ResponseEntity.created(URI.create("/api/v1/data-management/datasets/" + dataset.id()))
          .body(DatasetView.of(dataset, DatasetTasks.NONE));
    } catch (DuplicateKeyException e) {
      throw Refusal.nameTaken(Thing.DATASET, wish.name());
    }
  }

  @GetMapping("/{id}")
  @Operation(
      operationId = "getDataset",
      summary = "Show a dataset",
      description = "Without its rows.")
  DatasetView get(@PathVariable UUID id) {
    StoredDataset dataset = find(id);
    return DatasetView.of(dataset, datasets.tasks(List.of(id)).getOrDefault(id, DatasetTasks.NONE));
  }

  @GetMapping("/{id}/rows")
  @Operation(
      operationId = "listDatasetRows",
      summary = "List rows",
      description = "A page of the dataset's rows, in their order.")
  Page<RowView> rows(@PathVariable UUID id, Paging paging) {
    PageRequest request = paging.request();
    StoredDataset dataset = find(id);
    return Page.of(rows.page(id, request.offset(), request.size()), request, dataset.rows())
        .map(RowView::of);
  }

  /// The values of some fields, with how many rows have them.
  @Schema(name = "DatasetValues")
  record ValuesView(
      @Schema(description = "All rows of the dataset") long rows,
      @Schema(description = "Rows by their values, the largest groups first, at most 1,000")
          List<GroupView> groups,
      @Schema(description = "Whether there are more groups") boolean truncated) {}

  /// Rows with the same values.
  @Schema(name = "DatasetValuesGroup")
  record GroupView(
      @Schema(
              description =
                  "By field; null in rows without it. What is no text stands there as JSON",
              example = "{\"difficulty\": \"hard\"}")
          Map<String, @Nullable String> values,
      @Schema(example = "820") long rows) {}

  @GetMapping("/{id}/values")
  @Operation(
      operationId = "listDatasetValues",
      summary = "Count rows by the values of fields",
      description = "How many rows have which values in up to three of their fields.")
  ValuesView values(
      @PathVariable UUID id,
      @Parameter(description = "A field of the rows; up to three", example = "difficulty")
          @RequestParam
          List<String> field) {
    List<String> fields = field.stream().distinct().toList();
    if (fields.isEmpty() || fields.size() > FIELDS_MAX) {
      throw Refusal.invalid(
          "field",
          RefusalSaid.MUST_BE.of(
              String.valueOf(fields.size()), WantedSaid.WHOLE.of(1, FIELDS_MAX)));
    }
    StoredDataset dataset = find(id);
    List<GroupView> groups =
        datasets.groups(id, fields, GROUPS_MAX + 1).stream()
            .map(it -> new GroupView(it.values(), it.rows()))
            .toList();
    boolean more = groups.size() > GROUPS_MAX;
    return new ValuesView(dataset.rows(), more ? groups.subList(0, GROUPS_MAX) : groups, more);
  }

  @GetMapping("/{id}/download")
  @Operation(
      operationId = "downloadDataset",
      summary = "Download the rows",
      description =
          "All rows that the dataset has, in their order, those of tasks that were deleted among them.")
  @ApiResponse(
      responseCode = "200",
      description = "The file",
      content = {
        @Content(mediaType = "application/jsonl", schema = @Schema(type = "string")),
        @Content(mediaType = "text/csv", schema = @Schema(type = "string"))
      })
  void download(
      @PathVariable UUID id,
      @Parameter(description = "jsonl, json, csv or parquet; jsonl where nothing is said")
          @Nullable String format,
      HttpServletResponse response)
      throws IOException {
    StoredDataset dataset = find(id);
    downloads.send(
        response,
        FileName.of(dataset.name(), "dataset"),
        Downloads.format(format, Format.JSONL),
        List.of(),
        file -> rows.stream(id, dataset.rows(), row -> file.write(ExactJson.object(row.data()))));
  }

  private StoredDataset find(UUID id) {
    return datasets.find(id).orElseThrow(() -> Refusal.notFound(Thing.DATASET, id));
  }
}
