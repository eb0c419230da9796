package dev.winnow.server.task;

import dev.winnow.server.web.Refusal;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The orders a list of tasks can have.
final class TaskOrder {

  private static final Map<String, String> COLUMNS = new LinkedHashMap<>();

  static {
    COLUMNS.put("createdAt", "created_at");
    COLUMNS.put("updatedAt", "updated_at");
    COLUMNS.put("startedAt", "started_at");
    COLUMNS.put("endedAt", "ended_at");
    COLUMNS.put("name", "lower(name)");
    COLUMNS.put("status", "status");
    COLUMNS.put("progress", "accepted::float / target");
    COLUMNS.put("generated", "accepted");
    COLUMNS.put("target", "target");
    COLUMNS.put("template", "lower(template_name)");
    COLUMNS.put("model", "lower(model_name)");
  }

  private TaskOrder() {}

  /// `order by` for a `sort` parameter; the newest first where there is none.
  static String of(@Nullable String sort) {
    if (sort == null || sort.isBlank()) {
      return "created_at desc";
    }
    String[] parts = sort.split(",", -1);
    String column = COLUMNS.get(parts[0].strip());
    String direction = parts.length < 2 ? "asc" : parts[1].strip().toLowerCase(Locale.ROOT);
    if (column == null
        || parts.length > 2
        || !(direction.equals("asc") || direction.equals("desc"))) {
      throw Refusal.invalid(
          "sort",
          "takes one of %s, and asc or desc behind a comma: createdAt,desc."
              .formatted(String.join(", ", COLUMNS.keySet())));
    }
    return column + " " + direction + " nulls last";
  }
}
