package dev.winnow.server.model;

import dev.winnow.server.web.Refusal;
import dev.winnow.storage.model.ModelOrder;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// How a list of models was asked for.
///
/// @param search in name, description or model id; empty finds all
record ModelList(String search, ModelOrder order, boolean descending) {

  private static final int SEARCH_CHARS_MAX = 200;

  static ModelList of(@Nullable String q, @Nullable String sort) {
    String search = q == null ? "" : q.strip();
    if (search.length() > SEARCH_CHARS_MAX || search.indexOf('\0') >= 0) {
      throw Refusal.invalid(
          "q", "takes up to %d characters, no NUL. Shorten it.".formatted(SEARCH_CHARS_MAX));
    }
    String[] parts = (sort == null || sort.isBlank() ? "name" : sort).strip().split(",", -1);
    String direction = parts.length > 1 ? parts[1].strip().toLowerCase(Locale.ROOT) : "asc";
    if (parts.length > 2 || !(direction.equals("asc") || direction.equals("desc"))) {
      throw unknown(sort);
    }
    ModelOrder order =
        switch (parts[0].strip()) {
          case "name" -> ModelOrder.NAME;
          case "createdAt" -> ModelOrder.CREATED_AT;
          case "updatedAt" -> ModelOrder.UPDATED_AT;
          default -> throw unknown(sort);
        };
    return new ModelList(search, order, direction.equals("desc"));
  }

  private static Refusal unknown(@Nullable String sort) {
    return Refusal.invalid(
        "sort",
        "(%s) must be name, createdAt or updatedAt, with ,asc or ,desc behind.".formatted(sort));
  }
}
