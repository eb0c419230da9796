package dev.winnow.storage.postgres;

import dev.winnow.storage.file.FolderLock;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/// A PostgreSQL server of our own: it keeps its data in a folder, listens on 127.0.0.1 only, asks
/// for a password, and writes what it commits to the disk before it says so. It is started again
/// when it dies, at the same address. One per folder.
///
/// For any number of threads.
public final class EmbeddedPostgres implements AutoCloseable {

  private final FolderLock lock;
  private final Supervisor supervisor;
  private final String password;

  private EmbeddedPostgres(FolderLock lock, Supervisor supervisor, String password) {
    this.lock = lock;
    this.supervisor = supervisor;
    this.password = password;
  }

  /// Returns when it takes connections: after a second or less, after some seconds the first time,
  /// when it unpacks its programs and makes its data. What a killed Winnow left running in the
  /// folder is stopped first.
  ///
  /// @param folder where all of it is kept, such as `~/.winnow/postgres`; made where missing
  /// @param log takes a sentence now and then, on any thread
  /// @throws PostgresUnavailable when it cannot be started, with the reason and what to do
  public static EmbeddedPostgres start(Path folder, Consumer<String> log) {
    PostgresFolder prepared = PostgresFolder.prepare(folder);
    FolderLock lock = prepared.locked();
    boolean started = false;
    try {
      EmbeddedPostgres postgres = start(prepared, RunAs.chosen(prepared), lock, log);
      started = true;
      return postgres;
    } finally {
      if (!started) {
        lock.close();
      }
    }
  }

  /// @param lock is closed with what it returns
  static EmbeddedPostgres start(
      PostgresFolder folder, RunAs as, FolderLock lock, Consumer<String> log) {
    PostgresBinaries binaries = PostgresBinaries.unpacked(folder, log);
    StopPostmaster stop = new StopPostmaster(folder, binaries, as, log);
    stop.stopOrphans();
    stop.killLeftovers();
    String password = new MakeData(folder, binaries, as, log).whereMissing();
    StartPostmaster start = new StartPostmaster(folder, binaries, as);
    Supervisor supervisor = new Supervisor(folder, start, stop, log);
    supervisor.begin();
    return new EmbeddedPostgres(lock, supervisor, password);
  }

  /// The one that another Winnow has started in a folder and keeps running: empty while it takes no
  /// connections, or where there is none.
  ///
  /// @throws PostgresUnavailable when its password cannot be read
  public static Optional<DatabaseAddress> running(Path folder) {
    PostgresFolder root = new PostgresFolder(folder);
    return PostmasterFile.read(root)
        .filter(PostmasterFile::ready)
        .filter(file -> ProcessHandle.of(file.pid()).isPresent())
        .map(file ->
            new DatabaseAddress(jdbcUrl(file.port()), MakeData.USER, MakeData.password(root)));
  }

  /// How to connect to it.
  public DatabaseAddress address() {
    return new DatabaseAddress(jdbcUrl(), user(), password);
  }

  private static String jdbcUrl(int port) {
    return "jdbc:postgresql://127.0.0.1:" + port + "/" + MakeData.DATABASE;
  }

  /// Stays the same until it is closed, also when PostgreSQL dies and comes back.
  public String jdbcUrl() {
    return jdbcUrl(supervisor.port());
  }

  /// The database's only user, who may do all.
  public String user() {
    return MakeData.USER;
  }

  public String password() {
    return password;
  }

  /// Whether it takes connections now.
  public boolean isRunning() {
    return supervisor.running().isPresent();
  }

  /// The postmaster's process, or -1 while none is ready.
  public long pid() {
    return supervisor.running().map(Process::pid).orElse(-1L);
  }

  /// Ends the sessions, stops the server and waits for it. What was committed stays.
  @Override
  public void close() {
    try {
      supervisor.end();
    } finally {
      lock.close();
    }
  }
}
