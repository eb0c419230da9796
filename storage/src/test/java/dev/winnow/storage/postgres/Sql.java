package dev.winnow.storage.postgres;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/// Plain SQL over the network, as any client sends it.
final class Sql {

  private static final Duration BACK_WITHIN = Duration.ofSeconds(60);

  private Sql() {}

  static Connection connect(EmbeddedPostgres postgres) throws SQLException {
    return DriverManager.getConnection(postgres.jdbcUrl(), postgres.user(), postgres.password());
  }

  /// The first value of the answer.
  static String ask(EmbeddedPostgres postgres, String query) throws SQLException {
    try (Connection connection = connect(postgres)) {
      return ask(connection, query);
    }
  }

  static String ask(Connection connection, String query) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      rows.next();
      return rows.getString(1);
    }
  }

  static void change(EmbeddedPostgres postgres, String statement) throws SQLException {
    try (Connection connection = connect(postgres);
        Statement change = connection.createStatement()) {
      change.execute(statement);
    }
  }

  /// As `ask`, trying again while the server is away.
  static String askUntilItAnswers(EmbeddedPostgres postgres, String query) throws SQLException {
    long until = System.nanoTime() + BACK_WITHIN.toNanos();
    while (true) {
      try {
        return ask(postgres, query);
      } catch (SQLException e) {
        if (System.nanoTime() > until) {
          throw e;
        }
        Thread.onSpinWait();
      }
    }
  }
}
