package dev.winnow.server.template;

import com.fasterxml.jackson.annotation.JsonValue;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What differs between two revisions.
record TemplateDiff(
    @Schema(description = "The earlier revision") int from,
    @Schema(description = "The later revision") int to,
    @Schema(description = "The fields that differ; empty where none does") List<Change> changes) {

  /// A field that differs.
  @Schema(name = "TemplateChange", description = "A field that differs")
  record Change(
      @Schema(example = "variables.topic.default") String field,
      Kind kind,
      @Schema(description = "Its value before, of any type; null where it had none")
          @Nullable Object before,
      @Schema(description = "Its value after, of any type; null where it has none")
          @Nullable Object after,
      @Schema(description = "Of texts of several lines: where they differ") List<Hunk> hunks) {}

  /// What happened to a field.
  enum Kind {
    ADDED,
    REMOVED,
    CHANGED,
    /// The same entries in another order.
    REORDERED;

    @JsonValue
    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// A place where two texts differ, with up to three equal lines before and behind it.
  @Schema(name = "TemplateHunk", description = "Lines that differ, and those around them")
  record Hunk(
      @Schema(description = "The first line in the text before, from 1") int fromLine,
      int fromLines,
      @Schema(description = "The first line in the text after, from 1") int toLine,
      int toLines,
      List<Line> lines) {}

  /// A line of a hunk.
  @Schema(name = "TemplateHunkLine", description = "A line of a hunk")
  record Line(
      Side side,
      @Schema(description = "Its number before; null where it was not there")
          @Nullable Integer fromLine,
      @Schema(description = "Its number after; null where it is not there")
          @Nullable Integer toLine,
      String text) {}

  /// In which of the texts a line stands.
  enum Side {
    BOTH,
    REMOVED,
    ADDED;

    @JsonValue
    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
