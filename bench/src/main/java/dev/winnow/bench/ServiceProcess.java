package dev.winnow.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// The service as `./winnow serve` starts it, at a free port. Closing stops it in good order; its
/// home stays.
///
/// @param startTime from the launcher's start to the first 200
record ServiceProcess(Process process, ServiceApi api, Duration startTime)
    implements AutoCloseable {

  private static final String SAYS = "Winnow is at ";
  private static final int STOP_SECONDS_MAX = 60;

  /// Starts it; returns at the first 200 of `/actuator/health`.
  ///
  /// @param javaOptions for the Java machine, behind the launcher's own; may be empty
  static ServiceProcess start(Path home, String javaOptions)
      throws IOException, InterruptedException {
    String winnow = Launched.root().resolve("winnow").toString();
    ProcessBuilder builder =
        new ProcessBuilder(winnow, "serve", "--port", "0", "--home", home.toString());
    builder.environment().put("WINNOW_JAVA_OPTS", javaOptions);
    builder.environment().remove("WINNOW_DB_URL");
    builder.redirectErrorStream(true);
    long before = System.nanoTime();
    Process process = builder.start();
    process.getOutputStream().close();
    ServiceApi api = new ServiceApi(address(process));
    while (api.status("/actuator/health") != 200) {
      Thread.onSpinWait();
    }
    return new ServiceProcess(process, api, Duration.ofNanos(System.nanoTime() - before));
  }

  private static URI address(Process process) throws IOException {
    BufferedReader said = process.inputReader(StandardCharsets.UTF_8);
    StringBuilder all = new StringBuilder();
    for (String line = said.readLine(); line != null; line = said.readLine()) {
      if (line.startsWith(SAYS)) {
        // Whatever it says later must not fill the pipe.
        Thread.ofVirtual().start(() -> said.lines().forEach(ignored -> {}));
        return URI.create(line.substring(SAYS.length()).strip());
      }
      all.append(line).append('\n');
    }
    throw new IOException("The service did not start: " + all);
  }

  /// Memory of the Java process, without PostgreSQL's.
  double residentMegabytes() {
    return Figures.megabytes(KernelFigures.memoryBytes(process.pid(), "VmRSS"));
  }

  /// CPU time of the Java process so far, in seconds.
  double javaCpuSeconds() throws IOException {
    return Figures.seconds(KernelFigures.cpu(process.pid()));
  }

  /// CPU time of PostgreSQL's processes so far, in seconds.
  double postgresCpuSeconds() throws IOException {
    Duration sum = Duration.ZERO;
    for (ProcessHandle each : process.descendants().toList()) {
      sum = sum.plus(KernelFigures.cpuWithChildren(each.pid()));
    }
    return Figures.seconds(sum);
  }

  @Override
  public void close() {
    process.destroy();
    try {
      process.onExit().get(STOP_SECONDS_MAX, TimeUnit.SECONDS);
    } catch (InterruptedException | ExecutionException | TimeoutException e) {
      process.destroyForcibly();
      throw new IllegalStateException("The service did not stop within a minute.", e);
    }
  }
}
