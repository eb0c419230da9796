package dev.winnow.storage.home;

import dev.winnow.storage.dataset.DatabaseRows;
import dev.winnow.storage.dataset.Datasets;
import dev.winnow.storage.dataset.Imports;
import dev.winnow.storage.dataset.RowOrigins;
import dev.winnow.storage.dataset.Versions;
import dev.winnow.storage.export.ReadForExport;
import dev.winnow.storage.file.FolderLock;
import dev.winnow.storage.imports.SweepImports;
import dev.winnow.storage.model.KeySafe;
import dev.winnow.storage.model.ModelStore;
import dev.winnow.storage.model.SecretKeyFile;
import dev.winnow.storage.postgres.DatabaseAddress;
import dev.winnow.storage.postgres.EmbeddedPostgres;
import dev.winnow.storage.postgres.PostgresUnavailable;
import dev.winnow.storage.search.CategoryNames;
import dev.winnow.storage.search.RowIndexes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.FileSystemUtils;

/// A home, opened for the length of a command: its database and what encrypts the keys in it.
///
/// Where a service runs on the home, its database is used beside it. Otherwise the embedded
/// database is started, and stopped again by [#close]. One command at a time.
public final class OpenHome implements AutoCloseable {

  /// How long another command, or a service that is only just starting, is waited for.
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private static final long RETRY_MILLIS = 50;

  /// Lucene says that it would be faster with an incubator module.
  private static final Logger HINTS = Logger.getLogger("org.apache.lucene.internal.vectorization");

  private final Path home;
  private final @Nullable FolderLock turn;
  private final @Nullable EmbeddedPostgres started;
  private final SingleConnectionDataSource connection;
  private final Thread onExit;

  /// Indexes for the length of this command; null where there are none.
  private @Nullable Path ownIndexes;

  private OpenHome(
      Path home,
      @Nullable FolderLock turn,
      @Nullable EmbeddedPostgres started,
      SingleConnectionDataSource connection) {
    this.home = home;
    this.turn = turn;
    this.started = started;
    this.connection = connection;
    this.onExit = new Thread(this::stop, "stop-postgres");
  }

  /// Whether a home has an embedded database.
  public static boolean isThere(Path home) {
    return Files.isDirectory(database(home).resolve("data"));
  }

  private static Path database(Path home) {
    return home.resolve("postgres");
  }

  /// Opens a home; makes it where there is none.
  ///
  /// @param named a database in the place of the embedded one; null is none
  /// @throws HomeUnavailable when it cannot be opened, with the reason and what to do
  public static OpenHome open(Path home, @Nullable DatabaseAddress named) throws HomeUnavailable {
    Path folder = home.toAbsolutePath().normalize();
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new HomeUnavailable(
          "The home %s cannot be made (%s). Name another with --home."
              .formatted(folder, e.getClass().getSimpleName()),
          e);
    }
    return named == null ? embedded(folder) : named(folder, named);
  }

  private static OpenHome named(Path home, DatabaseAddress address) throws HomeUnavailable {
    OpenHome opened = new OpenHome(home, null, null, connection(address));
    opened.begin(address, "Check WINNOW_DB_URL, WINNOW_DB_USER and WINNOW_DB_PASSWORD.");
    return opened;
  }

  private static OpenHome embedded(Path home) throws HomeUnavailable {
    FolderLock turn = turn(home);
    EmbeddedPostgres started = null;
    boolean opened = false;
    try {
      started = start(database(home)).orElse(null);
      DatabaseAddress address = started == null ? running(database(home)) : started.address();
      OpenHome result = new OpenHome(home, turn, started, connection(address));
      opened = true;
      result.begin(address, "See postgres.log in " + database(home) + ".");
      return result;
    } catch (PostgresUnavailable e) {
      throw new HomeUnavailable(String.valueOf(e.getMessage()), e);
    } finally {
      if (!opened) {
        if (started != null) {
          started.close();
        }
        turn.close();
      }
    }
  }

  /// Tries the connection, makes the tables and puts right what imports left that were cut off,
  /// unless a service runs that has done so.
  private void begin(DatabaseAddress address, String advice) throws HomeUnavailable {
    Runtime.getRuntime().addShutdownHook(onExit);
    boolean good = false;
    try {
      if (!isServed()) {
        MakeTables.in(address);
        sweepImports();
      }
      client().sql("select 1").query(Integer.class).single();
      good = true;
    } catch (DataAccessException e) {
      throw HomeUnavailable.database(e, advice);
    } finally {
      if (!good) {
        close();
      }
    }
  }

  /// Whether a service works with its database.
  private boolean isServed() {
    boolean isServiceThere = turn != null && started == null;
    return isServiceThere || MakeTables.serviceRuns(client());
  }

  /// The turn of this command: others wait for the end of it.
  private static FolderLock turn(Path home) throws HomeUnavailable {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      try {
        return FolderLock.take(home.resolve("command.lock"));
      } catch (FolderLock.Held e) {
        if (System.nanoTime() > end) {
          throw new HomeUnavailable(
              "Another command works with the home %s (process %s). Wait for it, or stop it first."
                  .formatted(home, e.getMessage()),
              e);
        }
        pause();
      } catch (IOException e) {
        throw new HomeUnavailable(
            "The home %s cannot be used (%s). Name another with --home."
                .formatted(home, e.getMessage()),
            e);
      }
    }
  }

  /// Empty where a service has it.
  private static Optional<EmbeddedPostgres> start(Path folder) {
    try {
      return Optional.of(EmbeddedPostgres.start(folder, said -> {}));
    } catch (PostgresUnavailable e) {
      if (e.isInUse()) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /// The database of the service that runs on the home.
  private static DatabaseAddress running(Path folder) throws HomeUnavailable {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      Optional<DatabaseAddress> running = EmbeddedPostgres.running(folder);
      if (running.isPresent()) {
        return running.get();
      }
      if (System.nanoTime() > end) {
        throw new HomeUnavailable(
            "A service runs on %s, but its database takes no connections. Wait until it has started, or stop it."
                .formatted(folder.getParent()),
            null);
      }
      pause();
    }
  }

  private static void pause() throws HomeUnavailable {
    try {
      TimeUnit.MILLISECONDS.sleep(RETRY_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new HomeUnavailable("Interrupted.", e);
    }
  }

  private static SingleConnectionDataSource connection(DatabaseAddress address) {
    SingleConnectionDataSource connection = new SingleConnectionDataSource(address.jdbcUrl(), true);
    Properties properties = new Properties();
    properties.setProperty("ApplicationName", "winnow models");
    properties.setProperty("connectTimeout", "5");
    properties.setProperty("socketTimeout", "60");
    if (address.user() != null) {
      properties.setProperty("user", address.user());
    }
    if (address.password() != null) {
      properties.setProperty("password", address.password());
    }
    connection.setConnectionProperties(properties);
    return connection;
  }

  private JdbcClient client() {
    return JdbcClient.create(connection);
  }

  /// The stored models.
  public ModelStore models() {
    return new ModelStore(client(), Clock.systemUTC());
  }

  /// The stored datasets.
  public Datasets datasets() {
    return new Datasets(client(), Clock.systemUTC());
  }

  /// What they had.
  public Versions versions() {
    return new Versions(client(), transaction(), Clock.systemUTC());
  }

  /// The files that were brought into them.
  public Imports imports() {
    return new Imports(client(), Clock.systemUTC());
  }

  private void sweepImports() {
    // A named database may be that of another home, which has the files.
    Predicate<UUID> hasFile =
        id -> turn == null || Files.exists(home.resolve("uploads").resolve(id.toString()));
    new SweepImports(imports(), transaction(), hasFile).sweep(id -> false);
  }

  /// Where rows of datasets are, and what is known of them.
  ///
  /// @param indexes those of [#indexes]
  public ReadForExport.Stores exportStores(RowIndexes indexes) {
    return new ReadForExport.Stores(
        new DatabaseRows(jdbc()),
        new RowOrigins(client()),
        imports(),
        indexes,
        new CategoryNames(jdbc()));
  }

  /// What finds rows of datasets; to be closed before the home. A service has its own in use, so
  /// beside one they are made anew, for the length of this command.
  ///
  /// @throws UncheckedIOException when there is no place for them
  public RowIndexes indexes() {
    HINTS.setLevel(Level.SEVERE);
    // There is one connection, which is not for several threads.
    return new RowIndexes(
        isServed() ? ownIndexes() : home.resolve("index"),
        jdbc(),
        new CategoryNames(jdbc()),
        Runnable::run);
  }

  private synchronized Path ownIndexes() {
    try {
      Path folder = ownIndexes == null ? Files.createTempDirectory("winnow-index") : ownIndexes;
      ownIndexes = folder;
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private synchronized void removeOwnIndexes() {
    try {
      if (ownIndexes != null) {
        FileSystemUtils.deleteRecursively(ownIndexes);
      }
    } catch (IOException left) {
      // In the folder for what is temporary.
      return;
    }
  }

  /// Its database.
  public JdbcTemplate jdbc() {
    return new JdbcTemplate(connection);
  }

  /// Transactions on its database.
  public TransactionTemplate transaction() {
    return new TransactionTemplate(new JdbcTransactionManager(connection));
  }

  /// What encrypts and decrypts the models' keys; it works on when the home is closed.
  public KeySafe keys() {
    SecureRandom random = new SecureRandom();
    return new KeySafe(new SecretKeyFile(home.resolve("secret.key"), random), random);
  }

  private void stop() {
    connection.destroy();
    if (started != null) {
      started.close();
    }
    if (turn != null) {
      turn.close();
    }
    removeOwnIndexes();
  }

  /// Stops the database if it was started for this.
  @Override
  public void close() {
    stop();
    try {
      Runtime.getRuntime().removeShutdownHook(onExit);
    } catch (IllegalStateException exiting) {
      // Then it runs, or has run.
      return;
    }
  }
}
