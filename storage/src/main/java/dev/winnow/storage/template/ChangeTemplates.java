package dev.winnow.storage.template;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/// Changes templates that exist: each change is alone with its template, none overtakes another.
///
/// Every method looks at what is there first, by a `check` that may throw to leave everything as it
/// was.
public final class ChangeTemplates {

  private final JdbcClient jdbc;
  private final TransactionOperations transaction;
  private final Templates templates;
  private final Clock clock;

  public ChangeTemplates(
      JdbcClient jdbc, TransactionOperations transaction, Templates templates, Clock clock) {
    this.jdbc = jdbc;
    this.transaction = transaction;
    this.templates = templates;
    this.clock = clock;
  }

  /// Saves a new revision; the same content once more makes none.
  ///
  /// @return what is there now; empty when there is no such template
  /// @throws org.springframework.dao.DuplicateKeyException when the name is taken
  public Optional<StoredTemplate> save(
      UUID id, TemplateContent content, Consumer<TemplateSummary> check) {
    return alone(
        id,
        check,
        before -> {
          boolean same = before.content().toString().equals(content.json().toString());
          if (!same) {
            write(id, before.summary().revision() + 1, content);
          }
          return same ? Optional.of(before) : templates.find(id);
        });
  }

  private void write(UUID id, int revision, TemplateContent content) {
    OffsetDateTime now = Templates.now(clock);
    jdbc.sql(
            """
            insert into template_revision (template_id, revision, content, created_at)
            values (:id, :revision, cast(:content as json), :now)
            """)
        .param("id", id)
        .param("revision", revision)
        .param("content", content.json().toString())
        .param("now", now)
        .update();
    jdbc.sql(
            """
            update template
            set name = :name, description = :description, type = :type, revision = :revision, updated_at = :now
            where id = :id
            """)
        .param("id", id)
        .param("revision", revision)
        .param("name", content.name())
        .param("description", content.description())
        .param("type", content.type().name())
        .param("now", now)
        .update();
  }

  /// What became of a template that was to go.
  public sealed interface Removed {

    /// There is no such template.
    record Unknown() implements Removed {}

    /// It is gone with all its revisions.
    record Deleted() implements Removed {}

    /// A task uses it: it is out of the list, but there.
    record Archived(StoredTemplate template) implements Removed {}
  }

  /// Deletes a template that no task uses, archives any other.
  public Removed remove(UUID id, Consumer<TemplateSummary> check) {
    Optional<Removed> removed =
        alone(
            id,
            check,
            before -> {
              if (!isUsed(id)) {
                jdbc.sql("delete from template where id = :id").param("id", id).update();
                return Optional.of(new Removed.Deleted());
              }
              jdbc.sql(
                      "update template set archived_at = coalesce(archived_at, :now) where id = :id")
                  .param("id", id)
                  .param("now", Templates.now(clock))
                  .update();
              return templates.find(id).map(Removed.Archived::new);
            });
    return removed.orElseGet(Removed.Unknown::new);
  }

  private boolean isUsed(UUID id) {
    return jdbc.sql("select exists (select from task where template_id = :id)")
        .param("id", id)
        .query(Boolean.class)
        .single();
  }

  /// Puts an archived template back into the list; one that is there stays.
  ///
  /// @throws org.springframework.dao.DuplicateKeyException when the name is taken meanwhile
  public Optional<StoredTemplate> restore(UUID id, Consumer<TemplateSummary> check) {
    return alone(
        id,
        check,
        before -> {
          jdbc.sql("update template set archived_at = null where id = :id")
              .param("id", id)
              .update();
          return templates.find(id);
        });
  }

  private <T> Optional<T> alone(
      UUID id, Consumer<TemplateSummary> check, Function<StoredTemplate, Optional<T>> change) {
    Supplier<Optional<T>> work =
        () -> {
          // Locks the row, also against a task that is just being made from it.
          jdbc.sql("select 1 from template where id = :id for update")
              .param("id", id)
              .query(Integer.class)
              .optional();
          Optional<StoredTemplate> before = templates.find(id);
          before.map(StoredTemplate::summary).ifPresent(check);
          return before.flatMap(change);
        };
    return transaction.execute(status -> work.get());
  }
}
