package dev.winnow.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;

/// What the kernel says of a running process. Linux only.
final class KernelFigures {

  /// The kernel's unit of CPU time towards programs: the same on every Linux in use.
  private static final long TICK_MILLIS = 10;

  private KernelFigures() {}

  /// Memory in use, in bytes: `VmRSS` is what it is now, `VmHWM` the most it ever was. 0 for a
  /// process that has just gone.
  static long memoryBytes(long pid, String figure) {
    try {
      for (String line : Files.readAllLines(Path.of("/proc/" + pid + "/status"))) {
        if (line.startsWith(figure + ":")) {
          return Long.parseLong(line.replaceAll("[^0-9]", "")) * 1024;
        }
      }
    } catch (IOException gone) {
      // It has just ended.
    }
    return 0;
  }

  /// User and system time so far, to 10 ms.
  static Duration cpu(long pid) throws IOException {
    return ticks(pid, 11, 13);
  }

  /// The same with that of its children that have ended; nothing for a process that has just gone.
  static Duration cpuWithChildren(long pid) throws IOException {
    try {
      return ticks(pid, 11, 15);
    } catch (NoSuchFileException gone) {
      return Duration.ZERO;
    }
  }

  /// The same of all processes that this one started and that have ended.
  static Duration cpuOfChildren() throws IOException {
    return ticks(ProcessHandle.current().pid(), 13, 15);
  }

  /// proc_pid_stat(5): the name, in parentheses, may hold anything; utime, stime, cutime and cstime
  /// are the twelfth to fifteenth field behind it.
  private static Duration ticks(long pid, int from, int to) throws IOException {
    String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
    long ticks = 0;
    for (int i = from; i < to; i++) {
      ticks += Long.parseLong(fields[i]);
    }
    return Duration.ofMillis(ticks * TICK_MILLIS);
  }
}
