package dev.winnow.e2e.kill;

import dev.winnow.e2e.LaunchedService;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/// Services that live for seconds: what Java's second compiler makes of them would never be run,
/// and takes half of a start.
final class ShortLived {

  private static final Map<String, String> FIRST_COMPILER_ONLY =
      Map.of("WINNOW_JAVA_OPTS", "-XX:TieredStopAtLevel=1");

  private ShortLived() {}

  /// Launches one; it may take seconds until it answers.
  static LaunchedService launch(Path home) throws IOException {
    return LaunchedService.launch(home, Path.of("").toAbsolutePath(), FIRST_COMPILER_ONLY);
  }

  /// Launches one and waits until it answers.
  static LaunchedService ready(Path home) throws IOException, InterruptedException {
    LaunchedService service = launch(home);
    service.awaitReady();
    return service;
  }
}
