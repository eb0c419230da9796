package dev.winnow.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Ctrl-C for processes that tests start.
///
/// A shell without job control ignores it for what it starts in the background (`nohup ./test &`),
/// and whoever is started ignoring it goes on doing so, as do those that it starts.
public final class CtrlC {

  private static final long SECONDS_MAX = 60;
  private static final List<String> NOT_IGNORED = List.of("env", "--default-signal=INT");

  private static final boolean IGNORED = isIgnored();

  private CtrlC() {}

  /// Why started processes cannot be made to hear it; empty when they hear it.
  public static String unheard() throws IOException, InterruptedException {
    return !IGNORED || succeeds(hearing(List.of("true")))
        ? ""
        : "SIGINT is ignored here (nohup, or in the background of a shell), and env knows no --default-signal";
  }

  /// The command, so that what it starts hears it, where that can be done. Its process is the
  /// program's.
  public static List<String> hearing(List<String> command) {
    if (!IGNORED) {
      return command;
    }
    List<String> all = new ArrayList<>(NOT_IGNORED);
    all.addAll(command);
    return all;
  }

  /// Sends a signal to a process, such as `INT`.
  public static void send(String signal, long pid) throws IOException, InterruptedException {
    if (!succeeds(List.of("kill", "-" + signal, Long.toString(pid)))) {
      throw new IOException("SIG%s cannot be sent to process %d.".formatted(signal, pid));
    }
  }

  private static boolean succeeds(List<String> command) throws IOException, InterruptedException {
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (process.waitFor(SECONDS_MAX, TimeUnit.SECONDS)) {
        return process.exitValue() == 0;
      }
      process.destroyForcibly();
      return false;
    } catch (IOException noSuchProgram) {
      return false;
    }
  }

  private static boolean isIgnored() {
    try {
      // proc_pid_status(5): a mask of signals, 1 is the lowest bit.
      for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
        if (line.startsWith("SigIgn:")) {
          return (Long.parseUnsignedLong(line.substring(7).strip(), 16) & 0b10) != 0;
        }
      }
    } catch (IOException notLinux) {
      // Unknown: as it mostly is.
    }
    return false;
  }
}
