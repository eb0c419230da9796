package dev.winnow.storage.model;

import dev.winnow.core.document.ExactJson;
import dev.winnow.storage.page.Like;
import dev.winnow.storage.page.Page;
import dev.winnow.storage.page.PageRequest;
import dev.winnow.storage.page.ReadPage;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The table of models.
public final class ModelStore {

  private final JdbcClient database;
  private final Clock clock;

  public ModelStore(JdbcClient database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /// Adds a model.
  ///
  /// @throws org.springframework.dao.DuplicateKeyException when its name is taken, whatever the
  ///   case
  public ModelRow insert(UUID id, ModelContent content) {
    Instant now = now();
    with(
            """
            insert into model (id, name, description, settings, concurrency_max,
                               api_key, api_key_hint, version, created_at, updated_at)
            values (:id, :name, :description, cast(:settings as json), :concurrencyMax,
                    :key, :hint, 1, :now, :now)
            """,
            id,
            content,
            now)
        .update();
    return new ModelRow(id, content, 1, now, now);
  }

  /// Changes a model that the caller has locked.
  ///
  /// @throws org.springframework.dao.DuplicateKeyException as with [#insert]
  public ModelRow update(ModelRow before, ModelContent content) {
    Instant now = now();
    with(
            """
            update model
            set name = :name, description = :description, settings = cast(:settings as json),
                concurrency_max = :concurrencyMax, api_key = :key, api_key_hint = :hint,
                version = version + 1, updated_at = :now
            where id = :id
            """,
            before.id(),
            content,
            now)
        .update();
    return new ModelRow(before.id(), content, before.version() + 1, before.createdAt(), now);
  }

  private JdbcClient.StatementSpec with(String sql, UUID id, ModelContent content, Instant now) {
    EncryptedKey key = content.key();
    return database
        .sql(sql)
        .param("id", id)
        .param("name", content.name())
        .param("description", content.description())
        .param("settings", ExactJson.write(content.settings()))
        .param("concurrencyMax", content.concurrencyMax())
        .param("key", key == null ? null : key.bytes(), Types.BINARY)
        .param("hint", key == null ? "" : key.hint())
        .param("now", OffsetDateTime.ofInstant(now, ZoneOffset.UTC));
  }

  /// A model, if there is one.
  public Optional<ModelRow> find(UUID id) {
    return database
        .sql("select * from model where id = :id")
        .param("id", id)
        .query(ModelStore::row)
        .optional();
  }

  /// The model of a name, whatever the case, if there is one.
  public Optional<ModelRow> named(String name) {
    return database
        .sql("select * from model where lower(name) = lower(:name)")
        .param("name", name)
        .query(ModelStore::row)
        .optional();
  }

  /// All models, by name.
  public List<ModelRow> all() {
    return database.sql("select * from model order by lower(name)").query(ModelStore::row).list();
  }

  /// A model that stays as it is, and that no task starts to use, until the transaction ends.
  public Optional<ModelRow> lock(UUID id) {
    return database
        .sql("select * from model where id = :id for update")
        .param("id", id)
        .query(ModelStore::row)
        .optional();
  }

  /// One page of the models whose name, description or model id holds a text; all where it is
  /// empty.
  ///
  /// @param order `order by` in SQL, never from outside
  public Page<ModelRow> page(String search, String order, PageRequest request) {
    String found =
        """
        model
        where name ilike :pattern or description ilike :pattern
           or settings ->> 'model' ilike :pattern
        """;
    Map<String, String> params = Map.of("pattern", Like.anywhere(search));
    return new ReadPage(database, "*", found, params, order + ", id").at(request, ModelStore::row);
  }

  /// How many tasks that have not ended use a model.
  public long unfinishedTasks(UUID id) {
    return database
        .sql(
            """
            select count(*) from task
            where model_id = :id and status in ('PENDING', 'RUNNING', 'PAUSED')
            """)
        .param("id", id)
        .query(Long.class)
        .single();
  }

  /// Removes a model. Tasks that used it keep its name.
  public void delete(UUID id) {
    database.sql("delete from model where id = :id").param("id", id).update();
  }

  private Instant now() {
    // As fine as the database keeps it, so that what is answered now is what is read later.
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  private static ModelRow row(ResultSet row, int number) throws SQLException {
    byte @Nullable [] key = row.getBytes("api_key");
    ModelContent content =
        new ModelContent(
            row.getString("name"),
            row.getString("description"),
            ExactJson.object(row.getString("settings")),
            row.getInt("concurrency_max"),
            key == null ? null : new EncryptedKey(key, row.getString("api_key_hint")));
    return new ModelRow(
        row.getObject("id", UUID.class),
        content,
        row.getInt("version"),
        row.getObject("created_at", OffsetDateTime.class).toInstant(),
        row.getObject("updated_at", OffsetDateTime.class).toInstant());
  }
}
