package dev.winnow.server.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.IllegalTransactionStateException;

final class PassingFailureTest {

  private static RuntimeException withState(String state) {
    return new UncategorizedSQLException("record", null, new SQLException("said", state));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"08006", "08003", "40001", "40P01", "53100", "53300", "57P01", "57014", "58030"})
  void passes(String state) {
    assertThat(PassingFailure.is(withState(state))).isTrue();
  }

  /// Regression: what is broken for good was tried again without end.
  @ParameterizedTest
  @ValueSource(strings = {"22021", "23503", "23505", "25P02", "42P01", "XX000", "XX001"})
  void stays(String state) {
    assertThat(PassingFailure.is(withState(state))).isFalse();
  }

  @Test
  void goesByTheKindOfExceptionWhereThereIsNoState() {
    SQLException none = new SQLTransientConnectionException("no connection");
    assertThat(PassingFailure.is(new CannotGetJdbcConnectionException("x", none))).isTrue();
    assertThat(PassingFailure.is(new CannotCreateTransactionException("x", none))).isTrue();
    assertThat(PassingFailure.is(new QueryTimeoutException("x"))).isTrue();
    assertThat(PassingFailure.is(new IllegalTransactionStateException("x"))).isFalse();
    assertThat(PassingFailure.is(new DataIntegrityViolationException("x"))).isFalse();
    assertThat(PassingFailure.is(new IllegalStateException("x"))).isFalse();
    assertThat(
            PassingFailure.is(
                new UncategorizedSQLException("record", null, new SQLException("no state"))))
        .isFalse();
  }
}
