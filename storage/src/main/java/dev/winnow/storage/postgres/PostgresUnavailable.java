package dev.winnow.storage.postgres;

import dev.winnow.storage.file.WriteFailed;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Thrown when the embedded PostgreSQL cannot be started; the message says what was found, then
/// what to do about it.
public final class PostgresUnavailable extends RuntimeException {

  private static final long serialVersionUID = 1;

  /// The advice that always helps, as the end of a sentence.
  static final String OR_OWN =
      "set WINNOW_DB_URL to a PostgreSQL of your own, such as"
          + " jdbc:postgresql://localhost:5432/winnow.";

  private final boolean inUse;

  PostgresUnavailable(String message) {
    super(message);
    inUse = false;
  }

  private PostgresUnavailable(String message, @Nullable Throwable cause, boolean inUse) {
    super(message, cause);
    this.inUse = inUse;
  }

  static PostgresUnavailable inUse(String message) {
    return new PostgresUnavailable(message, null, true);
  }

  /// Whether another Winnow has started one in the folder.
  public boolean isInUse() {
    return inUse;
  }

  static PostgresUnavailable notWritten(Path path, IOException cause) {
    return new PostgresUnavailable(
        path + ": cannot be written: " + WriteFailed.reason(cause).message() + orHome(),
        cause,
        false);
  }

  static PostgresUnavailable interrupted(InterruptedException cause) {
    Thread.currentThread().interrupt();
    return new PostgresUnavailable("The start of PostgreSQL was interrupted.", cause, false);
  }

  /// What a program of PostgreSQL said when it failed, put in words where it is a usual thing.
  static PostgresUnavailable said(String doing, String said, PostgresFolder folder) {
    String full = "No space left on device";
    if (said.contains(full) || said.contains("Disk quota exceeded")) {
      return new PostgresUnavailable(
          "The disk of %s is full (%s failed). Free some space, then start again, or %s"
              .formatted(folder.root(), doing, OR_OWN));
    }
    return new PostgresUnavailable(
        "%s failed in %s: %s. See %s, or %s"
            .formatted(doing, folder.root(), lastWords(said), folder.log(), OR_OWN));
  }

  private static String orHome() {
    return " WINNOW_HOME names another folder; or " + OR_OWN;
  }

  /// The last complaint among what a program said, or simply its last line.
  static String lastWords(String said) {
    String last = "it said nothing";
    String complaint = "";
    for (String line : said.lines().map(String::strip).filter(line -> !line.isEmpty()).toList()) {
      last = line;
      if (line.matches(".*\\b(FATAL|PANIC|ERROR|error):.*")) {
        complaint = line.replaceFirst(".*\\b(FATAL|PANIC|ERROR|error): *", "");
      }
    }
    return complaint.isEmpty() ? last : complaint;
  }
}
