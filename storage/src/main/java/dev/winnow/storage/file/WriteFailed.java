package dev.winnow.storage.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/// Thrown when a file cannot be written; the message names the file, the reason and what to do.
public final class WriteFailed extends UncheckedIOException {

  /// What operating systems say, and what helps.
  private static final Map<String, String> ADVICE =
      Map.of(
          "no space left", "Free some space, then try again.",
          "disk quota", "Free some space, then try again.",
          "file too large", "Raise the file-size limit (ulimit -f), then try again.",
          "name too long", "Choose a shorter name.",
          "read-only", "Choose another folder.",
          "not a directory", "Part of the path is a file. Choose another folder.",
          "is a directory", "Name a file in it.");

  WriteFailed(Path path, IOException cause) {
    super(path + ": cannot be written: " + reason(cause), cause);
  }

  /// A sentence that says why, then advice.
  public static String reason(IOException cause) {
    String said = said(cause);
    String lower = said.toLowerCase(Locale.ROOT);
    return switch (cause) {
      case AccessDeniedException e ->
          "permission denied. Choose another folder or change its rights.";
      case NoSuchFileException e -> "its folder does not exist. Make it first.";
      case FileAlreadyExistsException e ->
          "a file stands where a folder should be. Choose another.";
      default ->
          said
              + "."
              + ADVICE.entrySet().stream()
                  .filter(known -> lower.contains(known.getKey()))
                  .map(known -> " " + known.getValue())
                  .findFirst()
                  .orElse("");
    };
  }

  private static String said(IOException cause) {
    if (cause instanceof FileSystemException e && e.getReason() != null) {
      return e.getReason();
    }
    return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
  }
}
