package dev.winnow.storage.task;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What a task pins when it is made: the text of a template's revision, the settings of a model.
public final class Pins {

  private final JdbcClient jdbc;

  public Pins(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// A template's revision.
  ///
  /// @param content as in a task file's `template`
  public record Template(UUID id, String name, int revision, String content) {}

  /// A model.
  ///
  /// @param settings as in a task file's `model`
  public record Model(UUID id, String name, String settings) {}

  /// A revision of a template that is not archived.
  ///
  /// @param revision null is the newest
  public Optional<Template> template(UUID id, @Nullable Integer revision) {
    return jdbc.sql(
            """
            select t.id, t.name, r.revision, r.content::text from template t
            join template_revision r on r.template_id = t.id and r.revision = coalesce(:revision::int, t.revision)
            where t.id = :id and t.archived_at is null
            """)
        .param("id", id)
        .param("revision", revision)
        .query((row, number) ->
            new Template(
                row.getObject(1, UUID.class), row.getString(2), row.getInt(3), row.getString(4)))
        .optional();
  }

  public Optional<Model> model(UUID id) {
    return jdbc.sql("select id, name, settings::text from model where id = :id")
        .param("id", id)
        .query((row, number) ->
            new Model(row.getObject(1, UUID.class), row.getString(2), row.getString(3)))
        .optional();
  }
}
