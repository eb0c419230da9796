package dev.winnow.storage.template;

import dev.winnow.storage.page.Page;
import dev.winnow.storage.page.PageRequest;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/// The templates: found, listed, added. What exists is changed by [ChangeTemplates].
public final class Templates {

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
        .query(ReadStoredTemplate::template)
        .optional();
  }

  /// A template with the content of a revision.
  public Optional<StoredTemplate> find(UUID id, int revision) {
    return jdbc.sql(TEMPLATE + "and r.revision = :revision where t.id = :id")
        .param("id", id)
        .param("revision", revision)
        .query(ReadStoredTemplate::template)
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
        .query(ReadStoredTemplate::template)
        .optional();
  }

  /// A page of templates.
  public Page<TemplateSummary> list(TemplateSearch search, PageRequest page) {
    Map<String, Object> params = new HashMap<>();
    StringBuilder where = new StringBuilder(" from template where true");
    if (search.text() != null) {
      where.append(" and (name ilike :text or description ilike :text)");
      params.put("text", search.pattern());
    }
    if (search.type() != null) {
      where.append(" and type = :type");
      params.put("type", search.type().name());
    }
    if (search.archived() != null) {
      where.append(" and archived_at is ").append(search.archived() ? "not null" : "null");
    }
    StatementSpec count = jdbc.sql("select count(*)" + where).params(params);
    List<TemplateSummary> found =
        jdbc.sql(
                "select "
                    + ReadStoredTemplate.SUMMARY
                    + where
                    + " order by "
                    + search.order()
                    + ", id limit :limit offset :offset")
            .params(params)
            .param("limit", page.size())
            .param("offset", page.offset())
            .query(ReadStoredTemplate::summary)
            .list();
    return Page.of(found, page, count.query(Long.class).single());
  }

  /// A page of a template's revisions, the newest first.
  public Page<TemplateRevision> revisions(UUID id, PageRequest page) {
    List<TemplateRevision> revisions =
        jdbc.sql(
                """
                select revision, content ->> 'name', created_at
                from template_revision where template_id = :id
                order by revision desc limit :limit offset :offset
                """)
            .param("id", id)
            .param("limit", page.size())
            .param("offset", page.offset())
            .query(ReadStoredTemplate::revision)
            .list();
    long total =
        jdbc.sql("select count(*) from template_revision where template_id = :id")
            .param("id", id)
            .query(Long.class)
            .single();
    return Page.of(revisions, page, total);
  }
}
