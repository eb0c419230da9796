package dev.winnow.storage.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.core.document.ExactJson;
import dev.winnow.core.task.DatasetRequests.Edit;
import dev.winnow.core.task.OutputMode;
import dev.winnow.storage.search.CategoryNames;
import dev.winnow.storage.search.RowFilter;
import dev.winnow.storage.search.RowIndexes;
import dev.winnow.storage.search.RowOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Rows that are large are read in smaller pieces, and none is lost between them.
final class BoundedPageTest {

  private static final int LARGE_CHARS = 700_000;
  private static final long PAGE_CHARS_MAX = (4L << 20) + (2L << 20) + 2 * LARGE_CHARS;

  private final DatasetFixture dataset = new DatasetFixture();
  private final RowOrigins origins = new RowOrigins(dataset.database.client());
  private final Random random = new Random(7);

  /// Text that does not pack.
  private String row(int number, int chars) {
    StringBuilder text = new StringBuilder(chars);
    while (text.length() < chars) {
      text.append(Long.toString(random.nextLong() >>> 1, 36));
    }
    return "{\"n\":%d,\"text\":\"%s\"}".formatted(number, text);
  }

  private List<String> add(int rows) {
    List<String> data = new ArrayList<>();
    for (int i = 0; i < rows; i++) {
      data.add(row(i, random.nextInt(3) == 0 ? 20 : LARGE_CHARS));
    }
    dataset.add(OutputMode.APPEND, data);
    return data;
  }

  private void check(List<String> rows) {
    RowSet set = dataset.now();
    List<String> streamed = new ArrayList<>();
    List<Long> ordinals = new ArrayList<>();
    dataset.rows.stream(
        set,
        row -> {
          streamed.add(row.data());
          ordinals.add(row.ordinal());
        });
    assertThat(streamed).isEqualTo(rows);
    List<String> these = new ArrayList<>();
    dataset.rows.these(set, ordinals, row -> these.add(row.data()));
    assertThat(these).isEqualTo(rows);
    List<String> traced = new ArrayList<>();
    origins.traced(set, ordinals, row -> traced.add(row.data()));
    assertThat(traced).isEqualTo(rows);
    List<TracedRow> page = origins.traced(set, 0, 500);
    assertThat(page).hasSizeLessThan(rows.size());
    traced.clear();
    for (; !page.isEmpty(); page = origins.traced(set, page.getLast().ordinal(), 500)) {
      page.forEach(row -> traced.add(row.data()));
    }
    assertThat(traced).isEqualTo(rows);
    List<DatasetRow> first = dataset.rows.page(set, 0, 500);
    assertThat(first).hasSizeLessThan(rows.size());
    assertThat(first.stream().mapToLong(row -> row.data().length()).sum())
        .isLessThan(PAGE_CHARS_MAX);
  }

  @Test
  void aPageOfLargeRowsEndsBeforeItIsFull() {
    List<String> rows = add(20);
    check(rows);
    // Places that stay free, more rows behind them, and edits.
    assertThat(dataset.versions.reserve(dataset.id, 3)).isPresent();
    rows.addAll(add(5));
    check(rows);
    List<Edit> edits = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      String data = row(1_000 + i, LARGE_CHARS);
      edits.add(new Edit(i + 1, ExactJson.object(data)));
      rows.set(i, data);
    }
    edits.add(new Edit(9, null));
    rows.remove(8);
    dataset.versions.edit(dataset.id, edits, "", "API");
    check(rows);
  }

  @Test
  void theIndexHasAllOfThem(@TempDir Path folder) {
    add(20);
    List<Edit> edits = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      edits.add(new Edit(i + 1, ExactJson.object(row(1_000 + i, LARGE_CHARS))));
    }
    dataset.versions.edit(dataset.id, edits, "", "API");
    try (RowIndexes indexes =
        new RowIndexes(
            folder,
            dataset.database.jdbc(),
            new CategoryNames(dataset.database.jdbc()),
            Runnable::run)) {
      indexes.complete(dataset.id);
      var found = indexes.find(dataset.now(), RowFilter.ALL, RowOrder.AS_THEY_CAME, null, 100);
      assertThat(found.ordinals()).hasSize(20);
      var where = new RowFilter.Condition("n", RowFilter.Op.GE, "1000");
      assertThat(
              indexes
                  .find(dataset.now(), RowFilter.ALL.and(where), RowOrder.AS_THEY_CAME, null, 100)
                  .ordinals())
          .containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L);
    }
  }
}
