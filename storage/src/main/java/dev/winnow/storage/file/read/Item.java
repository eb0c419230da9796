package dev.winnow.storage.file.read;

import dev.winnow.core.say.Said;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// What a file of rows holds, in its order: rows, and what is wrong between them.
public sealed interface Item {

  /// The name of the file in an archive; null for a file that is no archive.
  @Nullable String entry();

  /// Where it begins, from 1; in Parquet, which has no lines, the number of the row. 0 for the file
  /// as a whole.
  long line();

  /// A row.
  ///
  /// @param data its fields; numbers as exact as they were written
  record Row(@Nullable String entry, long line, ObjectNode data) implements Item {}

  /// Something that is no row. What comes behind it is read where that is possible.
  ///
  /// @param column in UTF-16 units, from 1; 0 where the line as a whole is meant
  /// @param said what is wrong and what to do, without the place
  record Problem(@Nullable String entry, long line, long column, Said said) implements Item {}
}
