package dev.winnow.storage.template;

import dev.winnow.core.document.DocumentResult;
import dev.winnow.core.template.TemplateType;
import dev.winnow.storage.document.ReadDocument;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// Rows of the database as templates.
final class ReadStoredTemplate {

  /// In the order in which [#summary] takes them.
  static final String SUMMARY =
      "id, name, description, type, revision, created_at, updated_at, archived_at";

  private ReadStoredTemplate() {}

  static TemplateSummary summary(ResultSet row, int number) throws SQLException {
    return new TemplateSummary(
        row.getObject(1, UUID.class),
        row.getString(2),
        row.getString(3),
        TemplateType.valueOf(row.getString(4)),
        row.getInt(5),
        instant(row, 6),
        instant(row, 7),
        nullableInstant(row, 8));
  }

  /// The same, then a revision's number and its content.
  static StoredTemplate template(ResultSet row, int number) throws SQLException {
    return new StoredTemplate(summary(row, number), row.getInt(9), content(row.getString(10)));
  }

  static TemplateRevision revision(ResultSet row, int number) throws SQLException {
    return new TemplateRevision(row.getInt(1), row.getString(2), instant(row, 3));
  }

  static ObjectNode content(String json) {
    // Read as documents are, so that numbers keep the digits they were written with.
    return switch (ReadDocument.parse(json, "template.json")) {
      case DocumentResult.Found found when found.document().tree() instanceof ObjectNode map -> map;
      case DocumentResult.Found found ->
          throw new IllegalStateException("A stored template is a map.");
      case DocumentResult.Broken broken ->
          throw new IllegalStateException("A stored template is JSON: " + broken.problems());
    };
  }

  private static Instant instant(ResultSet row, int column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  private static @Nullable Instant nullableInstant(ResultSet row, int column) throws SQLException {
    OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }
}
