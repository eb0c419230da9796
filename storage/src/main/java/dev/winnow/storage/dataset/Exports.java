package dev.winnow.storage.dataset;

import dev.winnow.core.say.Said;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Exports in the database: what is known of them, not the files.
public final class Exports {

  private static final String COLUMNS =
      "id, dataset_id, version, row_set, wish::text, state, file_name, bytes, row_count, skipped::text, message, at";

  private final JdbcClient jdbc;
  private final Clock clock;

  public Exports(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /// One that is to be written.
  public StoredExport add(UUID id, RowSet set, @Nullable Integer version, String wish) {
    return jdbc.sql(
            """
            insert into dataset_export (id, dataset_id, version, row_set, wish, state, at)
            values (:id, :dataset, :version, :set, cast(:wish as json), 'RUNNING', :now) returning %s
            """
                .formatted(COLUMNS))
        .param("id", id)
        .param("dataset", set.dataset())
        .param("version", version)
        .param("set", set.written())
        .param("wish", wish)
        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
        .query(Exports::read)
        .single();
  }

  /// The export of this id.
  public Optional<StoredExport> find(UUID id) {
    return jdbc.sql("select %s from dataset_export where id = :id".formatted(COLUMNS))
        .param("id", id)
        .query(Exports::read)
        .optional();
  }

  /// The exports of a dataset, the newest first.
  public List<StoredExport> of(UUID dataset) {
    return jdbc.sql(
            "select %s from dataset_export where dataset_id = :dataset order by at desc, id"
                .formatted(COLUMNS))
        .param("dataset", dataset)
        .query(Exports::read)
        .list();
  }

  /// Those that are being written, or were when the service ended.
  public List<StoredExport> running() {
    return jdbc.sql("select %s from dataset_export where state = 'RUNNING'".formatted(COLUMNS))
        .query(Exports::read)
        .list();
  }

  /// It is written.
  ///
  /// @param skipped rows that are not in it, by reason, as JSON
  public void done(UUID id, String fileName, long bytes, long rows, String skipped) {
    jdbc.sql(
            """
            update dataset_export set state = 'DONE', file_name = :fileName, bytes = :bytes, row_count = :rows,
              skipped = cast(:skipped as json)
            where id = :id
            """)
        .param("id", id)
        .param("fileName", fileName)
        .param("bytes", bytes)
        .param("rows", rows)
        .param("skipped", skipped)
        .update();
  }

  /// There is no file.
  public void failed(UUID id, Said why) {
    jdbc.sql("update dataset_export set state = 'FAILED', message = :why where id = :id")
        .param("id", id)
        .param("why", why.stored())
        .update();
  }

  /// Forgets one.
  ///
  /// @return whether it was there
  public boolean delete(UUID id) {
    return jdbc.sql("delete from dataset_export where id = :id").param("id", id).update() > 0;
  }

  private static StoredExport read(ResultSet row, int number) throws SQLException {
    UUID dataset = row.getObject("dataset_id", UUID.class);
    return new StoredExport(
        row.getObject("id", UUID.class),
        dataset,
        Imports.whole(row, "version"),
        RowSet.read(dataset, row.getString("row_set")),
        row.getString("wish"),
        StoredExport.State.valueOf(row.getString("state")),
        row.getString("file_name"),
        row.getLong("bytes"),
        row.getLong("row_count"),
        row.getString("skipped"),
        Said.read(row.getString("message")),
        row.getObject("at", OffsetDateTime.class).toInstant());
  }
}
