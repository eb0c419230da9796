package dev.winnow.storage.file;

import dev.winnow.core.say.Said;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/// Thrown when a file cannot be written; what it says names the file, the reason and what to do.
public final class WriteFailed extends UncheckedIOException {

  private static final long serialVersionUID = 1;

  /// What operating systems say, and what helps.
  private static final Map<String, FileSaid> ADVICE =
      Map.of(
          "no space left", FileSaid.FREE_SPACE,
          "disk quota", FileSaid.FREE_SPACE,
          "file too large", FileSaid.RAISE_LIMIT,
          "name too long", FileSaid.SHORTER_NAME,
          "read-only", FileSaid.OTHER_FOLDER,
          "not a directory", FileSaid.OTHER_FOLDER);

  private final transient Said said;

  /// A file, or a folder, that cannot be written.
  public WriteFailed(Path path, IOException cause) {
    this(FileSaid.UNWRITABLE.of(path, reason(cause)), cause);
  }

  WriteFailed(Said said) {
    this(said, new IOException(said.message()));
  }

  private WriteFailed(Said said, IOException cause) {
    super(said.message(), cause);
    this.said = said;
  }

  /// What is wrong, and what to do.
  public Said said() {
    return said;
  }

  /// Why, then advice.
  public static Said reason(IOException cause) {
    return switch (cause) {
      case BeingWritten e -> FileSaid.BEING_WRITTEN.of();
      case AccessDeniedException e -> FileSaid.PERMISSION.of();
      case NoSuchFileException e -> FileSaid.MISSING_FOLDER.of();
      case FileAlreadyExistsException e -> FileSaid.FILE_ABOVE.of();
      default -> {
        String words = words(cause);
        String lower = words.toLowerCase(Locale.ROOT);
        Said reason = Said.text(words + ".");
        yield ADVICE.entrySet().stream()
            .filter(known -> lower.contains(known.getKey()))
            .findFirst()
            .map(known -> reason.then(known.getValue().of()))
            .orElse(reason);
      }
    };
  }

  private static String words(IOException cause) {
    if (cause instanceof FileSystemException e && e.getReason() != null) {
      return e.getReason();
    }
    return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
  }

  /// Another writer has the file.
  static final class BeingWritten extends IOException {

    private static final long serialVersionUID = 1;
  }
}
