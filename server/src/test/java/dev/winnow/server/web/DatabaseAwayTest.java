package dev.winnow.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.TransactionSystemException;

final class DatabaseAwayTest {

  private static RuntimeException withState(String state) {
    return new UncategorizedSQLException("record", null, new SQLException("said", state));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "08006", "08003", "28000", "28P01", "3D000", "40001", "40P01", "53100", "53300", "57P01",
        "57014", "58030"
      })
  void passes(String state) {
    assertThat(DatabaseAway.mayPass(withState(state))).isTrue();
  }

  /// Regression: what is broken for good was tried again without end.
  @ParameterizedTest
  @ValueSource(
      strings = {"22021", "23503", "23505", "25P02", "42P01", "54000", "54023", "XX000", "XX001"})
  void stays(String state) {
    assertThat(DatabaseAway.mayPass(withState(state))).isFalse();
  }

  @Test
  void goesByTheKindOfExceptionWhereThereIsNoState() {
    SQLException none = new SQLTransientConnectionException("no connection");
    assertThat(DatabaseAway.mayPass(new CannotGetJdbcConnectionException("x", none))).isTrue();
    assertThat(DatabaseAway.mayPass(new CannotCreateTransactionException("x", none))).isTrue();
    assertThat(DatabaseAway.mayPass(new QueryTimeoutException("x"))).isTrue();
    assertThat(DatabaseAway.mayPass(new IllegalTransactionStateException("x"))).isFalse();
    assertThat(DatabaseAway.mayPass(new DataIntegrityViolationException("x"))).isFalse();
    assertThat(DatabaseAway.mayPass(new IllegalStateException("x"))).isFalse();
    assertThat(
            DatabaseAway.mayPass(
                new UncategorizedSQLException("record", null, new SQLException("no state"))))
        .isFalse();
  }

  /// Spring takes a lasting limit of PostgreSQL for a resource that is missing for now.
  @Test
  void theStateGoesBeforeTheKindOfException() {
    SQLException tooMany = new SQLException("too many columns", "54011");
    assertThat(DatabaseAway.mayPass(new DataAccessResourceFailureException("x", tooMany)))
        .isFalse();
  }

  /// Regression: a connection that broke, and could not be rolled back either, ended a task.
  @Test
  void aRollbackThatFailsDoesNotHideWhatWasThrownFirst() {
    TransactionSystemException failed =
        new TransactionSystemException("rollback", new SQLException("no transaction", "25P01"));
    assertThat(DatabaseAway.mayPass(failed)).isFalse();
    failed.initApplicationException(withState("57P01"));
    assertThat(DatabaseAway.mayPass(failed)).isTrue();
    assertThat(DatabaseAway.caused(failed)).isTrue();
  }

  /// Regression: a connection that broke during a commit ended the task: of both exceptions Spring
  /// throws that of the rollback, and does not keep the other.
  @Test
  void aCommitThatBreaksMayPass() {
    TransactionSystemException failed =
        new TransactionSystemException(
            "JDBC rollback failed", new SQLException("Connection is closed"));
    assertThat(DatabaseAway.mayPass(failed)).isTrue();
    assertThat(DatabaseAway.caused(failed)).isTrue();
  }
}
