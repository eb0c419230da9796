package dev.winnow.storage.postgres;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/// Runs a short program to its end.
final class Command {

  /// How it ended: its exit code (127 when it could not be started) and all it said.
  record Outcome(int code, String said) {
    boolean good() {
      return code == 0;
    }
  }

  private Command() {}

  /// A program in a folder, with an environment that cannot bend what PostgreSQL does.
  static ProcessBuilder builder(List<String> command, Path folder) {
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
    // Messages in English: some are read.
    builder.environment().put("LC_ALL", "C");
    return builder.redirectErrorStream(true);
  }

  /// @param input what the program reads
  static Outcome run(List<String> command, Path folder, String input) {
    try {
      Process process = builder(command, folder).start();
      try (OutputStream out = process.getOutputStream()) {
        out.write(input.getBytes(StandardCharsets.UTF_8));
      } catch (IOException e) {
        // It ended before it read: what it said tells more than a broken pipe.
        return ended(process);
      }
      return ended(process);
    } catch (IOException e) {
      return new Outcome(127, String.valueOf(e.getMessage()));
    }
  }

  private static Outcome ended(Process process) throws IOException {
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      return new Outcome(process.waitFor(), said);
    } catch (InterruptedException e) {
      process.destroyForcibly();
      throw PostgresUnavailable.interrupted(e);
    }
  }
}
