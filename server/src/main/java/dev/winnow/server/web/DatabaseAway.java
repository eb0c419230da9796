package dev.winnow.server.web;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.transaction.TransactionSystemException;

/// Tells a database that cannot do for now what it is asked from one that refuses it. PostgreSQL's
/// own word, the SQL state, goes before the kind of exception that a library made of it.
public final class DatabaseAway {

  private DatabaseAway() {}

  /// Whether this was thrown because no connection could be had, or one broke. One that is refused
  /// counts: a service that is running has had them before.
  public static boolean caused(Throwable thrown) {
    return judge(thrown, DatabaseAway::isAway, DatabaseAway::isOfAConnection);
  }

  /// Whether trying again may help: it is away, short of something, or has rolled back in favour of
  /// another transaction.
  public static boolean mayPass(Throwable thrown) {
    return judge(
        thrown,
        state -> isAway(state) || state.matches("(40|53|57|58).*"),
        it -> isOfAConnection(it) || it instanceof TransientDataAccessException);
  }

  private interface Judgement<T> {
    boolean is(T it);
  }

  private static boolean judge(
      Throwable thrown, Judgement<String> byState, Judgement<Throwable> byKind) {
    List<Throwable> chain = chain(thrown).toList();
    List<String> states =
        chain.stream()
            .map(it -> it instanceof SQLException sql ? sql.getSQLState() : null)
            .filter(Objects::nonNull)
            .toList();
    return states.isEmpty()
        ? chain.stream().anyMatch(byKind::is)
        : states.stream().anyMatch(byState::is);
  }

  /// What was thrown and its causes. Where a rollback failed, too, Spring keeps aside what had been
  /// thrown first.
  private static Stream<Throwable> chain(@Nullable Throwable thrown) {
    if (thrown == null) {
      return Stream.empty();
    }
    Stream<Throwable> first =
        thrown instanceof TransactionSystemException system
            ? chain(system.getApplicationException())
            : Stream.empty();
    return Stream.of(Stream.of(thrown), first, chain(thrown.getCause())).flatMap(it -> it);
  }

  private static boolean isOfAConnection(Throwable thrown) {
    return switch (thrown) {
      case CannotGetJdbcConnectionException e -> true;
      case DataAccessResourceFailureException e -> true;
      case SQLTransientConnectionException e -> true;
      case SQLNonTransientConnectionException e -> true;
      case SQLRecoverableException e -> true;
      // Spring gives up the reason why a commit failed for that of the rollback behind it: the
      // pool's "Connection is closed". Only a broken connection cannot be rolled back.
      case TransactionSystemException e -> true;
      default -> false;
    };
  }

  // spec: PostgreSQL, appendix A. Class 08 is about connections; 57P01 to 57P03 are shutting down,
  // crashed and starting; 53300 is too many connections; 28 is a login that is not taken, as while
  // passwords are changed; 3D000 a database that is not there, as while it is restored. Of what may
  // pass, 40 is a rollback
  // (deadlock, serialization), 53 resources such as a full disk, 57 an operator's doing, 58 an
  // error outside of PostgreSQL.
  private static boolean isAway(String state) {
    return state.startsWith("08")
        || state.startsWith("28")
        || state.startsWith("57P0")
        || state.equals("3D000")
        || state.equals("53300");
  }
}
