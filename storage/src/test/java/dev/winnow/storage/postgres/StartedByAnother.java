package dev.winnow.storage.postgres;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/// An embedded PostgreSQL in a Java machine of its own, which the test may kill.
record StartedByAnother(Process process, String answer) implements AutoCloseable {

  /// What the other machine runs: says the postmaster's process, or why there is none.
  public static void main(String[] arguments) throws IOException {
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start(Path.of(arguments[0]), message -> {})) {
      System.out.println(postgres.pid());
      // Ends with the test at the latest.
      while (System.in.read() >= 0) {}
    } catch (PostgresUnavailable e) {
      System.out.println(e.getMessage());
    }
  }

  static StartedByAnother in(Path folder) throws IOException {
    Process process =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-cp",
                    System.getProperty("java.class.path"),
                    StartedByAnother.class.getName(),
                    folder.toString()))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    BufferedReader out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    return new StartedByAnother(process, String.valueOf(out.readLine()));
  }

  ProcessHandle postmaster() {
    return ProcessHandle.of(Long.parseLong(answer)).orElseThrow();
  }

  /// Kills the Java machine, not its PostgreSQL.
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
