package dev.winnow.storage.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;

/// What a postmaster says of itself in `postmaster.pid`.
///
/// @param pid its process
/// @param port where it listens; 0 where it does not yet
/// @param ready whether it takes connections
record PostmasterFile(long pid, int port, boolean ready) {

  /// PostgreSQL's pidfile.h: the process is line 1, the port line 4, the status line 8, filled up
  /// with spaces.
  static Optional<PostmasterFile> read(PostgresFolder folder) {
    try {
      List<String> lines = Files.readAllLines(folder.data().resolve("postmaster.pid"));
      if (lines.isEmpty() || !lines.get(0).strip().matches("-?\\d{1,18}")) {
        return Optional.empty();
      }
      // Negative: a single-user server.
      long pid = Math.abs(Long.parseLong(lines.get(0).strip()));
      boolean hasPort = lines.size() >= 4 && lines.get(3).strip().matches("\\d{1,5}");
      int port = hasPort ? Integer.parseInt(lines.get(3).strip()) : 0;
      boolean ready = lines.size() >= 8 && lines.get(7).strip().equals("ready");
      return Optional.of(new PostmasterFile(pid, port, ready));
    } catch (IOException e) {
      // None yet, or none any more.
      return Optional.empty();
    }
  }

  static void remove(PostgresFolder folder) {
    try {
      Files.deleteIfExists(folder.data().resolve("postmaster.pid"));
    } catch (IOException e) {
      // Then PostgreSQL says why it does not start.
      return;
    }
  }
}
