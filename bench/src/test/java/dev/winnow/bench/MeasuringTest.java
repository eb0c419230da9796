package dev.winnow.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MeasuringTest {

  @Test
  void theMedianIsTheMiddleWhateverTheOrder() {
    assertThat(Figures.median(List.of(9.0, 1.0, 2.0))).isEqualTo(2.0);
    assertThat(Figures.median(List.of(4.0, 1.0, 2.0, 100.0))).isEqualTo(3.0);
    assertThatThrownBy(() -> Figures.median(List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void theControlSendsEachRequestOnceAndReadsItsReply() throws Exception {
    String body = "{\"model\":\"m\",\"messages\":[{\"role\":\"user\",\"content\":\"Count: 2\"}]}";
    try (SimulatedServer server = SimulatedServer.start(SimulatedServer.Behaviour.INSTANT)) {
      long bytes = RawLoop.run(server.port(), 50, 8, body.getBytes(StandardCharsets.UTF_8));
      assertThat(server.requests()).isEqualTo(50);
      assertThat(server.keys()).hasSize(50);
      assertThat(bytes).isGreaterThan(50 * 100);
    }
  }

  @Test
  void aProcessTellsItsTimeItsMemoryAndWhatItSaid(@TempDir Path folder) throws Exception {
    assumeTrue(Files.exists(Path.of("/proc/self/stat")), "no /proc here: figures are Linux's");
    ProcessRun run =
        ProcessRun.of(
            folder,
            Map.of("WORD", "chaff"),
            List.of("sh", "-c", "i=0; while [ $i -lt 500000 ]; do i=$((i+1)); done; echo $WORD"));
    assertThat(run.output()).isEqualTo("chaff\n");
    assertThat(run.cpu()).isPositive().isLessThan(Duration.ofMinutes(5));
    assertThat(run.peakBytes()).isPositive();
    assertThat(run.good()).isSameAs(run);
  }

  @Test
  void aProcessThatEndsBadlyIsNoFigure(@TempDir Path folder) throws Exception {
    assumeTrue(Files.exists(Path.of("/proc/self/stat")), "no /proc here: figures are Linux's");
    ProcessRun run = ProcessRun.of(folder, Map.of(), List.of("sh", "-c", "echo no; exit 3"));
    assertThatThrownBy(run::good).hasMessageContaining("ended with 3: no");
  }
}
