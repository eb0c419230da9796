package dev.winnow.storage.file.read;

import com.github.luben.zstd.ZstdIOException;
import dev.winnow.core.document.Excerpt;
import dev.winnow.core.say.Said;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.zip.ZipException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.databind.exc.MismatchedInputException;

/// Puts exceptions of reading in words.
final class WhyUnread {

  private WhyUnread() {}

  static Said of(IOException e) {
    return switch (e) {
      case Stop stop -> stop.said();
      case NoSuchFileException gone -> ReadRowsSaid.NO_SUCH_FILE.of();
      case AccessDeniedException denied -> ReadRowsSaid.PERMISSION.of();
      case ZstdIOException packed ->
          words(packed).contains("Truncated")
              ? ReadRowsSaid.CUT_OFF.of()
              : ReadRowsSaid.BROKEN_ARCHIVE.of(words(packed));
      case EOFException cut -> ReadRowsSaid.CUT_OFF.of();
      case ZipException broken -> ReadRowsSaid.BROKEN_ARCHIVE.of(words(broken));
      default -> ReadRowsSaid.UNREADABLE.of(words(e));
    };
  }

  /// @param json says why it is none
  static Said of(JacksonException json) {
    if (json.getCause() instanceof IOException io) {
      return of(io);
    }
    String words = words(json);
    if (json instanceof StreamConstraintsException) {
      if (words.startsWith("Token count")) {
        return ReadRowsSaid.MANY_VALUES.of(RowJson.TOKENS_MAX);
      }
      return words.contains("nesting depth")
          ? ReadRowsSaid.DEEP.of(RowJson.DEPTH_MAX)
          : words.startsWith("Number")
              ? ReadRowsSaid.LONG_NUMBER.of(RowJson.DIGITS_MAX)
              : ReadRowsSaid.BROKEN_JSON.of(words);
    }
    if (json instanceof MismatchedInputException && words.startsWith("Duplicate")) {
      return ReadRowsSaid.TWO_VALUES.of(Excerpt.of(quoted(words)));
    }
    return ReadRowsSaid.BROKEN_JSON.of(words);
  }

  private static String quoted(String words) {
    String[] parts = words.split("['\"]", 3);
    return parts.length == 3 ? parts[1] : words;
  }

  /// Where it began, in words for programmers, stands behind.
  private static String words(JacksonException e) {
    return String.valueOf(e.getOriginalMessage()).split(" \\(start marker|\n", 2)[0];
  }

  private static String words(IOException e) {
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }
}
