package dev.winnow.storage.file.read;

import dev.winnow.core.say.Said;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// Ends the reading of a file: nothing behind it can be read.
final class Stop extends IOException {

  private static final long serialVersionUID = 1;

  private final transient Said said;
  private final long line;
  private final long column;

  Stop(Said said) {
    this(said, 0, 0, null);
  }

  /// @param line where, from 1; 0 where the reader knows better
  /// @param column from 1; 0 for the line as a whole
  Stop(Said said, long line, long column, @Nullable Throwable cause) {
    super(said.message(), cause);
    this.said = said;
    this.line = line;
    this.column = column;
  }

  Said said() {
    return said;
  }

  long line() {
    return line;
  }

  long column() {
    return column;
  }
}
