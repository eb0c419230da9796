package dev.winnow.storage.postgres;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/// Starts a postmaster and waits until it takes connections.
final class StartPostmaster {

  /// What came of it.
  sealed interface Attempt {
    record Ready(Process process) implements Attempt {}

    record Cancelled() implements Attempt {}

    /// Another program has the port.
    record PortTaken() implements Attempt {}

    /// Children of a killed postmaster still run; they end by themselves, soon as a rule.
    record Leftovers() implements Attempt {}

    /// All else.
    ///
    /// @param said what it wrote before it ended
    record Failed(String said) implements Attempt {}
  }

  private static final long LOG_BYTES_MAX = 10L << 20;
  private static final int SAID_BYTES_MAX = 1 << 16;
  private static final long POLL_MILLIS = 20;

  private final PostgresFolder folder;
  private final PostgresBinaries binaries;
  private final RunAs as;
  private final List<String> session;

  StartPostmaster(PostgresFolder folder, PostgresBinaries binaries, RunAs as) {
    this.folder = folder;
    this.binaries = binaries;
    this.as = as;
    this.session = ownSession(folder);
  }

  /// Ctrl-C reaches every process of a terminal's session. In its own one PostgreSQL outlives
  /// Winnow's last transactions and is then stopped by it.
  private static List<String> ownSession(PostgresFolder folder) {
    List<String> setsid = List.of("setsid");
    return Command.run(List.of("setsid", "true"), folder.root(), "").good() ? setsid : List.of();
  }

  /// Recovery after a crash may take minutes: it waits as long as the process lives.
  ///
  /// @param cancelled asked every few milliseconds; when true the process is killed
  Attempt on(int port, BooleanSupplier cancelled) {
    try {
      rotateLog();
      long logBytes = PostgresFolder.size(folder.log());
      List<String> command = new ArrayList<>(session);
      command.addAll(as.command(program(port)));
      Process process =
          Command.builder(command, folder.root())
              .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.log().toFile()))
              .start();
      process.getOutputStream().close();
      while (!process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
        if (isReady(process)) {
          return new Attempt.Ready(process);
        }
        if (cancelled.getAsBoolean()) {
          process.destroyForcibly();
          return new Attempt.Cancelled();
        }
      }
      return reason(said(logBytes));
    } catch (IOException e) {
      return new Attempt.Failed(String.valueOf(e.getMessage()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Attempt.Cancelled();
    }
  }

  private List<String> program(int port) {
    List<String> command = new ArrayList<>();
    command.add(binaries.program("postgres").toString());
    command.addAll(List.of("-D", folder.data().toString()));
    List<String> settings =
        List.of(
            "port=" + port,
            "listen_addresses=127.0.0.1",
            "unix_socket_directories=",
            "max_connections=50",
            "shared_buffers=64MB",
            // Its standard output is its log.
            "logging_collector=off",
            "log_checkpoints=off",
            "lc_messages=C");
    settings.forEach(setting -> command.addAll(List.of("-c", setting)));
    return command;
  }

  private boolean isReady(Process process) {
    return PostmasterFile.read(folder)
        .filter(file -> file.pid() == process.pid() && file.ready())
        .isPresent();
  }

  private static Attempt reason(String said) {
    if (said.contains("could not create any TCP/IP sockets")) {
      return new Attempt.PortTaken();
    }
    if (said.contains("pre-existing shared memory block")
        || said.contains("lock file \"postmaster.pid\" already exists")) {
      return new Attempt.Leftovers();
    }
    return new Attempt.Failed(said);
  }

  private void rotateLog() throws IOException {
    if (PostgresFolder.size(folder.log()) > LOG_BYTES_MAX) {
      Files.move(
          folder.log(),
          folder.log().resolveSibling("postgres.log.1"),
          StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private String said(long from) throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(folder.log().toFile(), "r")) {
      long start = Math.max(from, file.length() - SAID_BYTES_MAX);
      byte[] bytes = new byte[(int) (file.length() - start)];
      file.seek(start);
      file.readFully(bytes);
      return new String(bytes, StandardCharsets.UTF_8);
    }
  }
}
