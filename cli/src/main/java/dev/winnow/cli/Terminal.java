package dev.winnow.cli;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Where the command line reads from and writes to: results to `out`, everything about them to
/// `err`.
///
/// @param in where keys are read from
/// @param columns the width of the terminal behind `err`; 0 when it is none
public record Terminal(InputStream in, PrintStream out, PrintStream err, int columns) {

  private static final int COLUMNS_DEFAULT = 100;

  /// The terminal of this process. The launcher says whether it is one: Java cannot tell for
  /// standard error.
  static Terminal ofThisProcess() {
    return new Terminal(
        new FileInputStream(FileDescriptor.in),
        utf8(FileDescriptor.out),
        utf8(FileDescriptor.err),
        columns(System.getProperty("winnow.columns")));
  }

  private static PrintStream utf8(FileDescriptor descriptor) {
    return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
  }

  @SuppressWarnings("EmptyCatch")
  private static int columns(@Nullable String property) {
    if (property == null) {
      return 0;
    }
    try {
      int columns = Integer.parseInt(property.strip());
      return columns > 0 ? columns : COLUMNS_DEFAULT;
    } catch (NumberFormatException e) {
      return COLUMNS_DEFAULT;
    }
  }

  /// Tells the person about what is done.
  void say(String text) {
    err.println("winnow: " + text);
  }

  /// Whether somebody looks on.
  boolean isInteractive() {
    return columns > 0;
  }

  /// The width to lay text out in.
  int width() {
    return columns > 0 ? columns : COLUMNS_DEFAULT;
  }
}
