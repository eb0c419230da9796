package dev.winnow.server.template;

import dev.winnow.core.template.TemplateType;
import dev.winnow.server.web.Refusal;
import dev.winnow.server.web.Sorting;
import dev.winnow.storage.template.TemplateSearch;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Reads which templates a list request wants, and in which order.
final class ReadTemplateSearch {

  private static final int TEXT_CHARACTERS_MAX = 1_000;

  private static final Sorting SORTING =
      Sorting.standard("updatedAt,desc")
          .by("name", "lower(name)")
          .by("type", "type")
          .by("createdAt", "created_at")
          .by("updatedAt", "updated_at");

  private ReadTemplateSearch() {}

  static TemplateSearch of(
      @Nullable String text,
      @Nullable String type,
      @Nullable String archived,
      @Nullable String sort) {
    return new TemplateSearch(text(text), type(type), archived(archived), SORTING.order(sort));
  }

  private static @Nullable String text(@Nullable String text) {
    if (text == null || text.isBlank()) {
      return null;
    }
    if (text.indexOf('\0') >= 0) {
      throw Refusal.invalid("q", "holds a NUL character (U+0000). Remove it.");
    }
    if (text.length() > TEXT_CHARACTERS_MAX) {
      throw Refusal.invalid(
          "q",
          "has %,d characters, at most %,d are taken. Shorten it."
              .formatted(text.length(), TEXT_CHARACTERS_MAX));
    }
    return text;
  }

  private static @Nullable TemplateType type(@Nullable String type) {
    if (type == null || type.isBlank()) {
      return null;
    }
    for (TemplateType known : TemplateType.values()) {
      if (known.name().equalsIgnoreCase(type.strip())) {
        return known;
      }
    }
    throw Refusal.invalid(
        "type",
        "(%s) must be one of %s."
            .formatted(
                type,
                Arrays.stream(TemplateType.values())
                    .map(known -> known.name().toLowerCase(Locale.ROOT))
                    .collect(Collectors.joining(", "))));
  }

  private static @Nullable Boolean archived(@Nullable String archived) {
    return switch (archived == null ? "false" : archived.strip().toLowerCase(Locale.ROOT)) {
      case "", "false" -> false;
      case "true" -> true;
      case "all" -> null;
      default ->
          throw Refusal.invalid(
              "archived", "(%s) must be one of false, true, all.".formatted(archived));
    };
  }
}
