package dev.winnow.storage.export;

import dev.winnow.core.document.ExactJson;
import dev.winnow.core.layout.Layout;
import dev.winnow.core.task.ExportWish;
import dev.winnow.storage.dataset.DatasetRow;
import dev.winnow.storage.dataset.Imports;
import dev.winnow.storage.dataset.RowOrigins;
import dev.winnow.storage.dataset.RowRanges;
import dev.winnow.storage.dataset.RowSet;
import dev.winnow.storage.dataset.Rows;
import dev.winnow.storage.dataset.TracedRow;
import dev.winnow.storage.search.CategoryNames;
import dev.winnow.storage.search.FoundRows;
import dev.winnow.storage.search.RowFilter;
import dev.winnow.storage.search.RowIndexes;
import dev.winnow.storage.search.RowOrder;
import dev.winnow.storage.search.RowState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
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
public record ReadForExport(
    Stores stores, RowSet set, RowFilter filter, boolean traced, boolean isWhole)
    implements ExportSource {

  /// The field of a row's provenance with its categories, by dimension.
  static final String CATEGORY = "category";

  private static final int ROWS_READ_AT_ONCE = 500;
  private static final ObjectNode UNKNOWN = JsonNodeFactory.instance.objectNode();

  /// Where rows are, and what is known of them.
  public record Stores(
      Rows rows,
      RowOrigins origins,
      Imports imports,
      RowIndexes indexes,
      CategoryNames categories) {}

  /// The rows that a wish asks for.
  ///
  /// @param set what it names
  /// @param filter which of them, as [WantedRows] reads it
  public static ReadForExport of(Stores stores, RowSet set, RowFilter filter, ExportWish wish) {
    boolean traced = wish.provenance() || dividesByCategory(wish);
    return new ReadForExport(stores, set, filter, traced, true);
  }

  private static boolean dividesByCategory(ExportWish wish) {
    return wish.split() != null && wish.split().dimension().isPresent();
  }

  /// The dimensions by which the tasks that made its rows divide them; none where the wish needs
  /// none.
  public Set<String> dimensions(ExportWish wish) {
    if (!dividesByCategory(wish)) {
      return Set.of();
    }
    Set<String> dimensions = new TreeSet<>();
    for (RowOrigins.MadeBy task : stores.origins().tasks(set)) {
      dimensions.addAll(stores.categories().of(task.id(), 0).keySet());
    }
    return dimensions;
  }

  /// The same for a look at the first rows: those that are found by now.
  public ReadForExport asTheyAre() {
    return new ReadForExport(stores, set, filter, traced, false);
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
  ///
  /// @throws java.io.UncheckedIOException when the index cannot be brought up to date
  public void complete() {
    if (!filter.isAll()) {
      stores.indexes().complete(set.dataset());
    }
  }

  /// Whether what is found is all there is to find.
  ///
  /// @throws ExportRefused when it is not
  private void checkAll(FoundRows found) {
    if (isWhole && found.indexed() < set.upTo()) {
      throw new ExportRefused(ExportSaid.INDEX_BEHIND.of());
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
        category.forEach(provenance.putObject(CATEGORY)::put);
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

  /// How the rows came to be, in short. Only a card tells it, and it takes a look at all rows:
  /// nothing is known for other exports.
  public MadeBy madeBy(ExportWish wish) {
    if (wish.layout() != Layout.HUGGING_FACE) {
      return MadeBy.UNKNOWN;
    }
    Map<String, Long> models = new TreeMap<>();
    Map<String, Long> templates = new TreeMap<>();
    for (RowOrigins.MadeBy task : stores.origins().tasks(set)) {
      add(models, task.model(), task.rows());
      add(templates, task.template(), task.rows());
    }
    return new MadeBy(counts(models), counts(templates), stores.origins().imported(set));
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
