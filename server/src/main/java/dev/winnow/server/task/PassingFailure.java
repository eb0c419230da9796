package dev.winnow.server.task;

import java.sql.SQLException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.transaction.TransactionException;

/// Tells whether the database cannot be reached for now.
final class PassingFailure {

  private PassingFailure() {}

  /// Whether trying again may help.
  static boolean is(RuntimeException e) {
    if (e instanceof TransactionException
        || e instanceof TransientDataAccessException
        || e instanceof DataAccessResourceFailureException
        || e instanceof CannotGetJdbcConnectionException
        || e instanceof QueryTimeoutException) {
      return true;
    }
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql && passing(sql)) {
        return true;
      }
    }
    return false;
  }

  /// Connection, resources, operator, system: classes 08, 53, 57, 58; rollbacks: 40; recovery.
  private static boolean passing(SQLException e) {
    String state = e.getSQLState();
    return state == null
        || state.startsWith("08")
        || state.startsWith("40")
        || state.startsWith("53")
        || state.startsWith("57")
        || state.startsWith("58")
        || state.startsWith("XX");
  }
}
