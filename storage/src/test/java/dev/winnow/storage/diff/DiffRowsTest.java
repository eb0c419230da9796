package dev.winnow.storage.diff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.winnow.core.document.ExactJson;
import dev.winnow.storage.diff.RowDiff.Change;
import dev.winnow.storage.diff.RowDiff.RowChange;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What two sets of rows have in common, and what not.
final class DiffRowsTest {

  private static RowSource rows(String name, List<String> rows) {
    return new RowSource(
        name,
        taker -> {
          for (int i = 0; i < rows.size(); i++) {
            taker.take(i + 1, ExactJson.object(rows.get(i)));
          }
        });
  }

  private static RowDiff diff(List<String> before, List<String> after, String... key)
      throws Exception {
    return DiffRows.of(rows("a", before), rows("b", after), List.of(key), 100);
  }

  private static List<Long> counts(RowDiff diff) {
    return List.of(
        diff.rowsBefore(), diff.rowsAfter(), diff.added(), diff.removed(), diff.edited());
  }

  @Test
  void withAKeyRowsAreEdited() throws Exception {
    RowDiff diff =
        diff(
            List.of(
                "{\"id\": 1, \"t\": \"one\"}",
                "{\"id\": 2, \"t\": \"two\"}",
                "{\"id\": 3, \"t\": \"three\"}",
                "{\"id\": 4, \"t\": \"four\"}"),
            List.of(
                "{\"id\": 4, \"t\": \"Four\", \"n\": null}",
                "{\"t\": \"one\", \"id\": 1.0}",
                "{\"id\": 5, \"t\": \"five\"}",
                "{\"id\": 3, \"t\": \"three\"}"),
            "id");
    assertThat(counts(diff)).containsExactly(4L, 4L, 1L, 1L, 1L);
    assertThat(diff.columns()).isEqualTo(new RowDiff.Columns(List.of("n"), List.of()));
    assertThat(diff.content())
        .extracting(RowChange::change)
        .containsExactly(Change.EDITED, Change.ADDED, Change.REMOVED);
    RowChange edited = diff.content().getFirst();
    assertThat(edited.lineBefore()).isEqualTo(4);
    assertThat(edited.lineAfter()).isEqualTo(1);
    assertThat(String.valueOf(edited.before())).contains("four");
    assertThat(String.valueOf(edited.after())).contains("Four");
    assertThat(String.valueOf(diff.content().get(2).before())).contains("two");
  }

  @Test
  void withoutAKeyEqualRowsCountAsOftenAsTheyAreThere() throws Exception {
    RowDiff diff =
        diff(
            List.of("{\"t\": \"x\"}", "{\"t\": \"x\"}", "{\"t\": \"y\"}"),
            List.of("{\"t\": \"X\"}", "{\"t\": \"y\"}", "{\"t\": \"x\"}", "{\"t\": \"y\"}"));
    assertThat(counts(diff)).containsExactly(3L, 4L, 2L, 1L, 0L);
    assertThat(diff.content())
        .extracting(
            change -> change.change() + " " + change.lineBefore() + " " + change.lineAfter())
        .containsExactly("ADDED null 1", "ADDED null 4", "REMOVED 1 null");
  }

  @Test
  void theOrderOfRowsCountsForNothing() throws Exception {
    List<String> rows = List.of("{\"a\": 1, \"b\": 2}", "{\"a\": 2}", "{}");
    assertThat(diff(rows, List.of("{}", "{\"b\": 2, \"a\": 1}", "{\"a\": 2.0}")).isNone()).isTrue();
  }

  @Test
  void aKeyMustBeOne() {
    List<String> one = List.of("{\"id\": 1}");
    assertThatThrownBy(() -> diff(List.of("{\"id\": 1}", "{\"x\": 2}"), one, "id"))
        .isInstanceOf(BadKey.class)
        .hasMessage(
            "a:2: has no value for the key id. Choose a field that every row has, or compare without a key.");
    assertThatThrownBy(() -> diff(one, List.of("{\"id\": 7}", "{\"id\": 7}"), "id"))
        .hasMessage(
            "b:2: an earlier row has the same key (id 7). Add a field that tells them apart, or compare without a key.");
    assertThatThrownBy(() -> diff(one, List.of("{\"id\": 1}", "{\"id\": 1, \"x\": 0}"), "id"))
        .isInstanceOf(BadKey.class);
    assertThatThrownBy(() -> diff(List.of("{\"id\": 1}", "{\"id\": 1}"), one, "id"))
        .isInstanceOf(BadKey.class);
  }

  private static LongStream seeds() {
    return LongStream.rangeClosed(1, 40);
  }

  /// Changes that were made are the changes that are found.
  @ParameterizedTest
  @MethodSource("seeds")
  void findsWhatWasChanged(long seed) throws Exception {
    Random random = new Random(seed);
    Map<Integer, String> after = new HashMap<>();
    List<String> before = new ArrayList<>();
    int removed = 0;
    int edited = 0;
    for (int id = 0; id < random.nextInt(1, 3_000); id++) {
      String row = "{\"id\": %d, \"t\": \"text %d\"}".formatted(id, id);
      before.add(row);
      switch (random.nextInt(10)) {
        case 0 -> removed++;
        case 1 -> {
          edited++;
          after.put(id, row.replace("text", "Text"));
        }
        default -> after.put(id, row);
      }
    }
    int added = random.nextInt(50);
    for (int i = 0; i < added; i++) {
      after.put(-1 - i, "{\"id\": %d}".formatted(-1 - i));
    }
    List<String> shuffled = new ArrayList<>(after.values());
    Collections.shuffle(shuffled, random);
    assertThat(counts(diff(before, shuffled, "id")))
        .containsExactly(
            (long) before.size(),
            (long) shuffled.size(),
            (long) added,
            (long) removed,
            (long) edited);
    assertThat(counts(diff(before, shuffled)))
        .containsExactly(
            (long) before.size(),
            (long) shuffled.size(),
            (long) added + edited,
            (long) removed + edited,
            0L);
  }
}
