package dev.winnow.server.database;

import com.zaxxer.hikari.HikariDataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// The connection of what writes answers down: whatever requests and runs do with all others, this
/// one is free.
public final class WriterConnection implements AutoCloseable {

  private final HikariDataSource source;

  WriterConnection(HikariDataSource source) {
    this.source = source;
  }

  public JdbcTemplate jdbc() {
    return new JdbcTemplate(source);
  }

  /// Transactions on it.
  public TransactionTemplate transaction() {
    return new TransactionTemplate(new JdbcTransactionManager(source));
  }

  @Override
  public void close() {
    source.close();
  }
}
