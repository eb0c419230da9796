package dev.winnow.server.dataset;

import dev.winnow.core.document.ExactJson;
import dev.winnow.core.task.NewDataset;
import dev.winnow.core.task.Task.Format;
import dev.winnow.core.task.WantedSaid;
import dev.winnow.core.template.TemplateType;
import dev.winnow.server.web.Downloads;
import dev.winnow.server.web.FieldErrors;
import dev.winnow.server.web.FileName;
import dev.winnow.server.web.Paging;
import dev.winnow.server.web.ReadWord;
import dev.winnow.server.web.Refusal;
import dev.winnow.server.web.RefusalSaid;
import dev.winnow.server.web.Sorting;
import dev.winnow.server.web.Thing;
import dev.winnow.server.web.openapi.DescribedRequests;
import dev.winnow.storage.dataset.DatasetTasks;
import dev.winnow.storage.dataset.Datasets;
import dev.winnow.storage.dataset.StoredDataset;
import dev.winnow.storage.page.Page;
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
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
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
          .by("bytes", "bytes")
          .by("createdAt", "created_at")
          .by("updatedAt", "updated_at");

  private static final int FIELDS_MAX = 3;
  private static final int GROUPS_MAX = 1_000;

  private final DatasetStores stores;
  private final Datasets datasets;
  private final DeleteDataset deletion;
  private final Downloads downloads;

  DatasetController(DatasetStores stores, DeleteDataset deletion, Downloads downloads) {
    this.stores = stores;
    this.datasets = stores.datasets();
    this.deletion = deletion;
    this.downloads = downloads;
  }

  @GetMapping
  @Operation(
      operationId = "listDatasets",
      summary = "List datasets",
      description = "A page of datasets, the newest first unless another order is asked for.")
  Page<DatasetView> list(
      Paging paging,
      @Parameter(description = "Text in the name, the description or a tag") @Nullable String q,
      @Parameter(description = "One of its tags") @Nullable String tag,
      @Parameter(description = "What kind of data it holds", example = "qa") @Nullable String type,
      @Parameter(description = "active or archived; active where nothing is said")
          @Nullable String status,
      @Parameter(
              description = "name, rows, bytes, createdAt or updatedAt, and asc or desc",
              example = "createdAt,desc")
          @Nullable String sort) {
    Datasets.Wanted wanted =
        new Datasets.Wanted(
            q == null || q.isBlank() ? null : q,
            tag == null || tag.isBlank() ? null : tag,
            ReadWord.of("type", type, TemplateType.class),
            ReadWord.of("status", status, Status.ACTIVE) == Status.ARCHIVED);
    Page<StoredDataset> found = datasets.list(wanted, SORTING.order(sort), paging.request());
    List<UUID> ids = found.content().stream().map(StoredDataset::id).toList();
    Map<UUID, DatasetTasks> tasks = datasets.tasks(ids);
    Set<UUID> writing = datasets.writing(ids);
    return found.map(it ->
        DatasetView.of(
            it, tasks.getOrDefault(it.id(), DatasetTasks.NONE), writing.contains(it.id())));
  }

  private enum Status {
    ACTIVE,
    ARCHIVED
  }

  @GetMapping("/tags")
  @Operation(
      operationId = "listDatasetTags",
      summary = "List tags",
      description = "The tags of datasets that are not archived, by name.")
  List<TagView> tags() {
    return datasets.tags().stream().map(it -> new TagView(it.tag(), it.datasets())).toList();
  }

  /// A tag.
  @Schema(name = "DatasetTag")
  record TagView(
      @Schema(example = "medical") String tag,
      @Schema(description = "How many datasets have it") long datasets) {}

  @PostMapping
  @Operation(
      operationId = "createDataset",
      summary = "Create a dataset",
      description = "An empty one, for tasks and uploaded files to put their rows into.")
  ResponseEntity<DatasetView> create(
      @RequestBody @Schema(ref = DescribedRequests.NEW_DATASET) ObjectNode body) {
    NewDataset wish = NewDataset.read(body);
    FieldErrors.refuse(wish.problems());
    try {
      StoredDataset dataset =
          datasets.add(
              UUID.randomUUID(),
              new Datasets.Label(wish.name(), wish.description(), wish.type(), wish.tags()));
      return ResponseEntity.created(URI.create("/api/v1/data-management/datasets/" + dataset.id()))
          .body(DatasetView.of(dataset, DatasetTasks.NONE, false));
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
    return view(stores.dataset(id));
  }

  private DatasetView view(StoredDataset dataset) {
    List<UUID> ids = List.of(dataset.id());
    return DatasetView.of(
        dataset,
        datasets.tasks(ids).getOrDefault(dataset.id(), DatasetTasks.NONE),
        !datasets.writing(ids).isEmpty());
  }

  @PatchMapping("/{id}")
  @Operation(
      operationId = "changeDataset",
      summary = "Change a dataset",
      description = "Its name, description, type and tags, and whether it is archived.")
  DatasetView change(
      @PathVariable UUID id,
      @RequestBody @Schema(ref = DescribedRequests.DATASET_CHANGE) ObjectNode body) {
    NewDataset.Change wish = NewDataset.Change.read(body);
    FieldErrors.refuse(wish.problems());
    StoredDataset now = stores.dataset(id);
    Datasets.Label label =
        new Datasets.Label(
            Objects.requireNonNullElse(wish.name(), now.name()),
            Objects.requireNonNullElse(wish.description(), now.description()),
            Objects.requireNonNullElse(wish.type(), now.type()),
            Objects.requireNonNullElse(wish.tags(), now.tags()));
    boolean archived = wish.archived() == null ? now.archivedAt() != null : wish.archived();
    try {
      return view(
          datasets
              .label(id, label, archived)
              .orElseThrow(() -> Refusal.notFound(Thing.DATASET, id)));
    } catch (DuplicateKeyException e) {
      throw Refusal.nameTaken(Thing.DATASET, label.name());
    }
  }

  /// What goes with a dataset.
  @Schema(name = "DatasetLoss")
  record LossView(
      long rows,
      @Schema(description = "Of its rows as JSON") long bytes,
      @Schema(description = "Versions that can be gone back to") long versions,
      @Schema(description = "Files that were made of it") long exports,
      @Schema(description = "Tasks that put rows there; they stay, without these") long tasks) {}

  @GetMapping("/{id}/loss")
  @Operation(
      operationId = "getDatasetLoss",
      summary = "Show what a deletion would lose",
      description = "What goes with the dataset, and is gone for good.")
  LossView loss(@PathVariable UUID id) {
    StoredDataset dataset = stores.dataset(id);
    return new LossView(
        dataset.rows(),
        dataset.bytes(),
        dataset.version(),
        stores.exports().of(id).size(),
        datasets.tasks(List.of(id)).getOrDefault(id, DatasetTasks.NONE).count());
  }

  @DeleteMapping("/{id}")
  @Operation(
      operationId = "deleteDataset",
      summary = "Delete a dataset",
      description =
          "With its rows, its versions and the files made of it. Refused (409) while a task or an import is still to write to it, or a task still needs its rows.")
  ResponseEntity<Void> delete(@PathVariable UUID id) {
    StoredDataset dataset = stores.dataset(id);
    deletion.of(dataset);
    return ResponseEntity.noContent().build();
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
    StoredDataset dataset = stores.dataset(id);
    List<GroupView> groups =
        datasets.groups(dataset.now(), fields, GROUPS_MAX + 1).stream()
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
    StoredDataset dataset = stores.dataset(id);
    downloads.send(
        response,
        FileName.of(dataset.name(), "dataset"),
        Downloads.format(format, Format.JSONL),
        List.of(),
        file ->
            stores.rows().stream(dataset.now(), row -> file.write(ExactJson.object(row.data()))));
  }
}
