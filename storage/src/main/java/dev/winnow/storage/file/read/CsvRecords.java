package dev.winnow.storage.file.read;

import dev.winnow.core.say.Said;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The records of a CSV text, as RFC 4180 has them, with LF or CR alone as line ends too. A quote
/// inside a cell that does not begin with one is text.
///
/// Broken records are told apart from what is behind them, so that reading goes on: no library that
/// was tried does.
final class CsvRecords {

  private static final int BUFFER_CHARS = 1 << 15;
  private static final int CELLS_MAX = 100_000;

  private final StrictText in;
  private final char separator;
  private final int charsMax;
  private final char[] buffer = new char[BUFFER_CHARS];
  private int at;
  private int end;
  private long before;
  private long line = 1;
  private long lineStart;

  private final StringBuilder cell = new StringBuilder();
  private List<CsvRecord.Cell> cells = new ArrayList<>();
  private long recordStart;
  private long recordLine;
  private long problemLine;
  private long column;
  private @Nullable Said problem;

  CsvRecords(StrictText in, char separator, int charsMax) {
    this.in = in;
    this.separator = separator;
    this.charsMax = charsMax;
  }

  /// The line that is being read.
  long line() {
    return line;
  }

  /// The next record; null behind the last one.
  @Nullable CsvRecord next() throws IOException {
    if (at == end && !fill()) {
      return null;
    }
    cells = new ArrayList<>(Math.max(4, cells.size()));
    problem = null;
    recordStart = place();
    recordLine = line;
    boolean more = true;
    while (more) {
      more = cell();
    }
    StrictText.Malformed malformed = in.malformedBefore(place());
    if (malformed != null && (problem == null || problemLine >= malformed.line())) {
      problemLine = malformed.line();
      column = malformed.column();
      problem = malformed.said(in);
    }
    return new CsvRecord(recordLine, cells, problemLine, column, problem);
  }

  /// Reads a cell and what ends it.
  ///
  /// @return whether another one follows in its record
  private boolean cell() throws IOException {
    cell.setLength(0);
    boolean quoted = (at < end || fill()) && buffer[at] == '"';
    if (quoted && !quoted()) {
      return false;
    }
    while (at < end || fill()) {
      int from = at;
      while (at < end && !ends(buffer[at])) {
        at++;
      }
      if (quoted && at > from) {
        problem(line, lineStart, before + from, ReadRowsSaid.STRAY_QUOTE.of());
      }
      append(from);
      if (at < end) {
        char c = buffer[at++];
        add(quoted);
        if (c == separator) {
          return true;
        }
        lineEnds(c);
        return false;
      }
    }
    add(quoted);
    return false;
  }

  private boolean ends(char c) {
    return c == separator || c == '\n' || c == '\r';
  }

  /// Reads what is quoted, with the quotes.
  ///
  /// @return false when they never close
  private boolean quoted() throws IOException {
    long quoteLine = line;
    long quoteLineStart = lineStart;
    long quote = place();
    at++;
    while (at < end || fill()) {
      int from = at;
      while (at < end && buffer[at] != '"') {
        if (buffer[at] == '\n' || (buffer[at] == '\r' && !isFollowedByFeed())) {
          line++;
          lineStart = before + at + 1;
        }
        at++;
      }
      append(from);
      if (at == end) {
        continue;
      }
      at++;
      if ((at < end || fill()) && buffer[at] == '"') {
        at++;
        cell.append('"');
      } else {
        return true;
      }
    }
    problem = null;
    problem(quoteLine, quoteLineStart, quote, ReadRowsSaid.OPEN_QUOTE.of());
    return false;
  }

  /// Of a return at the end of the buffer nobody knows yet: it counts as one that stands alone only
  /// where something else follows.
  private boolean isFollowedByFeed() {
    return at + 1 >= end || buffer[at + 1] == '\n';
  }

  private void lineEnds(char c) throws IOException {
    if (c == '\r' && (at < end || fill()) && buffer[at] == '\n') {
      at++;
    }
    line++;
    lineStart = place();
  }

  private void append(int from) {
    if (place() - recordStart > charsMax) {
      if (problem == null) {
        problem(recordLine, 0, -1, ReadRowsSaid.LONG_ROW.of(charsMax));
      }
      cells.clear();
      cell.setLength(0);
      cell.trimToSize();
    } else {
      cell.append(buffer, from, at - from);
    }
  }

  private void add(boolean quoted) {
    if (cells.size() == CELLS_MAX) {
      problem(recordLine, 0, -1, ReadRowsSaid.MANY_CELLS.of(CELLS_MAX));
      cells.clear();
    }
    if (problem == null) {
      cells.add(new CsvRecord.Cell(cell.toString(), quoted));
    }
  }

  /// The first one counts.
  private void problem(long line, long lineStart, long place, Said said) {
    if (problem == null) {
      problemLine = line;
      column = place - lineStart + 1;
      problem = said;
    }
  }

  private long place() {
    return before + at;
  }

  private boolean fill() throws IOException {
    before += end;
    at = 0;
    end = 0;
    int read = in.read(buffer, 0, buffer.length);
    end = Math.max(read, 0);
    return read > 0;
  }
}
