package dev.winnow.storage.postgres;

import dev.winnow.storage.postgres.StartPostmaster.Attempt;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Keeps a postmaster running on one port: when it dies another is started, after pauses that grow
/// while it keeps dying.
final class Supervisor {

  private static final int PORTS_MAX = 10;
  private static final long PAUSE_MILLIS_MIN = 100;
  private static final long PAUSE_MILLIS_MAX = 10_000;

  /// One that ran that long is not one that keeps dying: the next starts without a pause.
  private static final long STEADY_NANOS = TimeUnit.SECONDS.toNanos(5);

  /// Children of a killed postmaster go by themselves within milliseconds; those that have not
  /// after that many pauses are killed.
  private static final int LEFTOVER_PAUSES = 5;

  private static final int LEFTOVER_PAUSES_MAX = 200;

  private final PostgresFolder folder;
  private final StartPostmaster start;
  private final StopPostmaster stop;
  private final Consumer<String> log;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread thread = new Thread(this::watch, "winnow-postgres");

  private int port;
  private volatile @Nullable Process running;

  Supervisor(
      PostgresFolder folder, StartPostmaster start, StopPostmaster stop, Consumer<String> log) {
    this.folder = folder;
    this.start = start;
    this.stop = stop;
    this.log = log;
    thread.setDaemon(true);
  }

  /// Returns when PostgreSQL takes connections.
  ///
  /// @throws PostgresUnavailable when it cannot be started
  void begin() {
    for (int tries = 1; running == null; tries++) {
      port = freePort();
      switch (attempt()) {
        case Attempt.Ready ready -> running = ready.process();
        case Attempt.PortTaken taken -> {
          if (tries == PORTS_MAX) {
            throw new PostgresUnavailable(
                ("%d free ports of 127.0.0.1 were taken by other programs before PostgreSQL had"
                        + " them, the last was %d. Start again, or %s")
                    .formatted(PORTS_MAX, port, PostgresUnavailable.OR_OWN));
          }
        }
        case Attempt.Leftovers left ->
            throw new PostgresUnavailable(
                ("Another PostgreSQL works on %s. Stop it (its process is in postmaster.pid there),"
                        + " or %s")
                    .formatted(folder.data(), PostgresUnavailable.OR_OWN));
        case Attempt.Failed failed ->
            throw PostgresUnavailable.said("Starting PostgreSQL", failed.said(), folder);
        case Attempt.Cancelled cancelled ->
            throw PostgresUnavailable.interrupted(new InterruptedException());
      }
    }
    thread.start();
  }

  int port() {
    return port;
  }

  Optional<Process> running() {
    return Optional.ofNullable(running).filter(Process::isAlive);
  }

  /// Stops PostgreSQL and starts none any more.
  void end() {
    closing.countDown();
    // Also an interrupted caller wants it stopped, and in good order.
    boolean interrupted = Thread.interrupted();
    try {
      running().map(Process::toHandle).ifPresent(stop::stop);
      thread.join();
    } catch (InterruptedException e) {
      interrupted = true;
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void watch() {
    long pauseMillis = 0;
    for (Process process = running; process != null && !isClosing(); process = running) {
      long since = System.nanoTime();
      Optional<Integer> code = ended(process);
      running = null;
      if (code.isEmpty() || isClosing()) {
        return;
      }
      log.accept(
          "PostgreSQL (process %d) ended with code %d; starting it again"
              .formatted(process.pid(), code.get()));
      pauseMillis = System.nanoTime() - since > STEADY_NANOS ? 0 : longer(pauseMillis);
      pauseMillis = restart(pauseMillis);
    }
  }

  /// Tries until it runs or is not wanted any more.
  ///
  /// @return the last pause in milliseconds
  private long restart(long firstPauseMillis) {
    long pauseMillis = firstPauseMillis;
    while (!paused(pauseMillis)) {
      switch (attempt()) {
        case Attempt.Ready ready -> {
          running = ready.process();
          if (isClosing()) {
            stop.stop(ready.process().toHandle());
          }
          log.accept("PostgreSQL runs again (process " + ready.process().pid() + ")");
          return pauseMillis;
        }
        case Attempt.PortTaken taken ->
            log.accept("Port " + port + " is taken by another program; waiting for it");
        case Attempt.Leftovers left ->
            log.accept("Processes of the PostgreSQL that died still run; trying again");
        case Attempt.Failed failed ->
            log.accept(
                "PostgreSQL does not start (%s); trying again. See %s"
                    .formatted(PostgresUnavailable.lastWords(failed.said()), folder.log()));
        case Attempt.Cancelled cancelled -> {
          return pauseMillis;
        }
      }
      pauseMillis = longer(pauseMillis);
    }
    return pauseMillis;
  }

  /// One attempt, which waits for leftovers to go.
  private Attempt attempt() {
    Attempt attempt = new Attempt.Cancelled();
    for (int pauses = 0; pauses <= LEFTOVER_PAUSES_MAX; pauses++) {
      stop.stopOrphans();
      if (pauses == LEFTOVER_PAUSES) {
        stop.killLeftovers();
      }
      attempt = start.on(port, this::isClosing);
      if (!(attempt instanceof Attempt.Leftovers) || paused(PAUSE_MILLIS_MIN)) {
        return attempt;
      }
    }
    return attempt;
  }

  private static long longer(long pauseMillis) {
    return Math.clamp(2 * pauseMillis, PAUSE_MILLIS_MIN, PAUSE_MILLIS_MAX);
  }

  private boolean isClosing() {
    return closing.getCount() == 0;
  }

  /// Waits; true when it was told to end meanwhile.
  private boolean paused(long millis) {
    try {
      return closing.await(millis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  private static Optional<Integer> ended(Process process) {
    try {
      return Optional.of(process.waitFor());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  private static int freePort() {
    try (ServerSocket socket =
        new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new PostgresUnavailable(
          "127.0.0.1 has no free port (%s). Maybe close some programs, or %s"
              .formatted(e.getMessage(), PostgresUnavailable.OR_OWN));
    }
  }
}
