package dev.winnow.server.dataset;

import dev.winnow.core.document.ExactJson;
import dev.winnow.core.task.ExportWish;
import dev.winnow.storage.dataset.DatasetRow;
import dev.winnow.storage.dataset.RowOrigins;
import dev.winnow.storage.dataset.RowRanges;
import dev.winnow.storage.dataset.RowSet;
import dev.winnow.storage.dataset.TracedRow;
import dev.winnow.storage.export.ExportRow;
import dev.winnow.storage.export.ExportSource;
import dev.winnow.storage.export.MadeBy;
import dev.winnow.storage.search.FoundRows;
import dev.winnow.storage.search.RowFilter;
import dev.winnow.storage.search.RowOrder;
import dev.winnow.storage.search.RowState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The rows of a dataset as an export takes them.
///
/// @param set which rows
/// @param filter which of them
/// @param traced whether each tells how it came to be
/// @param isWhole whether rows that the index does not have yet may not be left out
record ReadForExport(
    DatasetStores stores, RowSet set, RowFilter filter, boolean traced, boolean isWhole)
    implements ExportSource {

  private static final int ROWS_READ_AT_ONCE = 500;
  private static final ObjectNode UNKNOWN = JsonNodeFactory.instance.objectNode();

  /// @param set what the wish names
  static ReadForExport of(DatasetStores stores, RowSet set, ExportWish wish) {
    return new ReadForExport(stores, set, filter(wish.filter()), wish.provenance(), true);
  }

  /// The same for a look at the first rows: those that are found by now.
  ReadForExport asTheyAre() {
    return new ReadForExport(stores, set, filter, traced, false);
  }

  /// @throws dev.winnow.server.web.Refusal when a condition cannot be read
  static RowFilter filter(ExportWish.Filter wish) {
    return new RowFilter(
        wish.q() == null ? "" : wish.q().strip(),
        RowParameters.conditions(wish.where()),
        RowParameters.categories(wish.category()),
        wish.verdict() == null ? null : RowState.valueOf(wish.verdict().name()),
        wish.task(),
        wish.model(),
        wish.from(),
        wish.to());
  }

  @Override
  public void each(Consumer<ExportRow> taker) {
    if (filter.isAll()) {
      all(taker);
    } else {
      found(taker);
    }
  }

  private void all(Consumer<ExportRow> taker) {
    if (!traced) {
      stores.rows().stream(set, row -> taker.accept(row(row)));
      return;
    }
    List<TracedRow> piece = stores.origins().traced(set, 0, ROWS_READ_AT_ONCE);
    while (!piece.isEmpty()) {
      piece.forEach(row -> taker.accept(row(row)));
      piece = stores.origins().traced(set, piece.getLast().ordinal(), ROWS_READ_AT_ONCE);
    }
  }

  /// The same, once the index has all rows of the set: those of an import that has not ended yet
  /// are waited for by nobody, and rows behind them are none of it yet.
  void complete() {
    if (!filter.isAll()) {
      stores.indexes().complete(set.dataset());
    }
  }

  /// Whether what is found is all there is to find.
  ///
  /// @throws IllegalStateException when it is not
  private void checkAll(FoundRows found) {
    if (isWhole && found.indexed() < set.upTo()) {
      throw new IllegalStateException(DatasetSaid.INDEX_BEHIND.of().message());
    }
  }

  /// A page of what the index finds at a time.
  private void found(Consumer<ExportRow> taker) {
    // Rows that were removed are written as they came.
    RowSet shown =
        filter.state() == RowState.REMOVED
            ? new RowSet(set.dataset(), set.upTo(), set.hidden(), RowRanges.NONE)
            : set;
    String cursor = null;
    do {
      FoundRows found =
          stores.indexes().find(set, filter, RowOrder.AS_THEY_CAME, cursor, ROWS_READ_AT_ONCE);
      checkAll(found);
      if (traced) {
        stores.origins().traced(shown, found.ordinals(), row -> taker.accept(row(row)));
      } else {
        stores.rows().these(shown, found.ordinals(), row -> taker.accept(row(row)));
      }
      cursor = found.next();
    } while (cursor != null);
  }

  private static ExportRow row(DatasetRow row) {
    return new ExportRow(row.ordinal(), ExactJson.object(row.data()), UNKNOWN);
  }

  private ExportRow row(TracedRow row) {
    ObjectNode provenance = JsonNodeFactory.instance.objectNode();
    provenance.put("ordinal", row.ordinal());
    put(provenance, "task", row.taskName());
    put(provenance, "taskId", row.task());
    if (row.template() != null && !row.template().isEmpty()) {
      provenance.put("template", row.template()).put("templateRevision", row.templateRevision());
    }
    put(provenance, "model", row.model());
    put(provenance, "request", row.unit());
    if (row.task() != null && row.cell() != null) {
      Map<String, String> category = stores.categories().of(row.task(), row.cell());
      if (!category.isEmpty()) {
        category.forEach(provenance.putObject("category")::put);
      }
    }
    put(provenance, "at", row.at());
    put(provenance, "file", row.fileName());
    put(provenance, "line", row.line());
    provenance.put("edited", row.edited());
    return new ExportRow(row.ordinal(), ExactJson.object(row.data()), provenance);
  }

  private static void put(ObjectNode to, String name, @Nullable Object value) {
    if (value instanceof Long number) {
      to.put(name, number);
    } else if (value != null && !value.toString().isEmpty()) {
      to.put(name, value.toString());
    }
  }

  /// How the rows came to be, in short.
  MadeBy madeBy() {
    Map<String, Long> models = new TreeMap<>();
    Map<String, Long> templates = new TreeMap<>();
    for (RowOrigins.MadeBy task : stores.origins().tasks(set)) {
      add(models, task.model(), task.rows());
      add(templates, task.template(), task.rows());
    }
    long imported =
        stores.imports().into(set.dataset()).stream().mapToLong(each -> each.rows()).sum();
    return new MadeBy(counts(models), counts(templates), imported, List.of());
  }

  private static void add(Map<String, Long> to, @Nullable String name, long rows) {
    if (name != null && !name.isEmpty()) {
      to.merge(name, rows, Long::sum);
    }
  }

  private static List<MadeBy.Count> counts(Map<String, Long> of) {
    List<MadeBy.Count> counts = new ArrayList<>();
    of.forEach((name, rows) -> counts.add(new MadeBy.Count(name, Objects.requireNonNull(rows))));
    return counts;
  }
}
