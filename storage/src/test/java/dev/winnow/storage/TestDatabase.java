package dev.winnow.storage;

import dev.winnow.storage.postgres.DatabaseAddress;
import dev.winnow.storage.postgres.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.transaction.support.TransactionTemplate;

/// A connection to a PostgreSQL with Winnow's tables: one server for all tests of a run, each with
/// rows of its own.
public record TestDatabase(JdbcTemplate jdbc, TransactionTemplate transaction) {

  private static @Nullable EmbeddedPostgres server;

  /// A connection of its own. Commits do not wait for the disk, which no test pulls the plug of.
  public static TestDatabase connect() {
    EmbeddedPostgres postgres = server();
    SingleConnectionDataSource connection =
        new SingleConnectionDataSource(
            postgres.jdbcUrl(), postgres.user(), postgres.password(), true);
    JdbcTemplate jdbc = new JdbcTemplate(connection);
    jdbc.execute("set synchronous_commit = off");
    return new TestDatabase(
        jdbc, new TransactionTemplate(new DataSourceTransactionManager(connection)));
  }

  /// Brings a schema of its own up to a version of the tables.
  public static void migrate(String schema, String version) {
    EmbeddedPostgres postgres = server();
    Flyway.configure()
        .dataSource(postgres.jdbcUrl(), postgres.user(), postgres.password())
        .locations("classpath:db/migration")
        .defaultSchema(schema)
        .target(version)
        .load()
        .migrate();
  }

  /// An empty database of its own beside the one with the tables.
  public static DatabaseAddress fresh(String name) {
    connect().jdbc().execute("create database " + name);
    DatabaseAddress address = server().address();
    return new DatabaseAddress(
        address.jdbcUrl().replaceFirst("/winnow$", "/" + name), address.user(), address.password());
  }

  public JdbcClient client() {
    return JdbcClient.create(jdbc);
  }

  private static synchronized EmbeddedPostgres server() {
    if (server == null) {
      try {
        Path folder = Files.createTempDirectory("winnow-storage-test");
        EmbeddedPostgres started = EmbeddedPostgres.start(folder, said -> {});
        Runtime.getRuntime().addShutdownHook(new Thread(() -> remove(started, folder)));
        Flyway.configure()
            .dataSource(started.jdbcUrl(), started.user(), started.password())
            .locations("classpath:db/migration")
            .load()
            .migrate();
        server = started;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return server;
  }

  private static void remove(EmbeddedPostgres started, Path folder) {
    started.close();
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
