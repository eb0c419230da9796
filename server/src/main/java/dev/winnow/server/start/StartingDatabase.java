package dev.winnow.server.start;

import dev.winnow.storage.postgres.EmbeddedPostgres;
import dev.winnow.storage.postgres.PostgresUnavailable;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/// The embedded database on its way: it starts on a thread of its own while everything else does.
///
/// For any number of threads.
public final class StartingDatabase implements AutoCloseable {

  private final CompletableFuture<EmbeddedPostgres> database = new CompletableFuture<>();
  private final AtomicBoolean closed = new AtomicBoolean();

  private StartingDatabase() {}

  /// Begins to start it; returns at once.
  ///
  /// @param folder where it lives
  /// @param log takes a sentence now and then, on any thread
  static StartingDatabase begin(Path folder, Consumer<String> log) {
    StartingDatabase starting = new StartingDatabase();
    Thread.ofPlatform()
        .daemon()
        .name("start-postgres")
        .start(() ->
            starting.database.completeAsync(
                () -> EmbeddedPostgres.start(folder, log), Runnable::run));
    return starting;
  }

  /// The database, when it takes connections.
  ///
  /// @throws PostgresUnavailable when it cannot be started, with the reason and what to do
  public EmbeddedPostgres await() {
    try {
      return database.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof PostgresUnavailable why ? why : e;
    }
  }

  /// Stops it, also when it is only just starting; a second time does nothing.
  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      database.handle((running, failed) -> running).thenAccept(StartingDatabase::stop).join();
    }
  }

  private static void stop(EmbeddedPostgres running) {
    // Null when it did not start: then nothing runs.
    if (running != null) {
      running.close();
    }
  }
}
