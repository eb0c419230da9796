package dev.winnow.storage.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.winnow.core.document.ExactJson;
import dev.winnow.core.task.DatasetRequests.Edit;
import dev.winnow.core.task.OutputMode;
import dev.winnow.storage.dataset.DatasetFixture;
import dev.winnow.storage.dataset.DatasetRow;
import dev.winnow.storage.dataset.RowSet;
import dev.winnow.storage.search.RowFilter.Condition;
import dev.winnow.storage.search.RowFilter.Op;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import org.apache.lucene.store.LockObtainFailedException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

final class RowIndexesTest {

  private final DatasetFixture dataset = new DatasetFixture();

  @TempDir Path folder;
  private RowIndexes indexes;

  @BeforeEach
  void open() {
    indexes =
        new RowIndexes(
            folder,
            dataset.database.jdbc(),
            new CategoryNames(dataset.database.jdbc()),
            Runnable::run);
  }

  @AfterEach
  void close() {
    indexes.close();
  }

  private void add(String... rows) {
    dataset.add(OutputMode.APPEND, List.of(rows));
  }

  private List<Long> find(RowSet set, RowFilter filter) {
    FoundRows found = indexes.find(set, filter, RowOrder.AS_THEY_CAME, null, 100);
    assertThat(found.matched()).isEqualTo(found.ordinals().size());
    return found.ordinals();
  }

  private List<Long> search(String text) {
    return find(dataset.now(), RowFilter.ALL.withText(text));
  }

  private List<Long> where(String field, Op op, String value) {
    return find(dataset.now(), RowFilter.ALL.and(new Condition(field, op, value)));
  }

  @ParameterizedTest
  @CsvSource({
    "糖尿病, 1",
    "尿病, 1",
    "糖, 1",
    "病, '1,3'",
    "糖病, ''",
    "Insulin, '1,2'",
    "INSULIN pump, 2",
    "insu, '1,2'",
    "pump insulin, 2",
    "高血压 病, 3",
    "고혈압, 4",
    "ｉｎｓｕｌｉｎ, '1,2'",
    "nothing, ''",
    "インスリン, 4"
  })
  void findsWordsOfAnyLanguage(String text, String expected) {
    add(
        "{\"q\":\"什么是糖尿病？\",\"a\":\"缺少 insulin\"}",
        "{\"q\":\"What does an insulin pump do?\"}",
        "{\"q\":\"高血压病\",\"m\":[{\"role\":\"user\",\"content\":\"nested\"}]}",
        "{\"q\":\"고혈압 インスリン\"}");
    List<Long> ordinals =
        expected.isEmpty()
            ? List.of()
            : List.of(expected.split(",")).stream().map(Long::valueOf).toList();
    assertThat(search(text)).isEqualTo(ordinals);
  }

  /// Regression: an index that another process had open was taken for a broken one, and deleted.
  @Test
  void anIndexThatAnotherProcessHasOpenStaysAsItIs() {
    add("{\"q\":\"insulin\"}");
    assertThat(search("insulin")).containsExactly(1L);
    CategoryNames names = new CategoryNames(dataset.database.jdbc());
    try (RowIndexes other = new RowIndexes(folder, dataset.database.jdbc(), names, Runnable::run)) {
      assertThatThrownBy(() -> other.complete(dataset.id))
          .hasCauseInstanceOf(LockObtainFailedException.class);
    }
    add("{\"q\":\"insulin pump\"}");
    assertThat(search("insulin")).containsExactly(1L, 2L);
  }

  @Test
  void comparesFields() {
    add(
        "{\"score\":7,\"lang\":\"en\",\"meta\":{\"by\":\"x\"},\"tags\":[\"a\",\"b\"]}",
        "{\"score\":10.50,\"lang\":\"zh\",\"tags\":[],\"ok\":true}",
        "{\"score\":\"7\",\"lang\":null,\"day\":\"2026-11-30\"}",
        "{\"score\":90071992547409931,\"text\":\"the quick brown fox\"}");
    assertThat(where("score", Op.EQ, "7")).containsExactly(1L, 3L);
    assertThat(where("score", Op.EQ, "10.5")).containsExactly(2L);
    assertThat(where("score", Op.EQ, "90071992547409932")).isEmpty();
    assertThat(where("score", Op.GT, "7")).containsExactly(2L, 4L);
    assertThat(where("score", Op.GE, "7")).containsExactly(1L, 2L, 4L);
    assertThat(where("score", Op.LT, "10.5")).containsExactly(1L);
    assertThat(where("lang", Op.NE, "en")).containsExactly(2L, 3L, 4L);
    assertThat(where("lang", Op.MISSING, "")).containsExactly(3L, 4L);
    assertThat(where("lang", Op.EXISTS, "")).containsExactly(1L, 2L);
    assertThat(where("meta.by", Op.EQ, "x")).containsExactly(1L);
    assertThat(where("tags", Op.EQ, "b")).containsExactly(1L);
    assertThat(where("ok", Op.EQ, "true")).containsExactly(2L);
    assertThat(where("day", Op.LE, "2026-12")).containsExactly(3L);
    assertThat(where("day", Op.GT, "2026-12")).isEmpty();
    assertThat(where("text", Op.CONTAINS, "brown fox")).containsExactly(4L);
    assertThat(where("lang", Op.CONTAINS, "fox")).isEmpty();
    assertThat(where("nosuch", Op.EQ, "x")).isEmpty();
  }

  @Test
  void sortsByAField() {
    add("{\"v\":\"b\"}", "{\"v\":10}", "{}", "{\"v\":9.5}", "{\"v\":\"a\"}", "{\"v\":9.5}");
    assertThat(all(new RowOrder("v", false))).containsExactly(4L, 6L, 2L, 5L, 1L, 3L);
    assertThat(all(new RowOrder("v", true))).containsExactly(2L, 4L, 6L, 1L, 5L, 3L);
    assertThat(all(new RowOrder(null, true))).containsExactly(6L, 5L, 4L, 3L, 2L, 1L);
    assertThat(all(new RowOrder("nosuch", true))).containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
  }

  /// Page by page.
  private List<Long> all(RowOrder order) {
    List<Long> all = new ArrayList<>();
    String cursor = null;
    do {
      FoundRows page = indexes.find(dataset.now(), RowFilter.ALL, order, cursor, 2);
      assertThat(page.matched()).isEqualTo(6);
      all.addAll(page.ordinals());
      cursor = page.next();
      assertThat(cursor == null || RowIndexes.isCursor(cursor, order)).isTrue();
    } while (cursor != null);
    return all;
  }

  /// Regression: as much of a text was compared as an address has before it differs from others.
  @Test
  void textsThatBeginAlikeAreToldApart() {
    String begin = "https://example.org/" + "folder/".repeat(10);
    String end = "x".repeat(2_000);
    for (String last : List.of("c", "a", "b", "f", "e", "d")) {
      add("{\"url\":\"" + begin + last + "\",\"text\":\"" + end + last + "\"}");
    }
    assertThat(where("url", Op.LT, begin + "b")).containsExactly(2L);
    assertThat(where("url", Op.GE, begin + "e")).containsExactly(4L, 5L);
    assertThat(all(new RowOrder("url", false))).containsExactly(2L, 3L, 1L, 6L, 5L, 4L);
    assertThat(where("text", Op.EQ, end + "b")).containsExactly(3L);
  }

  @Test
  void knowsEditsAndVersions() {
    add("{\"q\":\"one\"}", "{\"q\":\"two\"}", "{\"q\":\"three\"}");
    RowSet first = dataset.now();
    dataset.versions.edit(
        dataset.id,
        List.of(new Edit(1, ExactJson.object("{\"q\":\"uno\"}")), new Edit(2, null)),
        "",
        "API");
    assertThat(search("one")).isEmpty();
    assertThat(search("uno")).containsExactly(1L);
    assertThat(search("two")).isEmpty();
    assertThat(find(first, RowFilter.ALL.withText("one"))).containsExactly(1L);
    assertThat(find(first, RowFilter.ALL.withText("uno"))).isEmpty();
    assertThat(find(dataset.now(), RowFilter.ALL.in(RowState.ACCEPTED))).containsExactly(3L);
    assertThat(find(dataset.now(), RowFilter.ALL.in(RowState.EDITED))).containsExactly(1L);
    assertThat(find(dataset.now(), RowFilter.ALL.in(RowState.REMOVED))).containsExactly(2L);
    dataset.versions.restore(dataset.id, 1, "");
    assertThat(search("one")).containsExactly(1L);
    assertThat(find(dataset.now(), RowFilter.ALL)).containsExactly(1L, 2L, 3L);
  }

  @Test
  void isMadeAnewWhereItIsGoneOrOfAnotherDatabase() {
    add("{\"q\":\"one\"}");
    assertThat(search("one")).hasSize(1);
    indexes.close();
    open();
    add("{\"q\":\"one more\"}");
    assertThat(search("one")).hasSize(2);
    indexes.delete(dataset.id);
    assertThat(search("one")).hasSize(2);
    assertThat(folder.resolve(dataset.id.toString())).isNotEmptyDirectory();
  }

  @Test
  void manyNamesOfFieldsAreSearchedTogether() {
    String[] rows =
        LongStream.range(0, 300)
            .mapToObj(i -> "{\"f%d\":\"word%d\",\"n\":%d}".formatted(i, i, i))
            .toArray(String[]::new);
    add(rows);
    assertThat(search("word299")).containsExactly(300L);
    assertThat(where("f299", Op.EQ, "word299")).containsExactly(300L);
  }

  /// What is found is what a look at every row finds.
  @Test
  void findsWhatALookAtEveryRowFinds() {
    Random random = new Random(5);
    for (int piece = 0; piece < 5; piece++) {
      add(
          LongStream.range(0, 40)
              .mapToObj(i ->
                  "{\"a\":%d,\"b\":\"%s\"}"
                      .formatted(random.nextInt(5), "xyz".charAt(random.nextInt(3))))
              .toArray(String[]::new));
      long edited = 1L + random.nextInt(40 * (piece + 1));
      dataset.versions.edit(
          dataset.id,
          List.of(new Edit(edited, random.nextBoolean() ? null : ExactJson.object("{\"a\":9}"))),
          "",
          "API");
      for (int value = 0; value < 5; value++) {
        int wanted = value;
        assertThat(ordinals(where("a", Op.EQ, String.valueOf(value))))
            .isEqualTo(looked(row -> row.path("a").asInt(-1) == wanted));
      }
      assertThat(ordinals(where("b", Op.MISSING, ""))).isEqualTo(looked(row -> !row.has("b")));
    }
  }

  private static List<Long> ordinals(List<Long> found) {
    return found.subList(0, Math.min(100, found.size()));
  }

  private List<Long> looked(Predicate<JsonNode> wanted) {
    List<Long> found = new ArrayList<>();
    dataset.rows.stream(
        dataset.now(),
        (DatasetRow row) -> {
          if (wanted.test(ExactJson.object(row.data()))) {
            found.add(row.ordinal());
          }
        });
    return found;
  }
}
