package dev.winnow.server.dataset;

import com.fasterxml.jackson.annotation.JsonRawValue;
import dev.winnow.core.task.DatasetRequests.Note;
import dev.winnow.server.web.FieldErrors;
import dev.winnow.server.web.Paging;
import dev.winnow.server.web.Refusal;
import dev.winnow.server.web.Thing;
import dev.winnow.server.web.openapi.DescribedRequests;
import dev.winnow.storage.dataset.DatasetVersion;
import dev.winnow.storage.dataset.DiffVersions;
import dev.winnow.storage.dataset.RowOrigins;
import dev.winnow.storage.dataset.RowSet;
import dev.winnow.storage.dataset.StoredDataset;
import dev.winnow.storage.dataset.Versions;
import dev.winnow.storage.page.Page;
import dev.winnow.storage.search.RowState;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/// What datasets had, what differs between that, and where it came from.
@RestController
@RequestMapping("/api/v1/data-management/datasets/{id}")
@Tag(name = "Datasets")
class VersionController {

  private final DatasetStores stores;

  VersionController(DatasetStores stores) {
    this.stores = stores;
  }

  @GetMapping("/versions")
  @Operation(
      operationId = "listDatasetVersions",
      summary = "List versions",
      description =
          "A page, the newest first. A task's end, an import, an edit and a return each make one; what the dataset has now may be more.")
  Page<VersionView> versions(@PathVariable UUID id, Paging paging) {
    StoredDataset dataset = stores.dataset(id);
    Map<UUID, Optional<String>> names = new LinkedHashMap<>();
    return stores
        .versions()
        .page(dataset, paging.request())
        .map(version -> VersionView.of(version, name(version.task(), names)));
  }

  private @Nullable String name(@Nullable UUID task, Map<UUID, Optional<String>> names) {
    return task == null
        ? null
        : names
            .computeIfAbsent(task, id -> stores.origins().task(id).map(RowOrigins.MadeBy::name))
            .orElse(null);
  }

  @PostMapping("/versions")
  @Operation(
      operationId = "createDatasetVersion",
      summary = "Keep a version",
      description = "Gives what the dataset has now a number, which it can be gone back to.")
  ResponseEntity<VersionView> keep(
      @PathVariable UUID id,
      @RequestBody @Schema(ref = DescribedRequests.DATASET_VERSION) ObjectNode body) {
    return made(stores.versions().name(id, note(body)), Thing.DATASET, id);
  }

  @PostMapping("/versions/{number}/restore")
  @Operation(
      operationId = "restoreDatasetVersion",
      summary = "Go back to a version",
      description =
          "Makes a new version with the rows of an earlier one. Nothing is deleted: what came since stays in the versions between.")
  ResponseEntity<VersionView> restore(
      @PathVariable UUID id,
      @PathVariable int number,
      @RequestBody @Schema(ref = DescribedRequests.DATASET_VERSION) ObjectNode body) {
    DatasetVersion old = stores.version(id, number);
    Versions.Restored restored =
        stores
            .versions()
            .restore(id, old.number(), note(body))
            .orElseThrow(() -> Refusal.notFound(Thing.DATASET, id));
    return switch (restored) {
      case Versions.Restored.Done done ->
          ResponseEntity.status(HttpStatus.CREATED).body(VersionView.of(done.version(), null));
      case Versions.Restored.Written written ->
          throw Refusal.conflict(
              "WRITING", DatasetSaid.RESTORED_WHILE_WRITTEN.of(stores.dataset(id).name()));
    };
  }

  private static String note(ObjectNode body) {
    Note wish = Note.read(body);
    FieldErrors.refuse(wish.problems());
    return wish.note();
  }

  private static ResponseEntity<VersionView> made(
      Optional<DatasetVersion> version, Thing what, UUID id) {
    return ResponseEntity.status(HttpStatus.CREATED)
        .body(VersionView.of(version.orElseThrow(() -> Refusal.notFound(what, id)), null));
  }

  /// What differs between two versions.
  @Schema(name = "DatasetDiff")
  record DiffView(
      @Schema(description = "The earlier version") int from,
      @Schema(description = "The later one; null is what the dataset has now") @Nullable Integer to,
      @Schema(description = "Rows that only the later one has") long added,
      @Schema(description = "Rows that only the earlier one has") long removed,
      @Schema(description = "Rows that differ") long edited,
      @Schema(description = "Fields that rows of one version alone have; on the first page only")
          ColumnsView columns,
      @Schema(description = "A page of these rows, by their ordinals") List<ChangeView> content,
      @Schema(description = "What to ask for as after to see the next page; null on the last one")
          @Nullable Long next) {}

  /// Fields that rows of one version alone have.
  @Schema(name = "DatasetDiffColumns")
  record ColumnsView(List<String> added, List<String> removed) {}

  /// A row that differs.
  @Schema(name = "DatasetRowChange")
  record ChangeView(
      long ordinal,
      DiffVersions.Change change,
      @Schema(
              description = "The row in the earlier version; null where it was not there",
              type = "object")
          @JsonRawValue
          @Nullable String before,
      @Schema(
              description = "The row in the later version; null where it is not there any more",
              type = "object")
          @JsonRawValue
          @Nullable String after) {

    static ChangeView of(DiffVersions.RowChange change) {
      return new ChangeView(change.ordinal(), change.change(), change.before(), change.after());
    }
  }

  @GetMapping("/diff")
  @Operation(
      operationId = "diffDatasetVersions",
      summary = "Compare versions",
      description = "Rows that were added, removed and edited from one version to another.")
  DiffView diff(
      @PathVariable UUID id,
      @Parameter(description = "The earlier version", example = "1") @RequestParam int from,
      @Parameter(description = "The later version; without it, what the dataset has now")
          @Nullable Integer to,
      @Parameter(description = "Rows behind this ordinal") @Nullable Long after,
      @Parameter(description = "Rows on a page, 1 to 500; 50 where nothing is said")
          @Nullable Integer size) {
    RowSet before = stores.version(id, from).set();
    RowSet now = stores.seen(id, to).set();
    int many = RowParameters.pageSize(size);
    DiffVersions.Difference found = stores.diff().of(before, now, after == null ? 0 : after, many);
    return new DiffView(
        from,
        to,
        found.added(),
        found.removed(),
        found.edited(),
        after == null ? columns(before, now) : new ColumnsView(List.of(), List.of()),
        found.changes().stream().map(ChangeView::of).toList(),
        found.next());
  }

  private ColumnsView columns(RowSet before, RowSet now) {
    List<String> had = stores.diff().fields(before);
    List<String> has = stores.diff().fields(now);
    return new ColumnsView(without(has, had), without(had, has));
  }

  private static List<String> without(List<String> some, List<String> others) {
    List<String> left = new ArrayList<>(some);
    left.removeAll(others);
    return left;
  }

  /// Figures of a version.
  @Schema(name = "DatasetStatistics")
  record StatisticsView(
      long rows,
      @Schema(description = "Of its rows as JSON") long bytes,
      @Schema(description = "Rows as they came, edited ones, and those that were removed")
          Map<RowState, Long> verdicts,
      @Schema(description = "Rows that the tasks of this dataset rejected, by reason")
          Map<String, Long> rejected,
      @Schema(description = "Rows by what they were made as") List<DimensionView> categories) {}

  /// Rows by the categories of a dimension.
  @Schema(name = "DatasetDimension")
  record DimensionView(
      @Schema(example = "difficulty") String dimension,
      @Schema(description = "The largest first") List<ValueView> values) {}

  /// Rows of a category.
  @Schema(name = "DatasetCategory")
  record ValueView(@Schema(example = "hard") String value, long rows) {}

  @GetMapping("/statistics")
  @Operation(
      operationId = "getDatasetStatistics",
      summary = "Show statistics",
      description = "Rows, bytes, verdicts and categories of a version.")
  StatisticsView statistics(
      @PathVariable UUID id,
      @Parameter(description = "Of this version; without it, of what the dataset has now")
          @Nullable Integer version) {
    DatasetStores.Seen seen = stores.seen(id, version);
    RowOrigins.EditCounts edits = stores.origins().edits(seen.set());
    Map<RowState, Long> verdicts = new LinkedHashMap<>();
    verdicts.put(RowState.ACCEPTED, seen.rows() - edits.edited());
    verdicts.put(RowState.EDITED, edits.edited());
    verdicts.put(RowState.REMOVED, edits.removed());
    return new StatisticsView(
        seen.rows(), seen.bytes(), verdicts, stores.origins().rejected(id), categories(seen.set()));
  }

  private List<DimensionView> categories(RowSet set) {
    Map<String, Map<String, Long>> counts = new LinkedHashMap<>();
    for (RowOrigins.OfCell cell : stores.origins().cells(set)) {
      stores
          .categories()
          .of(cell.task(), cell.cell())
          .forEach((dimension, category) ->
              counts
                  .computeIfAbsent(dimension, each -> new LinkedHashMap<>())
                  .merge(category, cell.rows(), Long::sum));
    }
    List<DimensionView> dimensions = new ArrayList<>();
    counts.forEach((dimension, values) ->
        dimensions.add(
            new DimensionView(
                dimension,
                values.entrySet().stream()
                    .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                    .map(each -> new ValueView(each.getKey(), each.getValue()))
                    .toList())));
    return dimensions;
  }

  /// Where a dataset came from and where it went.
  @Schema(name = "DatasetLineage")
  record LineageView(
      @Schema(description = "The tasks whose rows it has; those that were deleted without a name")
          List<TaskView> tasks,
      @Schema(description = "The files that were uploaded into it") List<FileView> imports,
      @Schema(description = "The datasets that these tasks took rows from") List<NamedView> sources,
      @Schema(description = "The tasks that took rows from it, or topped it up")
          List<NamedView> usedBy,
      @Schema(description = "The files that were made of it") List<ExportView> exports) {}

  /// A task whose rows a dataset has.
  @Schema(name = "DatasetLineageTask")
  record TaskView(
      UUID id,
      @Nullable String name,
      @Nullable String status,
      @Nullable String templateName,
      @Nullable Integer templateRevision,
      @Nullable String modelName,
      @Schema(description = "How many rows") long rows) {

    static TaskView of(RowOrigins.MadeBy task) {
      boolean known = task.name() != null;
      return new TaskView(
          task.id(),
          task.name(),
          task.status(),
          task.template(),
          known ? task.templateRevision() : null,
          task.model(),
          task.rows());
    }
  }

  /// An uploaded file.
  @Schema(name = "DatasetLineageFile")
  record FileView(UUID id, String fileName, long rows, Instant at) {}

  /// A thing with a name.
  @Schema(name = "DatasetLineageThing")
  record NamedView(UUID id, String name) {

    static NamedView of(RowOrigins.Named thing) {
      return new NamedView(thing.id(), thing.name());
    }
  }

  @GetMapping("/lineage")
  @Operation(
      operationId = "getDatasetLineage",
      summary = "Show lineage",
      description = "What the dataset was made from, and what was made from it.")
  LineageView lineage(@PathVariable UUID id) {
    StoredDataset dataset = stores.dataset(id);
    RowOrigins.Between between = stores.origins().between(id);
    return new LineageView(
        stores.origins().tasks(dataset.now()).stream().map(TaskView::of).toList(),
        stores.imports().into(id).stream()
            .map(each -> new FileView(each.id(), each.fileName(), each.rows(), each.at()))
            .toList(),
        between.sources().stream().map(NamedView::of).toList(),
        between.users().stream().map(NamedView::of).toList(),
        stores.exports().of(id).stream().map(each -> ExportView.of(each, 1)).toList());
  }
}
