package dev.winnow.server.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.winnow.server.web.SeparateService;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LoopbackOnlyTest {

  @TempDir private Path home = Path.of("");

  @Test
  void aServiceThatOthersCouldReachDoesNotStay() throws HomeLock.Taken {
    Settings everywhere = new Settings(home, "0.0.0.0", 0, SeparateService.database("everywhere"));

    assertThatThrownBy(() -> Serving.start(everywhere))
        .isInstanceOf(LoopbackOnly.Reachable.class)
        .satisfies(e ->
            assertThat(StartFailure.of(e, everywhere))
                .contains("0.0.0.0", "which other machines can reach"));
    // Its home is free again.
    HomeLock.take(home).close();
  }
}
