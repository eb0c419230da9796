package dev.winnow.server.web;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;

/// Tells a database that cannot be reached from one that refuses what it is asked.
public final class DatabaseAway {

  private DatabaseAway() {}

  /// Whether this was thrown because no connection could be had, or one broke.
  public static boolean caused(Throwable thrown) {
    for (Throwable at = thrown; at != null; at = at.getCause()) {
      boolean away =
          switch (at) {
            case CannotGetJdbcConnectionException e -> true;
            case DataAccessResourceFailureException e -> true;
            case SQLTransientConnectionException e -> true;
            case SQLNonTransientConnectionException e -> true;
            case SQLRecoverableException e -> true;
            case SQLException e -> isAway(e.getSQLState());
            default -> false;
          };
      if (away) {
        return true;
      }
    }
    return false;
  }

  // PostgreSQL, appendix A: class 08 is about connections; 57P01 to 57P03 are shutting down,
  // crashed and starting; 53300 is too many connections.
  private static boolean isAway(@Nullable String state) {
    return state != null
        && (state.startsWith("08") || state.startsWith("57P0") || state.equals("53300"));
  }
}
