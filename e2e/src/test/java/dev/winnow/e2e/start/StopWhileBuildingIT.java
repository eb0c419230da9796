package dev.winnow.e2e.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.winnow.bench.CtrlC;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The real launcher, stopped while it prepares the first start: in a folder that looks like a
/// checkout whose build has just ended.
final class StopWhileBuildingIT {

  private static final Path ROOT =
      Path.of(System.getProperty("winnow.root", "..")).toAbsolutePath().normalize();
  private static final long SECONDS_MAX = 120;

  @TempDir private Path folder = Path.of("");

  /// Regression: the service that was run for the archive, its PostgreSQL and their files stayed.
  @ParameterizedTest
  @CsvSource({"TERM, 143", "INT, 130"})
  void nothingStays(String signal, int exit) throws IOException, InterruptedException {
    assumeTrue(!signal.equals("INT") || CtrlC.unheard().isEmpty(), CtrlC.unheard());
    Path checkout = checkout();
    Path scratch = Files.createDirectory(folder.resolve("scratch"));
    Process launcher = launch(checkout, scratch);
    try {
      await(launcher, scratch);
      CtrlC.send(signal, launcher.pid());
      assertThat(launcher.waitFor(SECONDS_MAX, TimeUnit.SECONDS)).isTrue();
    } finally {
      launcher.destroyForcibly();
    }
    assertThat(launcher.exitValue()).isEqualTo(exit);
    assertThat(processes(scratch)).isEmpty();
    assertThat(files(scratch)).isEmpty();
    assertThat(files(checkout.resolve("target")))
        .containsExactly(checkout.resolve("target/build.log"));
    // So that the next start builds to the end.
    assertThat(checkout.resolve("server/target/winnow/built")).doesNotExist();
  }

  private Path checkout() throws IOException {
    Path checkout = Files.createDirectory(folder.resolve("checkout"));
    Files.createDirectories(checkout.resolve("server/src"));
    Path program = Files.createDirectories(checkout.resolve("server/target/winnow"));
    Files.createSymbolicLink(
        program.resolve("lib"), ROOT.resolve("server/target/winnow/lib").toRealPath());
    Files.createSymbolicLink(checkout.resolve("bin"), ROOT.resolve("bin"));
    Files.copy(ROOT.resolve("winnow"), checkout.resolve("winnow"));
    Path build = Files.writeString(checkout.resolve("mvnw"), "#!/bin/sh\n");
    assertThat(build.toFile().setExecutable(true)).isTrue();
    return checkout;
  }

  private Process launch(Path checkout, Path scratch) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
                CtrlC.hearing(
                    List.of(checkout.resolve("winnow").toString(), "serve", "--port", "0")))
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("said").toFile());
    builder.environment().put("TMPDIR", scratch.toString());
    return builder.start();
  }

  /// Waits until the PostgreSQL of the service that is run for the archive is there.
  private void await(Process launcher, Path scratch) throws IOException, InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS_MAX);
    while (files(scratch).stream().noneMatch(file -> file.endsWith("postmaster.pid"))) {
      // Waiting for the process is waiting, and notices when it ends.
      if (launcher.waitFor(50, TimeUnit.MILLISECONDS) || System.nanoTime() > end) {
        throw new AssertionError(Files.readString(folder.resolve("said")));
      }
    }
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.find(folder, 20, (file, is) -> is.isRegularFile())) {
      return files.toList();
    } catch (java.io.UncheckedIOException e) {
      // Something went while it was looked at.
      return List.of();
    }
  }

  private static List<String> processes(Path folder) {
    return ProcessHandle.allProcesses()
        .flatMap(it -> it.info().commandLine().stream())
        .filter(line -> line.contains(folder.toString()))
        .toList();
  }
}
