package dev.winnow.cli;

import dev.winnow.core.say.Said;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What in a file of rows is no row: all are counted, the first are said.
final class FileProblems {

  private static final int SHOWN = 20;

  private final Path file;
  private final List<String> shown = new ArrayList<>();
  private long count;

  FileProblems(Path file) {
    this.file = file;
  }

  /// One more.
  ///
  /// @param entry the file within an archive; null for a file that is none
  /// @param line from 1; 0 for the file as a whole
  /// @param column from 1; 0 where the line as a whole is meant
  void add(@Nullable String entry, long line, long column, Said said) {
    count++;
    if (shown.size() < SHOWN) {
      shown.add(place(entry, line, column) + ": " + said.message());
    }
  }

  private String place(@Nullable String entry, long line, long column) {
    String place = entry == null ? file.toString() : file + "/" + entry;
    if (line > 0) {
      place += ":" + line;
      if (column > 0) {
        place += ":" + column;
      }
    }
    return place;
  }

  long count() {
    return count;
  }

  /// Says the first of them.
  ///
  /// @param all how many there are
  void say(long all, Terminal terminal) {
    shown.forEach(terminal::say);
    if (all > shown.size()) {
      terminal.say("%s more are not shown.".formatted(Counted.of(all - shown.size(), "problem")));
    }
  }
}
