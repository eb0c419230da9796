package dev.winnow.storage.template;

import dev.winnow.core.document.ExactJson;
import dev.winnow.core.template.TemplateType;
import dev.winnow.storage.page.Like;
import dev.winnow.storage.page.Page;
import dev.winnow.storage.page.PageRequest;
import dev.winnow.storage.page.ReadPage;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The templates: found, listed, added. What exists is changed by [ChangeTemplates].
public final class Templates {

  private static final String SUMMARY =
      "id, name, description, type, revision, created_at, updated_at, archived_at";

  /// The same, then a revision's number and its content.
  private static final String TEMPLATE =
      """
      select t.id, t.name, t.description, t.type, t.revision, t.created_at, t.updated_at, t.archived_at,
        r.revision, r.content::text
      from template t join template_revision r on r.template_id = t.id
      """;

  private final JdbcClient jdbc;
  private final Clock clock;

  public Templates(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /// Adds a template with its first revision.
  ///
  /// @return empty when the name is taken
  public Optional<StoredTemplate> add(UUID id, TemplateContent content) {
    OffsetDateTime now = now(clock);
    jdbc.sql(
            """
            with added as (
              insert into template (id, name, description, type, revision, created_at, updated_at)
              values (:id, :name, :description, :type, 1, :now, :now)
              on conflict (lower(name)) where archived_at is null do nothing
              returning id
            )
            insert into template_revision (template_id, revision, content, created_at)
            select id, 1, cast(:content as json), :now from added
            """)
        .param("id", id)
        .param("name", content.name())
        .param("description", content.description())
        .param("type", content.type().name())
        .param("content", content.json().toString())
        .param("now", now)
        .update();
    return find(id);
  }

  /// Now, as exactly as the database keeps it.
  static OffsetDateTime now(Clock clock) {
    return clock.instant().truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
  }

  /// A template with its newest content.
  public Optional<StoredTemplate> find(UUID id) {
    return jdbc.sql(TEMPLATE + "and r.revision = t.revision where t.id = :id")
        .param("id", id)
        .query(Templates::template)
        .optional();
  }

  /// A template with the content of a revision.
  public Optional<StoredTemplate> find(UUID id, int revision) {
    return jdbc.sql(TEMPLATE + "and r.revision = :revision where t.id = :id")
        .param("id", id)
        .param("revision", revision)
        .query(Templates::template)
        .optional();
  }

  /// The template of this name, whatever the case, that is not archived.
  public Optional<StoredTemplate> named(String name) {
    return jdbc.sql(
            TEMPLATE
                + """
                and r.revision = t.revision
                where lower(t.name) = lower(:name) and t.archived_at is null
                """)
        .param("name", name)
        .query(Templates::template)
        .optional();
  }

  /// A page of templates.
  public Page<TemplateSummary> list(TemplateSearch search, PageRequest page) {
    Map<String, Object> params = new HashMap<>();
    StringBuilder found = new StringBuilder("template where true");
    if (search.text() != null) {
      found.append(" and (name ilike :text or description ilike :text)");
      params.put("text", Like.anywhere(search.text()));
    }
    if (search.type() != null) {
      found.append(" and type = :type");
      params.put("type", search.type().name());
    }
    if (search.archived() != null) {
      found.append(" and archived_at is ").append(search.archived() ? "not null" : "null");
    }
    return new ReadPage(jdbc, SUMMARY, found.toString(), params, search.order() + ", id")
        .at(page, Templates::summary);
  }

  /// A page of a template's revisions, the newest first.
  public Page<TemplateRevision> revisions(UUID id, PageRequest page) {
    String columns = "revision, content ->> 'name', created_at";
    String all = "template_revision where template_id = :id";
    return new ReadPage(jdbc, columns, all, Map.of("id", id), "revision desc")
        .at(
            page,
            (row, number) ->
                new TemplateRevision(
                    row.getInt(1), row.getString(2), Objects.requireNonNull(instant(row, 3))));
  }

  private static TemplateSummary summary(ResultSet row, int number) throws SQLException {
    return new TemplateSummary(
        row.getObject(1, UUID.class),
        row.getString(2),
        row.getString(3),
        TemplateType.valueOf(row.getString(4)),
        row.getInt(5),
        Objects.requireNonNull(instant(row, 6)),
        Objects.requireNonNull(instant(row, 7)),
        instant(row, 8));
  }

  private static StoredTemplate template(ResultSet row, int number) throws SQLException {
    return new StoredTemplate(
        summary(row, number), row.getInt(9), ExactJson.object(row.getString(10)));
  }

  private static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
    OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }
}
