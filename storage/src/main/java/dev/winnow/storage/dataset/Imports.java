package dev.winnow.storage.dataset;

import dev.winnow.core.say.Said;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Uploaded files in the database: what is known of them, not what is in them.
public final class Imports {

  private static final String COLUMNS =
      "id, file_name, bytes, encoding, state, report::text, row_count, message, dataset_id, version, at";

  private final JdbcClient jdbc;
  private final Clock clock;

  public Imports(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /// A file that has come and is to be read.
  public StoredImport add(UUID id, String fileName, long bytes, String encoding) {
    return jdbc.sql(
            """
            insert into dataset_import (id, file_name, bytes, encoding, state, at)
            values (:id, :fileName, :bytes, :encoding, 'CHECKING', :now) returning %s
            """
                .formatted(COLUMNS))
        .param("id", id)
        .param("fileName", fileName)
        .param("bytes", bytes)
        .param("encoding", encoding)
        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
        .query(Imports::read)
        .single();
  }

  /// The import of this id.
  public Optional<StoredImport> find(UUID id) {
    return jdbc.sql("select %s from dataset_import where id = :id".formatted(COLUMNS))
        .param("id", id)
        .query(Imports::read)
        .optional();
  }

  /// The imports into a dataset that are done, the newest first.
  public List<StoredImport> into(UUID dataset) {
    return jdbc.sql(
            """
            select %s from dataset_import where dataset_id = :dataset and state = 'DONE' order by at desc
            """
                .formatted(COLUMNS))
        .param("dataset", dataset)
        .query(Imports::read)
        .list();
  }

  /// Those that are in a state.
  public List<StoredImport> in(StoredImport.State state) {
    return jdbc.sql("select %s from dataset_import where state = :state".formatted(COLUMNS))
        .param("state", state.name())
        .query(Imports::read)
        .list();
  }

  /// Those that wait for somebody since a time, or failed before it.
  public List<StoredImport> leftSince(Instant time) {
    return jdbc.sql(
            """
            select %s from dataset_import where state in ('READY', 'FAILED') and at < :time
            """
                .formatted(COLUMNS))
        .param("time", time.atOffset(ZoneOffset.UTC))
        .query(Imports::read)
        .list();
  }

  /// What a file has in it is known.
  public void checked(UUID id, String report, long rows) {
    jdbc.sql(
            """
            update dataset_import set state = 'READY', report = cast(:report as json), row_count = :rows
            where id = :id and state = 'CHECKING'
            """)
        .param("id", id)
        .param("report", report)
        .param("rows", rows)
        .update();
  }

  /// Its rows are about to be stored.
  ///
  /// @param from the first of the ordinals that are kept free for them
  /// @param made whether the dataset was made for them
  /// @param replaces whether they take the place of the rows there
  /// @return whether it waited for that
  public boolean start(
      UUID id, UUID dataset, long from, long rows, boolean made, boolean replaces) {
    return jdbc.sql(
                """
                update dataset_import set state = 'IMPORTING', dataset_id = :dataset, range_from = :from,
                  range_to = :to, message = '', made = :made, replaces = :replaces
                where id = :id and state = 'READY'
                """)
            .param("id", id)
            .param("dataset", dataset)
            .param("from", from)
            .param("to", from + rows - 1)
            .param("made", made)
            .param("replaces", replaces)
            .update()
        > 0;
  }

  /// Keeps others from taking it for one that was cut off, as long as this connection is open: for
  /// an import that the service knows nothing of.
  ///
  /// @return whether no other connection does
  public boolean hold(UUID id) {
    return locked("pg_try_advisory_lock", id);
  }

  private boolean locked(String function, UUID id) {
    return jdbc.sql("select %s(hashtextextended(:id, 0))".formatted(function))
        .param("id", id.toString())
        .query(Boolean.class)
        .single();
  }

  /// Whether another connection that is open does; to be called within a transaction.
  public boolean isHeld(UUID id) {
    return !locked("pg_try_advisory_xact_lock", id);
  }

  /// Its rows are stored: to be called within the transaction that stores them.
  public void done(UUID id, long rows, int version) {
    jdbc.sql(
            """
            update dataset_import set state = 'DONE', row_count = :rows, version = :version, range_from = null,
              range_to = null
            where id = :id
            """)
        .param("id", id)
        .param("rows", rows)
        .param("version", version)
        .update();
  }

  /// Nothing of it is stored.
  public void failed(UUID id, Said why) {
    jdbc.sql(
            """
            update dataset_import set state = 'FAILED', message = :why, range_from = null, range_to = null
            where id = :id
            """)
        .param("id", id)
        .param("why", why.stored())
        .update();
  }

  /// It waits again: storing its rows was cut off, and nothing of it is stored. A dataset that was
  /// made for it goes, unless somebody has found a use for it.
  ///
  /// @param why it was cut off; nothing where somebody wanted that
  /// @return whether its rows were being stored
  public boolean waitsAgain(UUID id, Said why) {
    Optional<Optional<UUID>> was =
        jdbc.sql(
                """
                update dataset_import it set state = 'READY', dataset_id = null, range_from = null, range_to = null,
                  message = :why
                from (select id, case when made then dataset_id end as made from dataset_import where id = :id for update) was
                where it.id = was.id and it.state = 'IMPORTING' returning was.made
                """)
            .param("id", id)
            .param("why", why.stored())
            .query((row, number) -> Optional.ofNullable(row.getObject(1, UUID.class)))
            .optional();
    UUID made = was.flatMap(found -> found).orElse(null);
    if (made != null) {
      jdbc.sql(
              """
              delete from dataset where id = :id and row_count = 0 and version = 0
                and not exists (select from task where dataset_id = :id)
                and not exists (select from dataset_import where dataset_id = :id)
              """)
          .param("id", made)
          .update();
    }
    return was.isPresent();
  }

  /// Forgets one that is not being stored.
  ///
  /// @return whether it was
  public boolean delete(UUID id) {
    return jdbc.sql("delete from dataset_import where id = :id and state <> 'IMPORTING'")
            .param("id", id)
            .update()
        > 0;
  }

  private static StoredImport read(ResultSet row, int number) throws SQLException {
    return new StoredImport(
        row.getObject("id", UUID.class),
        row.getString("file_name"),
        row.getLong("bytes"),
        row.getString("encoding"),
        StoredImport.State.valueOf(row.getString("state")),
        row.getString("report"),
        row.getLong("row_count"),
        Said.read(row.getString("message")),
        row.getObject("dataset_id", UUID.class),
        whole(row, "version"),
        row.getObject("at", OffsetDateTime.class).toInstant());
  }

  static @Nullable Integer whole(ResultSet row, String column) throws SQLException {
    int value = row.getInt(column);
    return row.wasNull() ? null : value;
  }
}
