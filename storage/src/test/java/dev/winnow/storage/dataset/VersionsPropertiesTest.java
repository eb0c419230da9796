package dev.winnow.storage.dataset;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.core.document.ExactJson;
import dev.winnow.core.task.DatasetRequests.Edit;
import dev.winnow.core.task.OutputMode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// Whatever happens to a dataset: it has the rows that a map would have, its counts are exact, and
/// no version ever changes.
final class VersionsPropertiesTest {

  private static final int LIVES = 6;
  private static final int STEPS = 25;

  @Test
  void everyVersionStaysWhatItWas() {
    for (int seed = 0; seed < LIVES; seed++) {
      new Life(new Random(seed)).live();
    }
  }

  private static final class Life {

    private final Random random;
    private final DatasetFixture dataset = new DatasetFixture();
    private final Map<Integer, TreeMap<Long, String>> versions = new HashMap<>();
    private TreeMap<Long, String> now = new TreeMap<>();
    private int made;

    Life(Random random) {
      this.random = random;
    }

    void live() {
      for (int step = 0; step < STEPS; step++) {
        switch (random.nextInt(7)) {
          case 0, 1 -> add(OutputMode.APPEND);
          case 2 -> add(OutputMode.NEW_VERSION);
          case 3, 4 -> edit();
          case 5 -> restore();
          case 6 -> others();
          default -> throw new AssertionError();
        }
        check(dataset.now(), now);
        StoredDataset stored = dataset.stored();
        assertThat(stored.rows()).isEqualTo(now.size());
        assertThat(stored.bytes()).isEqualTo(bytes(now));
      }
      versions.forEach((number, rows) -> {
        DatasetVersion version = dataset.versions.find(dataset.id, number).orElseThrow();
        check(version.set(), rows);
        assertThat(version.rows()).isEqualTo(rows.size());
        assertThat(version.bytes()).isEqualTo(bytes(rows));
      });
      compare();
    }

    private void add(OutputMode mode) {
      List<String> rows = rows();
      long from = dataset.versions.reserve(dataset.id, rows.size()).orElseThrow();
      if (random.nextInt(4) == 0) {
        // It breaks off: the places stay free.
        return;
      }
      if (random.nextBoolean()) {
        edit();
      }
      // What was there is kept in a version of its own, where none had it.
      int before = dataset.stored().version();
      DatasetVersion version = dataset.finish(from, mode, rows);
      if (version.number() > before + 1) {
        versions.put(before + 1, new TreeMap<>(now));
      }
      now = mode == OutputMode.APPEND ? new TreeMap<>(now) : new TreeMap<>();
      for (int i = 0; i < rows.size(); i++) {
        now.put(from + i, rows.get(i));
      }
      versions.put(version.number(), new TreeMap<>(now));
    }

    private List<String> rows() {
      List<String> rows = new ArrayList<>();
      for (int i = random.nextInt(5); i >= 0; i--) {
        rows.add("{\"n\":%d,\"text\":\"糖尿病 %d\"}".formatted(++made, random.nextInt(10)));
      }
      return rows;
    }

    private void edit() {
      List<Edit> edits = new ArrayList<>();
      TreeMap<Long, String> after = new TreeMap<>(now);
      for (long ordinal : now.keySet()) {
        if (random.nextInt(3) == 0) {
          String data = random.nextBoolean() ? "{\"n\":%d}".formatted(++made) : null;
          edits.add(new Edit(ordinal, data == null ? null : ExactJson.object(data)));
          if (data == null) {
            after.remove(ordinal);
          } else {
            after.put(ordinal, data);
          }
        }
      }
      if (edits.isEmpty()) {
        return;
      }
      Versions.Edited edited =
          dataset.versions.edit(dataset.id, edits, "note", "API").orElseThrow();
      assertThat(edited).isInstanceOf(Versions.Edited.Done.class);
      now = after;
      versions.put(((Versions.Edited.Done) edited).version().number(), new TreeMap<>(now));
    }

    private void restore() {
      if (versions.isEmpty()) {
        return;
      }
      int number =
          versions.keySet().stream()
              .skip(random.nextInt(versions.size()))
              .findFirst()
              .orElseThrow();
      int before = dataset.stored().version();
      DatasetVersion restored =
          ((Versions.Restored.Done) dataset.versions.restore(dataset.id, number, "").orElseThrow())
              .version();
      if (restored.number() > before + 1) {
        versions.put(before + 1, new TreeMap<>(now));
      }
      now = new TreeMap<>(versions.get(number));
      versions.put(restored.number(), new TreeMap<>(now));
    }

    private void others() {
      long gone = now.isEmpty() ? 1 : now.lastKey() + 1_000;
      assertThat(dataset.versions.edit(dataset.id, List.of(new Edit(gone, null)), "", "API"))
          .contains(new Versions.Edited.NoRow(gone));
      assertThat(dataset.versions.restore(dataset.id, 9_999, "")).isEmpty();
      DatasetVersion named = dataset.versions.name(dataset.id, "named").orElseThrow();
      versions.put(named.number(), new TreeMap<>(now));
    }

    private void check(RowSet set, Map<Long, String> rows) {
      List<DatasetRow> found = new ArrayList<>();
      long after = 0;
      List<DatasetRow> page;
      do {
        page = dataset.rows.page(set, after, 3);
        found.addAll(page);
        after = page.isEmpty() ? 0 : page.getLast().ordinal();
      } while (!page.isEmpty());
      assertThat(found.stream().map(DatasetRow::ordinal)).containsExactlyElementsOf(rows.keySet());
      assertThat(found.stream().map(DatasetRow::data)).containsExactlyElementsOf(rows.values());
      List<DatasetRow> these = new ArrayList<>();
      dataset.rows.these(set, rows.keySet(), these::add);
      assertThat(these).isEqualTo(found);
      assertThat(RowSet.read(set.dataset(), set.written())).isEqualTo(set);
    }

    /// Of two versions, what differs is what differs between the maps.
    private void compare() {
      DiffVersions diff = new DiffVersions(dataset.database.client(), dataset.rows);
      List<Integer> numbers = List.copyOf(versions.keySet());
      for (int i = 0; i < 5 && !numbers.isEmpty(); i++) {
        int one = numbers.get(random.nextInt(numbers.size()));
        int other = numbers.get(random.nextInt(numbers.size()));
        TreeMap<Long, String> before = requireNonNull(versions.get(one));
        TreeMap<Long, String> after = requireNonNull(versions.get(other));
        RowSet from = dataset.versions.find(dataset.id, one).orElseThrow().set();
        RowSet to = dataset.versions.find(dataset.id, other).orElseThrow().set();
        TreeMap<Long, String> changed = new TreeMap<>();
        before.forEach((ordinal, data) -> {
          if (!data.equals(after.get(ordinal))) {
            changed.put(ordinal, after.containsKey(ordinal) ? "EDITED" : "REMOVED");
          }
        });
        after.keySet().stream()
            .filter(ordinal -> !before.containsKey(ordinal))
            .forEach(ordinal -> changed.put(ordinal, "ADDED"));
        DiffVersions.Difference all = diff.of(from, to, 0, 1_000);
        TreeMap<Long, String> found = new TreeMap<>();
        all.changes().forEach(each -> found.put(each.ordinal(), each.change().name()));
        assertThat(found).isEqualTo(changed);
        assertThat(all.added() + all.removed() + all.edited()).isEqualTo(changed.size());
        List<Long> paged = new ArrayList<>();
        Long next = 0L;
        while (next != null) {
          DiffVersions.Difference page = diff.of(from, to, next, 2);
          page.changes().forEach(each -> paged.add(each.ordinal()));
          next = page.next();
        }
        assertThat(paged).containsExactlyElementsOf(changed.keySet());
      }
    }

    private static long bytes(Map<Long, String> rows) {
      return rows.values().stream()
          .mapToLong(row -> row.getBytes(StandardCharsets.UTF_8).length)
          .sum();
    }
  }
}
