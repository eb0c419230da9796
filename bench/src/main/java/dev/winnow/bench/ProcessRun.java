package dev.winnow.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// A process from its start to its end, and what it took. Linux only: the figures are the kernel's.
///
/// @param wall how long it took
/// @param cpu user and system time, that of its own children included; to 10 ms
/// @param peakBytes the most memory it had resident (`VmHWM`), as last seen, at most 10 ms before
///   its end
/// @param exitCode what it ended with
/// @param output what it said, standard output and error together
record ProcessRun(Duration wall, Duration cpu, long peakBytes, int exitCode, String output) {

  private static final long LOOK_MILLIS = 10;

  /// Runs a command to its end. Nothing else that this process started may end meanwhile: its CPU
  /// time would be counted too.
  static ProcessRun of(Path folder, Map<String, String> environment, List<String> command)
      throws IOException, InterruptedException {
    Path said = Files.createTempFile("said", ".txt");
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().putAll(environment);
    builder.redirectErrorStream(true).redirectOutput(said.toFile());
    Duration before = KernelFigures.cpuOfChildren();
    long start = System.nanoTime();
    Process process = builder.start();
    process.getOutputStream().close();
    long peak = 0;
    while (!process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
      peak = Math.max(peak, KernelFigures.memoryBytes(process.pid(), "VmHWM"));
    }
    Duration wall = Duration.ofNanos(System.nanoTime() - start);
    String output = Files.readString(said, StandardCharsets.UTF_8);
    Files.delete(said);
    Duration cpu = KernelFigures.cpuOfChildren().minus(before);
    return new ProcessRun(wall, cpu, peak, process.exitValue(), output);
  }

  /// As it is, where the process ended well.
  ///
  /// @throws IllegalStateException with what it said where it did not
  ProcessRun good() {
    if (exitCode != 0) {
      throw new IllegalStateException("A process ended with " + exitCode + ": " + output);
    }
    return this;
  }
}
