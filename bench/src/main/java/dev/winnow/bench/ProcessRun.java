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

  /// The kernel's unit of CPU time towards programs: the same on every Linux in use.
  private static final long TICK_MILLIS = 10;

  private static final long LOOK_MILLIS = 10;

  /// Runs a command to its end. Nothing else that this process started may end meanwhile: its CPU
  /// time would be counted too.
  static ProcessRun of(Path folder, Map<String, String> environment, List<String> command)
      throws IOException, InterruptedException {
    Path said = Files.createTempFile("said", ".txt");
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().putAll(environment);
    builder.redirectErrorStream(true).redirectOutput(said.toFile());
    Duration before = childrenCpu();
    long start = System.nanoTime();
    Process process = builder.start();
    process.getOutputStream().close();
    long peak = 0;
    while (!process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
      peak = Math.max(peak, peakBytes(process.pid()));
    }
    Duration wall = Duration.ofNanos(System.nanoTime() - start);
    String output = Files.readString(said, StandardCharsets.UTF_8);
    Files.delete(said);
    Duration cpu = childrenCpu().minus(before);
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

  /// CPU time of all processes that this one started and that have ended.
  static Duration childrenCpu() throws IOException {
    // proc_pid_stat(5): the name, in parentheses, may hold anything; cutime and cstime are the
    // fourteenth and fifteenth field behind it.
    String stat = Files.readString(Path.of("/proc/self/stat"));
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
    return Duration.ofMillis(
        (Long.parseLong(fields[13]) + Long.parseLong(fields[14])) * TICK_MILLIS);
  }

  private static long peakBytes(long pid) {
    try {
      for (String line : Files.readAllLines(Path.of("/proc/" + pid + "/status"))) {
        if (line.startsWith("VmHWM:")) {
          return Long.parseLong(line.replaceAll("[^0-9]", "")) * 1024;
        }
      }
    } catch (IOException gone) {
      // It has just ended: what was seen before stands.
    }
    return 0;
  }
}
