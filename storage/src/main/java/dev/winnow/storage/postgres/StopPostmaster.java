package dev.winnow.storage.postgres;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// Ends postmasters, and what they leave.
record StopPostmaster(
    PostgresFolder folder, PostgresBinaries binaries, RunAs as, Consumer<String> log) {

  /// Fast mode: sessions are ended, a checkpoint is written.
  private static final long FAST_SECONDS_MAX = 30;

  /// Immediate mode: the next start recovers.
  private static final long IMMEDIATE_SECONDS_MAX = 5;

  private static final long KILL_SECONDS_MAX = 5;

  /// Returns when it has ended: asked to, told to, or killed.
  void stop(ProcessHandle postmaster) {
    if (signalled(postmaster, "INT", FAST_SECONDS_MAX)
        || signalled(postmaster, "QUIT", IMMEDIATE_SECONDS_MAX)) {
      return;
    }
    log.accept("PostgreSQL (process " + postmaster.pid() + ") does not end; killing it");
    List<ProcessHandle> all =
        Stream.concat(Stream.of(postmaster), postmaster.descendants()).toList();
    all.forEach(ProcessHandle::destroyForcibly);
    all.forEach(process -> ended(process, KILL_SECONDS_MAX));
  }

  /// Java sends SIGTERM only, on which PostgreSQL waits for its clients to go.
  private boolean signalled(ProcessHandle postmaster, String signal, long secondsMax) {
    if (!postmaster.isAlive()) {
      return true;
    }
    List<String> kill =
        List.of(
            binaries.program("pg_ctl").toString(), "kill", signal, Long.toString(postmaster.pid()));
    return Command.run(as.command(kill), folder.root(), "").good() && ended(postmaster, secondsMax);
  }

  private static boolean ended(ProcessHandle process, long secondsMax) {
    try {
      process.onExit().get(secondsMax, TimeUnit.SECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (InterruptedException e) {
      // Whoever interrupts wants it soon.
      Thread.currentThread().interrupt();
      return false;
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Stops the postmaster that a killed Winnow left, and kills all else that runs from our folder.
  /// Only for the holder of the folder's lock, while it has no postmaster.
  void stopOrphans() {
    PostmasterFile.read(folder)
        .flatMap(file -> ProcessHandle.of(file.pid()))
        .filter(ProcessHandle::isAlive)
        .ifPresent(this::stopOrphan);
  }

  private void stopOrphan(ProcessHandle process) {
    if (isOurs(process)) {
      log.accept(
          "Stopping the PostgreSQL (process %d) of a Winnow that was killed"
              .formatted(process.pid()));
      stop(process);
    } else {
      // The number is another program's by now; PostgreSQL would take that for a postmaster.
      PostmasterFile.remove(folder);
    }
  }

  /// Kills what a killed postmaster or a killed Winnow left: it holds the shared memory.
  void killLeftovers() {
    List<ProcessHandle> left = ProcessHandle.allProcesses().filter(this::isOurs).toList();
    left.forEach(ProcessHandle::destroyForcibly);
    left.forEach(process -> ended(process, KILL_SECONDS_MAX));
  }

  private boolean isOurs(ProcessHandle process) {
    String programs = folder.binaries("").toString();
    ProcessHandle.Info info = process.info();
    return Stream.of(info.command(), info.commandLine())
        .flatMap(Optional::stream)
        .anyMatch(text -> text.contains(programs));
  }
}
