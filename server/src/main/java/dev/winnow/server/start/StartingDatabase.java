package dev.winnow.server.start;

import dev.winnow.storage.postgres.EmbeddedPostgres;
import dev.winnow.storage.postgres.PostgresUnavailable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The embedded database on its way: it starts on a thread of its own while everything else does.
///
/// For any number of threads.
public final class StartingDatabase implements AutoCloseable {

  private final CompletableFuture<EmbeddedPostgres> database;
  private final AtomicBoolean closed = new AtomicBoolean();
  private final Consumer<String> log;

  /// What was said before somebody listened; null since then. Spring sets the log up while the
  /// database starts, and what comes before would look like nothing else in it.
  private @Nullable List<String> said = new ArrayList<>();

  private StartingDatabase(Path folder, Consumer<String> log) {
    this.log = log;
    this.database =
        CompletableFuture.supplyAsync(
            () -> EmbeddedPostgres.start(folder, this::say),
            start -> Thread.ofPlatform().daemon().name("start-postgres").start(start));
  }

  /// Begins to start it; returns at once.
  ///
  /// @param folder where it lives
  /// @param log takes a sentence now and then, on any thread, from the first [#await] on
  static StartingDatabase begin(Path folder, Consumer<String> log) {
    return new StartingDatabase(folder, log);
  }

  private synchronized void say(String line) {
    if (said == null) {
      log.accept(line);
    } else {
      said.add(line);
    }
  }

  private synchronized void listen() {
    if (said != null) {
      said.forEach(log);
      said = null;
    }
  }

  /// The database, when it takes connections.
  ///
  /// @throws PostgresUnavailable when it cannot be started, with the reason and what to do
  public EmbeddedPostgres await() {
    listen();
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
