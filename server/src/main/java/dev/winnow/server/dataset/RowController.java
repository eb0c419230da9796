package dev.winnow.server.dataset;

import com.fasterxml.jackson.annotation.JsonRawValue;
import dev.winnow.core.gate.Vote;
import dev.winnow.core.task.DatasetRequests.Edits;
import dev.winnow.server.web.AskedBy;
import dev.winnow.server.web.FieldErrors;
import dev.winnow.server.web.Refusal;
import dev.winnow.server.web.Thing;
import dev.winnow.server.web.openapi.DescribedRequests;
import dev.winnow.storage.dataset.DatasetRow;
import dev.winnow.storage.dataset.RowOrigin;
import dev.winnow.storage.dataset.RowOrigins;
import dev.winnow.storage.dataset.RowRanges;
import dev.winnow.storage.dataset.RowSet;
import dev.winnow.storage.dataset.Versions;
import dev.winnow.storage.search.FoundRows;
import dev.winnow.storage.search.RowFilter;
import dev.winnow.storage.search.RowOrder;
import dev.winnow.storage.search.RowState;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/// The rows of datasets.
@RestController
@RequestMapping("/api/v1/data-management/datasets/{id}")
@Tag(name = "Datasets")
class RowController {

  private final DatasetStores stores;

  RowController(DatasetStores stores) {
    this.stores = stores;
  }

  /// A row.
  @Schema(name = "DatasetRow")
  record RowView(
      @Schema(description = "Place in the dataset, from 1; places may be free") long ordinal,
      @Schema(description = "The task that made it; null when none did") @Nullable UUID task,
      @Schema(description = "The request that brought it") @Nullable String unit,
      @Schema(description = "Whether somebody changed it since it came") boolean edited,
      @Schema(description = "The row", type = "object") @JsonRawValue String data) {

    static RowView of(DatasetRow row) {
      return new RowView(row.ordinal(), row.task(), row.unit(), row.edited(), row.data());
    }
  }

  /// A page of rows.
  @Schema(name = "DatasetRows")
  record RowsView(
      List<RowView> content,
      @Schema(description = "What to ask for as after to see the next page; null on the last one")
          @Nullable String next,
      @Schema(description = "How many rows there are on all pages", example = "12") long matched,
      @Schema(description = "How many rows the version has", example = "100") long rows,
      @Schema(
              description =
                  "How many places of the dataset could be searched so far; null where all could. Ask again for more")
          @Nullable Long indexedRows) {}

  @GetMapping("/rows")
  @Operation(
      operationId = "listDatasetRows",
      summary = "List rows",
      description =
          "A page of the rows that match, in their order unless another is asked for. A large dataset is searched as far as it is indexed; what is missing is said.")
  RowsView rows(@PathVariable UUID id, RowParameters wanted) {
    DatasetStores.Seen seen = stores.seen(id, wanted.version());
    RowFilter filter = wanted.filter();
    RowOrder order = wanted.order();
    Long after = wanted.afterOrdinal();
    int size = wanted.pageSize();
    if (filter.isAll() && order.equals(RowOrder.AS_THEY_CAME) && after != null) {
      return inOrder(seen, after, size);
    }
    FoundRows found = stores.indexes().find(seen.set(), filter, order, wanted.cursor(order), size);
    // Rows that were removed are shown as they came.
    RowSet shown =
        filter.state() == RowState.REMOVED
            ? new RowSet(id, seen.set().upTo(), seen.set().hidden(), RowRanges.NONE)
            : seen.set();
    boolean behind = found.indexed() < seen.set().upTo();
    return new RowsView(
        these(shown, found.ordinals()),
        found.next(),
        found.matched(),
        seen.rows(),
        behind ? found.indexed() : null);
  }

  private RowsView inOrder(DatasetStores.Seen seen, long after, int size) {
    List<DatasetRow> rows = stores.rows().page(seen.set(), after, size + 1);
    boolean isFull = rows.size() > size;
    List<DatasetRow> page = isFull ? rows.subList(0, size) : rows;
    boolean more = isFull || (!page.isEmpty() && isAnyBehind(seen, page.getLast().ordinal()));
    return new RowsView(
        page.stream().map(RowView::of).toList(),
        more ? String.valueOf(page.getLast().ordinal()) : null,
        seen.rows(),
        seen.rows(),
        null);
  }

  /// A page of large rows ends before it is full.
  private boolean isAnyBehind(DatasetStores.Seen seen, long ordinal) {
    return !stores.rows().page(seen.set(), ordinal, 1).isEmpty();
  }

  private List<RowView> these(RowSet set, List<Long> ordinals) {
    Map<Long, RowView> rows = new HashMap<>();
    stores.rows().these(set, ordinals, row -> rows.put(row.ordinal(), RowView.of(row)));
    return ordinals.stream().map(rows::get).filter(Objects::nonNull).toList();
  }

  /// A row with where it came from.
  @Schema(name = "DatasetRowDetails")
  record DetailsView(
      long ordinal,
      RowState verdict,
      @Schema(description = "The row; as it was last, where it was removed", type = "object")
          @JsonRawValue
          String data,
      @Schema(description = "As it came, where it was edited", type = "object") @JsonRawValue
          @Nullable String original,
      @Schema(description = "The first one first") List<EditView> edits,
      OriginView provenance) {}

  /// An edit of a row.
  @Schema(name = "DatasetRowEdit")
  record EditView(
      Instant at,
      @Schema(
              description =
                  "Who made it: API, a program; PAGE, somebody at the page. There are no users yet")
          AskedBy by,
      @Schema(description = "Who reviewed the row; null where nobody gave a name")
          @Nullable String reviewer,
      String note,
      @Schema(description = "What took the row's place; null: it was removed", type = "object")
          @JsonRawValue
          @Nullable String data) {

    static EditView of(Versions.RowEdit edit) {
      return new EditView(
          edit.at(), AskedBy.valueOf(edit.by()), edit.reviewer(), edit.note(), edit.data());
    }
  }

  /// Where a row came from.
  @Schema(name = "DatasetRowProvenance")
  record OriginView(
      @Schema(description = "The task that made it; without a name when it was deleted")
          @Nullable TaskView task,
      @Schema(description = "The template that the task was made from, as it was called")
          @Nullable String templateName,
      @Schema(description = "Its revision") @Nullable Integer templateRevision,
      @Schema(description = "The model that the task asks, as it is called") @Nullable String model,
      @Schema(
              description =
                  "The request that brought it; the task's requests show its prompt and answer")
          @Nullable String unit,
      @Schema(description = "What it was made as, by dimension") Map<String, String> category,
      @Schema(description = "The uploaded file that it stood in") @Nullable String fileName,
      @Schema(description = "The line of that file where it began") @Nullable Long line,
      @Schema(
              description =
                  "What a judging model said of it, each time it was asked: scores of 1 to 5 by dimension, and why")
          List<Vote> votes) {}

  /// A task, by its name.
  @Schema(name = "DatasetRowTask")
  record TaskView(UUID id, @Nullable String name) {}

  @GetMapping("/rows/{ordinal}")
  @Operation(
      operationId = "getDatasetRow",
      summary = "Show a row",
      description = "With where it came from, and what people made of it.")
  DetailsView row(
      @PathVariable UUID id,
      @PathVariable long ordinal,
      @Parameter(description = "As it is in this version; without it, as it is now")
          @Nullable Integer version) {
    RowSet set = stores.seen(id, version).set();
    RowOrigin origin =
        stores
            .origins()
            .find(set, ordinal)
            .orElseThrow(() -> Refusal.notFound(DatasetSaid.NO_ROW.of(ordinal)));
    List<Versions.RowEdit> edits = stores.versions().edits(set, ordinal);
    String last = origin.data();
    for (Versions.RowEdit edit : edits) {
      last = edit.data() == null ? last : edit.data();
    }
    RowState state = RowState.ACCEPTED;
    if (!edits.isEmpty()) {
      state = edits.getLast().data() == null ? RowState.REMOVED : RowState.EDITED;
    }
    return new DetailsView(
        ordinal,
        state,
        last,
        edits.isEmpty() ? null : origin.data(),
        edits.stream().map(EditView::of).toList(),
        provenance(origin));
  }

  private OriginView provenance(RowOrigin origin) {
    UUID task = origin.task();
    RowOrigins.MadeBy by = task == null ? null : stores.origins().task(task).orElse(null);
    Integer cell = origin.cell();
    return new OriginView(
        task == null ? null : new TaskView(task, by == null ? null : by.name()),
        by == null ? null : by.template(),
        by == null ? null : by.templateRevision(),
        by == null ? null : by.model(),
        origin.unit(),
        task == null || cell == null ? Map.of() : stores.categories().of(task, cell),
        origin.fileName(),
        origin.line(),
        origin.votes());
  }

  @PostMapping("/edits")
  @Operation(
      operationId = "editDatasetRows",
      summary = "Edit rows",
      description =
          "Changes and removes rows, all or none, and keeps the outcome as a new version. Earlier versions stay as they are.")
  ResponseEntity<VersionView> edit(
      @PathVariable UUID id,
      @RequestBody @Schema(ref = DescribedRequests.DATASET_EDITS) ObjectNode body,
      @Parameter(hidden = true) @RequestHeader(name = AskedBy.HEADER, required = false)
          @Nullable String by) {
    Edits wish = Edits.read(body);
    FieldErrors.refuse(wish.problems());
    Versions.Edited edited =
        stores
            .versions()
            .edit(id, wish.edits(), wish.note(), AskedBy.of(by).name())
            .orElseThrow(() -> Refusal.notFound(Thing.DATASET, id));
    return switch (edited) {
      case Versions.Edited.Done done ->
          ResponseEntity.status(HttpStatus.CREATED).body(VersionView.of(done.version(), null));
      case Versions.Edited.NoRow none ->
          throw Refusal.invalid("edits", DatasetSaid.NO_ROW_TO_EDIT.of(none.ordinal()));
    };
  }
}
