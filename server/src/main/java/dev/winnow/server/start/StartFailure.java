package dev.winnow.server.start;

import dev.winnow.storage.postgres.PostgresUnavailable;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.web.server.PortInUseException;

/// Why a service did not start, in words for the person who started it.
final class StartFailure {

  private StartFailure() {}

  /// The cause that a person can do something about; with everything there is to know where none is
  /// known.
  static String of(Throwable failure, Settings settings) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      String known = known(cause, settings);
      if (known != null) {
        return known;
      }
    }
    StringWriter all = new StringWriter();
    failure.printStackTrace(new PrintWriter(all));
    return "an internal error in Winnow kept the service from starting. What it was:\n" + all;
  }

  private static @Nullable String known(Throwable cause, Settings settings) {
    return switch (cause) {
      case PortInUseException e ->
          "port %d is in use, by another Winnow or another program. Choose another with --port."
              .formatted(settings.port());
      case LoopbackOnly.Reachable e -> e.getMessage();
      case PostgresUnavailable e -> e.getMessage();
      case DatabaseTaken e -> e.getMessage();
      case IllegalArgumentException e when String.valueOf(e.getMessage()).startsWith("WINNOW_") ->
          e.getMessage();
      case FlywayException e when !hasSql(e) ->
          "the database does not fit this version of Winnow: %s Back it up, and use the version that wrote it."
              .formatted(firstLine(e));
      case SQLException e ->
          "the database cannot be used: %s. %s"
              .formatted(
                  firstLine(e),
                  settings.namedDatabase().isPresent()
                      ? "Check WINNOW_DB_URL, WINNOW_DB_USER and WINNOW_DB_PASSWORD."
                      : "See postgres.log in " + settings.postgres() + ".");
      case UncheckedIOException e -> e.getMessage();
      default -> null;
    };
  }

  private static boolean hasSql(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException) {
        return true;
      }
    }
    return false;
  }

  private static String firstLine(Throwable e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("").strip();
  }
}
