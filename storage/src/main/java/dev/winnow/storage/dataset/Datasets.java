package dev.winnow.storage.dataset;

import dev.winnow.storage.page.Page;
import dev.winnow.storage.page.PageRequest;
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

/// The datasets, without their rows.
public final class Datasets {

  private static final String COLUMNS =
      "select id, name, description, row_count, created_at, updated_at";

  private final JdbcClient jdbc;
  private final Clock clock;

  public Datasets(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /// Makes an empty dataset.
  ///
  /// @throws org.springframework.dao.DuplicateKeyException when the name is taken
  public StoredDataset add(UUID id, String name, String description) {
    Instant now = clock.instant();
    jdbc.sql(
            """
            insert into dataset (id, name, description, created_at, updated_at)
            values (:id, :name, :description, :now, :now)
            """)
        .param("id", id)
        .param("name", name)
        .param("description", description)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .update();
    return new StoredDataset(id, name, description, 0, now, now);
  }

  public Optional<StoredDataset> find(UUID id) {
    return jdbc.sql(COLUMNS + " from dataset where id = :id")
        .param("id", id)
        .query(Datasets::dataset)
        .optional();
  }

  /// The dataset of this name, whatever the case.
  public Optional<StoredDataset> named(String name) {
    return jdbc.sql(COLUMNS + " from dataset where lower(name) = lower(:name)")
        .param("name", name)
        .query(Datasets::dataset)
        .optional();
  }

  /// A page of datasets.
  ///
  /// @param text in the name or the description; null is any
  /// @param order `order by` in SQL, never from outside
  public Page<StoredDataset> list(@Nullable String text, String order, PageRequest page) {
    String where = " from dataset where name ilike :text or description ilike :text";
    String like =
        text == null
            ? "%"
            : "%"
                + text.strip().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
                + "%";
    long total = jdbc.sql("select count(*)" + where).param("text", like).query(Long.class).single();
    List<StoredDataset> datasets =
        jdbc.sql(COLUMNS + where + " order by " + order + ", id limit :limit offset :offset")
            .param("text", like)
            .param("limit", page.size())
            .param("offset", page.offset())
            .query(Datasets::dataset)
            .list();
    return Page.of(datasets, page, total);
  }

  private static StoredDataset dataset(ResultSet row, int number) throws SQLException {
    return new StoredDataset(
        row.getObject(1, UUID.class),
        row.getString(2),
        row.getString(3),
        row.getLong(4),
        row.getObject(5, OffsetDateTime.class).toInstant(),
        row.getObject(6, OffsetDateTime.class).toInstant());
  }
}
