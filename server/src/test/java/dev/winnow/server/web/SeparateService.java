package dev.winnow.server.web;

import com.zaxxer.hikari.HikariDataSource;
import dev.winnow.server.RunningService;
import dev.winnow.server.start.HomeLock;
import dev.winnow.server.start.Serving;
import dev.winnow.server.start.Settings;
import java.net.URI;
import java.nio.file.Path;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Services of a test's own, each with a fresh database on the PostgreSQL that all tests share.
public final class SeparateService {

  private SeparateService() {}

  /// The port of that PostgreSQL.
  public static int postgresPort() {
    HikariDataSource source = RunningService.get().serving().part(HikariDataSource.class);
    return URI.create(source.getJdbcUrl().substring("jdbc:".length())).getPort();
  }

  /// Starts one.
  ///
  /// @param database the name of its database, which is made
  /// @param port where it looks for PostgreSQL
  public static Serving start(Path home, String database, int port) throws HomeLock.Taken {
    return Serving.start(new Settings(home, "127.0.0.1", 0, database(database, port)));
  }

  /// Starts one on a database that another one has.
  public static Serving startBeside(Path home, String database) throws HomeLock.Taken {
    return Serving.start(new Settings(home, "127.0.0.1", 0, address(database, postgresPort())));
  }

  /// Makes a database on the PostgreSQL that all tests share.
  ///
  /// @return its address
  public static String database(String name) {
    return database(name, postgresPort());
  }

  private static String database(String database, int port) {
    RunningService.get()
        .serving()
        .part(JdbcClient.class)
        .sql("create database " + database)
        .update();
    return address(database, port);
  }

  private static String address(String database, int port) {
    HikariDataSource source = RunningService.get().serving().part(HikariDataSource.class);
    return "postgresql://%s:%s@127.0.0.1:%d/%s"
        .formatted(source.getUsername(), source.getPassword(), port, database);
  }
}
