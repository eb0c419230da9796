package dev.winnow.storage.file.read;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// The lines of a text. One that is too long is skipped without being held.
final class Lines {

  private static final int BUFFER_CHARS = 1 << 15;

  /// A line, without its end.
  ///
  /// @param number from 1
  /// @param start of it in the text, in UTF-16 units from 0
  /// @param text null when it is too long
  record Line(long number, long start, @Nullable String text) {}

  private final StrictText in;
  private final int charsMax;
  private final char[] buffer = new char[BUFFER_CHARS];
  private final StringBuilder begun = new StringBuilder();
  private int at;
  private int end;
  private long before;
  private long number;

  Lines(StrictText in, int charsMax) {
    this.in = in;
    this.charsMax = charsMax;
  }

  /// Of the line that was read last, or is being read.
  long number() {
    return number;
  }

  /// Behind the line that was read last, in UTF-16 units from 0.
  long place() {
    return before + at;
  }

  /// The next line; null behind the last one.
  @Nullable Line next() throws IOException {
    number++;
    long start = before + at;
    long length = 0;
    begun.setLength(0);
    while (true) {
      if (at == end && !fill()) {
        return length == 0 ? null : line(start, length);
      }
      int stop = at;
      while (stop < end && buffer[stop] != '\n') {
        stop++;
      }
      length += stop - at;
      boolean ends = stop < end;
      if (ends && begun.isEmpty() && length <= charsMax) {
        String text = new String(buffer, at, stop - at);
        at = stop + 1;
        return new Line(number, start, unreturned(text));
      }
      if (length <= charsMax) {
        begun.append(buffer, at, stop - at);
      }
      at = ends ? stop + 1 : stop;
      if (ends) {
        return line(start, length);
      }
    }
  }

  private Line line(long start, long length) {
    if (length > charsMax) {
      // What it took is not kept for the lines behind it.
      begun.setLength(0);
      begun.trimToSize();
      return new Line(number, start, null);
    }
    return new Line(number, start, unreturned(begun.toString()));
  }

  private static String unreturned(String text) {
    return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
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
