package dev.winnow.cli;

import dev.winnow.core.document.ExactJson;
import dev.winnow.storage.diff.RowDiff;
import dev.winnow.storage.diff.RowDiff.RowChange;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What has changed between two files of rows, as lines of text.
final class DiffText {

  private static final int FIELD_CHARS_MAX = 60;

  private DiffText() {}

  /// The text.
  ///
  /// @param width of the window, in columns
  static String of(RowDiff diff, int width) {
    StringBuilder text = new StringBuilder();
    line(
        text,
        "%s before, %s after: %,d added, %,d removed, %,d edited",
        Counted.of(diff.rowsBefore(), "row"),
        Counted.of(diff.rowsAfter(), "row"),
        diff.added(),
        diff.removed(),
        diff.edited());
    columns(text, "added", diff.columns().added());
    columns(text, "removed", diff.columns().removed());
    for (RowChange change : diff.content()) {
      switch (change.change()) {
        case ADDED -> row(text, '+', change.lineAfter(), change.after(), width);
        case REMOVED -> row(text, '-', change.lineBefore(), change.before(), width);
        case EDITED -> edited(text, change);
      }
    }
    return text.toString();
  }

  private static void columns(StringBuilder text, String what, List<String> names) {
    if (!names.isEmpty()) {
      line(text, "columns %s: %s", what, String.join(", ", names));
    }
  }

  private static void row(
      StringBuilder text, char sign, @Nullable Long at, @Nullable ObjectNode row, int width) {
    String start = "%c line %,d  ".formatted(sign, at);
    String json = row == null ? "" : ExactJson.write(row);
    line(
        text,
        "%s%s",
        start,
        RowTable.clip(json, Math.max(FIELD_CHARS_MAX, width - start.length())));
  }

  private static void edited(StringBuilder text, RowChange change) {
    ObjectNode before = change.before();
    ObjectNode after = change.after();
    if (before == null || after == null) {
      return;
    }
    line(text, "~ line %,d, now %,d", change.lineBefore(), change.lineAfter());
    Set<String> names = new TreeSet<>(before.propertyNames());
    names.addAll(after.propertyNames());
    for (String name : names) {
      if (!Objects.equals(before.get(name), after.get(name))) {
        line(text, "    %s: %s → %s", name, shown(before.get(name)), shown(after.get(name)));
      }
    }
  }

  private static String shown(@Nullable JsonNode value) {
    return value == null ? "(missing)" : RowTable.clip(ExactJson.write(value), FIELD_CHARS_MAX);
  }

  @SuppressWarnings(
      "AnnotateFormatMethod") // The annotation is of a library that only the compiler has.
  private static void line(StringBuilder text, String pattern, @Nullable Object... values) {
    text.append(String.format(Locale.ROOT, pattern, values)).append(System.lineSeparator());
  }
}
