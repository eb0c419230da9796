package dev.winnow.server.database;

import dev.winnow.server.start.DatabaseTaken;
import dev.winnow.storage.postgres.DatabaseAddress;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps a database to one service at a time, by an advisory lock of PostgreSQL on a connection
/// that does nothing else. It ends with the connection, however that ends.
public final class SessionLock implements DatabaseTurn, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(SessionLock.class);

  private static final long RETRY_MILLIS = 100;
  private static final int ANSWER_SECONDS_MAX = 2;

  private final DataSource database;
  private @Nullable Connection session;
  private volatile boolean ours;
  private boolean closed;

  private SessionLock(DataSource database) {
    this.database = database;
  }

  /// Takes the lock.
  ///
  /// @param database gives a connection of its own each time
  /// @param patience how long to try: the server may not have noticed yet that a service was killed
  /// @throws DatabaseTaken when another one has it
  /// @throws SQLException when the database cannot be used
  public static SessionLock take(DataSource database, Duration patience)
      throws SQLException, InterruptedException {
    SessionLock lock = new SessionLock(database);
    long end = System.nanoTime() + patience.toNanos();
    while (!lock.tryTake()) {
      if (System.nanoTime() >= end) {
        throw new DatabaseTaken();
      }
      TimeUnit.MILLISECONDS.sleep(RETRY_MILLIS);
    }
    return lock;
  }

  @Override
  public boolean isOurs() {
    return ours;
  }

  @Override
  public synchronized boolean check() {
    boolean before = ours;
    try {
      ours = !closed && (isAlive() || tryTake());
    } catch (SQLException e) {
      ours = false;
      LOG.debug("The lock of the database cannot be taken: {}", e.getMessage());
    }
    if (before != ours && !closed) {
      LOG.warn(
          ours
              ? "This service has its database for itself again; tasks go on"
              : "It is not sure any more that no other Winnow works with the database; tasks wait");
    }
    return ours;
  }

  private boolean isAlive() throws SQLException {
    Connection now = session;
    return now != null && now.isValid(ANSWER_SECONDS_MAX);
  }

  private boolean tryTake() throws SQLException {
    endSession();
    Connection fresh = database.getConnection();
    boolean taken = false;
    try (Statement sql = fresh.createStatement()) {
      // A server that this machine has vanished from must not keep the lock for hours.
      sql.execute("set tcp_keepalives_idle = 10");
      sql.execute("set tcp_keepalives_interval = 5");
      sql.execute("set tcp_keepalives_count = 3");
      try (ResultSet answer =
          sql.executeQuery("select pg_try_advisory_lock(" + DatabaseAddress.SERVICE_LOCK + ")")) {
        taken = answer.next() && answer.getBoolean(1);
      }
    } finally {
      if (taken) {
        session = fresh;
      } else {
        fresh.close();
      }
    }
    ours = taken;
    return taken;
  }

  /// Leaves the database to others.
  @Override
  public synchronized void close() {
    closed = true;
    endSession();
  }

  private void endSession() {
    ours = false;
    Connection now = session;
    session = null;
    if (now == null) {
      return;
    }
    try {
      now.close();
    } catch (SQLException e) {
      LOG.debug("A connection that is of no use any more cannot be closed: {}", e.getMessage());
    }
  }
}
