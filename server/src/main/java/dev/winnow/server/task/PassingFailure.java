package dev.winnow.server.task;

import dev.winnow.server.web.DatabaseAway;
import java.sql.SQLException;
import org.springframework.dao.TransientDataAccessException;

/// Tells whether the database cannot do for now what it is asked, so that trying again may help.
final class PassingFailure {

  private PassingFailure() {}

  /// Whether it is away, short of something, or has rolled back in favour of another transaction.
  static boolean is(RuntimeException e) {
    if (e instanceof TransientDataAccessException || DatabaseAway.caused(e)) {
      return true;
    }
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql && passes(sql)) {
        return true;
      }
    }
    return false;
  }

  // spec: PostgreSQL, appendix A: 40 is a rollback (deadlock, serialization), 53 resources such as
  // a full disk, 57 an operator's doing, 58 an error of the system outside of PostgreSQL.
  private static boolean passes(SQLException e) {
    String state = e.getSQLState();
    return state != null
        && (state.startsWith("40")
            || state.startsWith("53")
            || state.startsWith("57")
            || state.startsWith("58"));
  }
}
