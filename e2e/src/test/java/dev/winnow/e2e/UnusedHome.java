package dev.winnow.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// The home of a service that was started and stopped, and not used. To unpack PostgreSQL and to
/// make a database takes longer than all else of a first start: the tests of a JVM do it once, and
/// each takes a copy.
final class UnusedHome {

  private static @Nullable Path made;

  private UnusedHome() {}

  /// Puts one where none is yet.
  static void copyTo(Path home) throws IOException, InterruptedException {
    // With the owners and the rights that PostgreSQL asks for.
    run("cp", "-a", made().toString(), home.toString());
  }

  private static synchronized Path made() throws IOException, InterruptedException {
    Path home = made;
    if (home == null) {
      Path folder = Files.createTempDirectory("winnow-unused");
      Runtime.getRuntime().addShutdownHook(new Thread(() -> remove(folder)));
      home = folder.resolve("home");
      try (LaunchedService first = LaunchedService.first(home)) {
        // The first use of the launcher may make the AOT cache, beside one that another test makes.
        first.awaitReady(5 * LaunchedService.SECONDS_MAX);
      }
      made = home;
    }
    return home;
  }

  private static void remove(Path folder) {
    try {
      run("rm", "-rf", folder.toString());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void run(String... command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
  }
}
