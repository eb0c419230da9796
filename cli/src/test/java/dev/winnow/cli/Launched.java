package dev.winnow.cli;

import dev.winnow.bench.CtrlC;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// The real launcher, in a process of its own.
final class Launched {

  /// The repository.
  static final Path ROOT =
      Path.of(System.getProperty("winnow.root", "..")).toAbsolutePath().normalize();

  private static final long MINUTES_MAX = 8;

  private final Process process;
  private final Path out;
  private final Path err;

  /// How a command ended.
  record Done(int exit, String out, String err) {}

  private Launched(Process process, Path out, Path err) {
    this.process = process;
    this.out = out;
    this.err = err;
  }

  /// Starts `./winnow` with arguments, in a folder.
  static Launched start(Path folder, String... arguments) throws IOException {
    return start(folder, Map.of(), arguments);
  }

  static Launched start(Path folder, Map<String, String> environment, String... arguments)
      throws IOException {
    List<String> command = new ArrayList<>(List.of(ROOT.resolve("winnow").toString()));
    command.addAll(List.of(arguments));
    return start(folder, environment, command);
  }

  static Launched start(Path folder, Map<String, String> environment, List<String> command)
      throws IOException {
    Path out = Files.createTempFile(folder, "out", ".txt");
    Path err = Files.createTempFile(folder, "err", ".txt");
    ProcessBuilder builder =
        new ProcessBuilder(CtrlC.hearing(command))
            .directory(folder.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder.environment().putAll(environment);
    return new Launched(builder.start(), out, err);
  }

  static Done run(Path folder, String... arguments) throws IOException, InterruptedException {
    return start(folder, arguments).await();
  }

  Done await() throws InterruptedException {
    if (!process.waitFor(MINUTES_MAX, TimeUnit.MINUTES)) {
      process.destroyForcibly();
      throw new AssertionError("still running after " + MINUTES_MAX + " minutes: " + read(err));
    }
    return new Done(process.exitValue(), read(out), read(err));
  }

  /// Whether it ended within a time.
  boolean endedWithin(long millis) throws InterruptedException {
    return process.waitFor(millis, TimeUnit.MILLISECONDS);
  }

  /// kill -9.
  void kill() {
    process.destroyForcibly();
  }

  /// Ctrl-C.
  void interrupt() throws IOException, InterruptedException {
    CtrlC.send("INT", process.pid());
  }

  long pid() {
    return process.pid();
  }

  private static String read(Path file) {
    try {
      return Files.readString(file, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
