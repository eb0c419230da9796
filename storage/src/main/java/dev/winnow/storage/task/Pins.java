package dev.winnow.storage.task;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What a task pins when it is made: the text of a template's revision, the settings of a model.
/// What was found stays there until the caller's transaction has ended.
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
    // By itself: what waits for somebody who saves a revision must look at the template anew.
    holdTemplate(id);
    return jdbc.sql(
            """
            select t.id, t.name, r.revision, r.content::text from template t
            join template_revision r on r.template_id = t.id and r.revision = coalesce(:revision::int, t.revision)
            where t.id = :id and t.archived_at is null
            """)
        .param("id", id)
        .param("revision", revision)
        .query(Template.class)
        .optional();
  }

  /// A model as it is now.
  public Optional<Model> model(UUID id) {
    return jdbc.sql("select id, name, settings::text from model where id = :id for key share")
        .param("id", id)
        .query(Model.class)
        .optional();
  }

  /// The template, archived or not, as long as it is there.
  public Optional<UUID> holdTemplate(UUID id) {
    return jdbc.sql("select id from template where id = :id for key share")
        .param("id", id)
        .query(UUID.class)
        .optional();
  }

  /// The model, as long as it is there.
  public Optional<UUID> holdModel(UUID id) {
    return model(id).map(Model::id);
  }
}
