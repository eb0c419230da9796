package dev.winnow.storage.imports;

import dev.winnow.core.layout.Layout;
import dev.winnow.core.say.Said;
import dev.winnow.storage.file.read.RowFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// What a file has in it.
///
/// @param format null where it cannot be told
/// @param encoding of its text; empty where it is none
/// @param layout the training layout that its first rows are in; null where they are in none
/// @param rows without problems
/// @param problemCount of everything that is no row
/// @param problems the first of them
/// @param columns the fields of its rows, in the order they turned up
/// @param sample its first rows, as they would be stored; of long texts the beginning. Fewer, the
///   larger they are
public record ImportReport(
    @Nullable RowFormat format,
    String encoding,
    @Nullable Layout layout,
    long rows,
    long problemCount,
    List<Problem> problems,
    List<Column> columns,
    List<ObjectNode> sample) {

  public ImportReport {
    problems = List.copyOf(problems);
    columns = List.copyOf(columns);
    sample = List.copyOf(sample);
  }

  /// Something that is no row.
  ///
  /// @param file within an archive; null for a file that is none
  /// @param line from 1; 0 for the file as a whole
  /// @param column from 1; 0 where the line as a whole is meant
  public record Problem(@Nullable String file, long line, long column, Said said) {}

  /// A field of the rows.
  ///
  /// @param missing rows that do not have it, or null there
  public record Column(String name, Kind type, long missing) {}

  /// What stands in a field.
  public enum Kind {
    TEXT,
    NUMBER,
    BOOLEAN,
    LIST,
    OBJECT,
    /// Not the same in every row.
    MIXED,
    /// Nothing but null.
    EMPTY
  }
}
