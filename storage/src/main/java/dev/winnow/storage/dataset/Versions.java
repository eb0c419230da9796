package dev.winnow.storage.dataset;

import dev.winnow.core.task.DatasetRequests.Edit;
import dev.winnow.core.task.OutputMode;
import dev.winnow.storage.page.Page;
import dev.winnow.storage.page.PageRequest;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// What datasets had, under numbers, and what changes it: edits, removals, returns. Each change is
/// one transaction, which holds the dataset's row.
public final class Versions {

  private static final String COLUMNS =
      "dataset_id, number, kind, note, task_id, restored, up_to, hidden::text, edits::text, row_count, bytes, at";

  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;
  private final Clock clock;

  public Versions(JdbcClient jdbc, TransactionTemplate transaction, Clock clock) {
    this.jdbc = jdbc;
    this.transaction = transaction;
    this.clock = clock;
  }

  /// A page of the versions of a dataset, the newest first. None is ever deleted: there are as many
  /// as the number of the newest.
  public Page<DatasetVersion> page(StoredDataset dataset, PageRequest page) {
    List<DatasetVersion> versions =
        jdbc.sql(
                """
                select %s from dataset_version where dataset_id = :dataset and number <= :newest
                order by number desc limit :size
                """
                    .formatted(COLUMNS))
            .param("dataset", dataset.id())
            .param("newest", dataset.version() - page.offset())
            .param("size", page.size())
            .query(Versions::version)
            .list();
    return Page.of(versions, page, dataset.version());
  }

  /// A version of a dataset.
  public Optional<DatasetVersion> find(UUID dataset, int number) {
    return jdbc.sql(
            "select %s from dataset_version where dataset_id = :dataset and number = :number"
                .formatted(COLUMNS))
        .param("dataset", dataset)
        .param("number", number)
        .query(Versions::version)
        .optional();
  }

  /// What changes a version is made of.
  ///
  /// @param task whose end it is; null where it is none
  /// @param restored the version it is like; null where it is like none
  private record Made(
      DatasetVersion.Kind kind, String note, @Nullable UUID task, @Nullable Integer restored) {

    Made(DatasetVersion.Kind kind, String note) {
      this(kind, note, null, null);
    }
  }

  /// Gives what a dataset has now a number.
  public Optional<DatasetVersion> name(UUID dataset, String note) {
    return change(dataset, held -> add(held, new Made(DatasetVersion.Kind.NAMED, note)));
  }

  /// Gives what a dataset has at the end of a task a number, unless it has one already.
  public void atEndOf(UUID task, UUID dataset, String note) {
    change(
        dataset,
        held ->
            isKept(held) ? null : add(held, new Made(DatasetVersion.Kind.TASK, note, task, null)));
  }

  /// Empties a dataset for rows that take the place of those it has, which stay in a version.
  ///
  /// @param task that makes the rows
  /// @param note of that version where they had none
  /// @return whether it was emptied: not while something else is still to write there
  public boolean replace(UUID dataset, UUID task, String note) {
    Optional<Boolean> replaced =
        change(
            dataset,
            held -> {
              if (isWrittenByOthers(dataset, task)) {
                return false;
              }
              keep(held, note);
              RowSet had = held.now();
              RowRanges hidden = had.hidden().with(1, had.upTo());
              set(new RowSet(dataset, had.upTo(), hidden, had.edits()), 0, 0);
              return true;
            });
    return replaced.orElse(true);
  }

  private boolean isWrittenByOthers(UUID dataset, @Nullable UUID task) {
    return jdbc.sql(
            """
            select exists (select from task where dataset_id = :dataset and status in ('RUNNING', 'PAUSED')
                and id is distinct from cast(:task as uuid))
              or exists (select from dataset_import where dataset_id = :dataset and state = 'IMPORTING')
            """)
        .param("dataset", dataset)
        .param("task", task)
        .query(Boolean.class)
        .single();
  }

  /// What came of going back.
  public sealed interface Restored {

    /// It has the rows of then.
    record Done(DatasetVersion version) implements Restored {}

    /// Something is still to write there: nothing was changed.
    record Written() implements Restored {}
  }

  /// Goes back to a version: the rows that came since are hidden, edits since do not count.
  ///
  /// @return empty where there is no such version
  public Optional<Restored> restore(UUID dataset, int number, String note) {
    return change(
        dataset,
        held -> {
          DatasetVersion old = find(dataset, number).orElse(null);
          if (old == null) {
            return null;
          }
          if (isWrittenByOthers(dataset, null)) {
            return new Restored.Written();
          }
          keep(held, "");
          long last = held.now().upTo();
          RowRanges hidden = old.set().hidden().with(old.set().upTo() + 1, last);
          RowSet now = new RowSet(dataset, last, hidden, old.set().edits());
          set(now, old.rows(), old.bytes());
          return new Restored.Done(
              add(find(dataset), new Made(DatasetVersion.Kind.RESTORE, note, null, number)));
        });
  }

  /// What came of edits.
  public sealed interface Edited {

    /// They count.
    record Done(DatasetVersion version) implements Edited {}

    /// There is no such row, or not any more: nothing was changed.
    record NoRow(long ordinal) implements Edited {}
  }

  /// Changes and removes rows.
  ///
  /// @param by who asked for it, in a word
  /// @return empty where there is no such dataset
  public Optional<Edited> edit(UUID dataset, List<Edit> edits, String note, String by) {
    return change(
        dataset,
        held -> {
          Map<Long, Integer> sizes = sizes(held.now(), edits.stream().map(Edit::ordinal).toList());
          for (Edit edit : edits) {
            if (!sizes.containsKey(edit.ordinal())) {
              return new Edited.NoRow(edit.ordinal());
            }
          }
          return new Edited.Done(
              edit(held, edits, sizes, new Made(DatasetVersion.Kind.EDIT, note), by));
        });
  }

  private DatasetVersion edit(
      StoredDataset held, List<Edit> edits, Map<Long, Integer> sizes, Made made, String by) {
    long number = lastEdit(held.id());
    long rows = held.rows();
    long bytes = held.bytes();
    List<String> data = new ArrayList<>();
    for (Edit edit : edits) {
      String text = edit.data() == null ? null : edit.data().toString();
      bytes -= sizes.getOrDefault(edit.ordinal(), 0);
      bytes += text == null ? 0 : text.getBytes(StandardCharsets.UTF_8).length;
      rows -= text == null ? 1 : 0;
      data.add(text);
    }
    jdbc.sql(
            """
            insert into dataset_edit (dataset_id, number, ordinal, data, note, made_by, at)
            select :dataset, :before + place, ordinal, cast(data as json), :note, :by, :now
            from unnest(cast(:ordinals as int8[]), cast(:data as text[])) with ordinality as edits (ordinal, data, place)
            """)
        .param("dataset", held.id())
        .param("before", number)
        .param("note", made.note())
        .param("by", by)
        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
        .param("ordinals", edits.stream().map(Edit::ordinal).toArray(Long[]::new))
        .param("data", data.toArray(String[]::new))
        .update();
    RowSet had = held.now();
    RowRanges counted = had.edits().with(number + 1, number + edits.size());
    set(new RowSet(held.id(), had.upTo(), had.hidden(), counted), rows, bytes);
    jdbc.sql("update dataset set last_edit = :number where id = :dataset")
        .param("number", number + edits.size())
        .param("dataset", held.id())
        .update();
    return add(find(held.id()), made);
  }

  private long lastEdit(UUID dataset) {
    return jdbc.sql("select last_edit from dataset where id = :dataset")
        .param("dataset", dataset)
        .query(Long.class)
        .single();
  }

  /// The bytes of those of some rows that are there.
  private Map<Long, Integer> sizes(RowSet rows, Collection<Long> ordinals) {
    Map<Long, Integer> sizes = new HashMap<>();
    jdbc.sql(
            "select ordinal, octet_length(data::text) from (%s) had where ordinal = any(:ordinals)"
                .formatted(RowsOfSet.SQL))
        .params(RowsOfSet.params(rows))
        .param("ordinals", ordinals.toArray(Long[]::new))
        .query(row -> {
          sizes.put(row.getLong(1), row.getInt(2));
        });
    return sizes;
  }

  /// What becomes of a row.
  ///
  /// @param reviewer whose word it was; null where nobody gave a name
  /// @param data null: removed
  public record RowEdit(
      long number,
      Instant at,
      String by,
      @Nullable String reviewer,
      String note,
      @Nullable String data) {}

  /// The edits of a row that count, the first one first.
  public List<RowEdit> edits(RowSet rows, long ordinal) {
    return jdbc.sql(
            """
            select number, at, made_by, reviewer, note, data::text from dataset_edit
            where dataset_id = :dataset and ordinal = :ordinal and number <@ cast(:edits as int8multirange)
            order by number
            """)
        .param("dataset", rows.dataset())
        .param("ordinal", ordinal)
        .param("edits", rows.edits().toString())
        .query((row, number) ->
            new RowEdit(
                row.getLong(1),
                row.getObject(2, OffsetDateTime.class).toInstant(),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getString(6)))
        .list();
  }

  /// Gives the rows of an import their places and makes them count: to be called within the
  /// transaction that brings them.
  ///
  /// @param from the first of the ordinals that were kept free for them
  public DatasetVersion imported(
      UUID dataset, long from, long rows, long bytes, OutputMode mode, String note) {
    StoredDataset held = hold(dataset).orElseThrow();
    RowSet had = held.now();
    if (mode == OutputMode.NEW_VERSION) {
      keep(held, "");
      held = find(dataset);
      RowRanges hidden = RowRanges.NONE.with(1, had.upTo()).without(from, from + rows - 1);
      set(new RowSet(dataset, had.upTo(), hidden, had.edits()), rows, bytes);
    } else {
      RowRanges hidden = had.hidden().without(from, from + rows - 1);
      RowSet now = new RowSet(dataset, had.upTo(), hidden, had.edits());
      set(now, held.rows() + rows, held.bytes() + bytes);
    }
    return add(find(dataset), new Made(DatasetVersion.Kind.IMPORT, note));
  }

  /// Keeps ordinals free, for rows that come later: others may come meanwhile.
  ///
  /// @return the first of them; empty where there is no such dataset
  public Optional<Long> reserve(UUID dataset, long rows) {
    return change(
        dataset,
        held -> {
          RowSet had = held.now();
          long from = had.upTo() + 1;
          RowRanges hidden = had.hidden().with(from, had.upTo() + rows);
          RowSet now = new RowSet(dataset, had.upTo() + rows, hidden, had.edits());
          set(now, held.rows(), held.bytes());
          return from;
        });
  }

  /// Keeps what a dataset has under a number, unless the newest version is the same.
  private void keep(StoredDataset held, String note) {
    if (held.rows() > 0 && !isKept(held)) {
      add(held, new Made(DatasetVersion.Kind.NAMED, note));
    }
  }

  private boolean isKept(StoredDataset held) {
    return find(held.id(), held.version())
        .map(newest ->
            newest.set().ordinals().equals(held.now().ordinals())
                && newest.set().edits().equals(held.now().edits()))
        .orElse(false);
  }

  private DatasetVersion add(StoredDataset held, Made made) {
    jdbc.sql("update dataset set version = version + 1, updated_at = :now where id = :dataset")
        .param("dataset", held.id())
        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
        .update();
    return jdbc.sql(
            """
            insert into dataset_version (dataset_id, number, kind, note, task_id, restored, up_to, hidden, edits,
              row_count, bytes, at)
            select id, version, :kind, :note, :task, :restored, last_ordinal, hidden, edits, row_count, bytes, :now
            from dataset where id = :dataset returning %s
            """
                .formatted(COLUMNS))
        .param("dataset", held.id())
        .param("kind", made.kind().name())
        .param("note", made.note())
        .param("task", made.task())
        .param("restored", made.restored())
        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
        .query(Versions::version)
        .single();
  }

  private void set(RowSet now, long rows, long bytes) {
    jdbc.sql(
            """
            update dataset set last_ordinal = :upTo, hidden = cast(:hidden as int8multirange),
              edits = cast(:edits as int8multirange), row_count = :rows, bytes = :bytes, updated_at = :now
            where id = :dataset
            """)
        .params(RowsOfSet.params(now))
        .param("rows", rows)
        .param("bytes", bytes)
        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
        .update();
  }

  private StoredDataset find(UUID dataset) {
    return hold(dataset).orElseThrow();
  }

  /// Nobody else changes it until the transaction ends.
  private Optional<StoredDataset> hold(UUID dataset) {
    return jdbc.sql("select %s from dataset where id = :id for update".formatted(Datasets.COLUMNS))
        .param("id", dataset)
        .query(Datasets::dataset)
        .optional();
  }

  /// Something done to a dataset that nobody else changes.
  private interface Step<T> {

    @Nullable T of(StoredDataset held);
  }

  private <T> Optional<T> change(UUID dataset, Step<T> step) {
    return Optional.ofNullable(
        transaction.execute(status -> {
          StoredDataset held = hold(dataset).orElse(null);
          return held == null ? null : step.of(held);
        }));
  }

  private static DatasetVersion version(ResultSet row, int place) throws SQLException {
    int restored = row.getInt("restored");
    boolean none = row.wasNull();
    return new DatasetVersion(
        row.getInt("number"),
        DatasetVersion.Kind.valueOf(row.getString("kind")),
        row.getString("note"),
        row.getObject("task_id", UUID.class),
        none ? null : restored,
        row.getLong("row_count"),
        row.getLong("bytes"),
        new RowSet(
            row.getObject("dataset_id", UUID.class),
            row.getLong("up_to"),
            RowRanges.read(row.getString("hidden")),
            RowRanges.read(row.getString("edits"))),
        row.getObject("at", OffsetDateTime.class).toInstant());
  }
}
