package dev.winnow.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
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
  void aPercentileIsTheTimeThatSoManyDoNotExceed() {
    long[] nanos = new long[100];
    for (int i = 0; i < nanos.length; i++) {
      nanos[i] = (100 - i) * 1_000_000L;
    }
    assertThat(Percentiles.of(nanos)).isEqualTo(new Percentiles(50, 95, 99));
    assertThat(Percentiles.of(7_000_000L)).isEqualTo(new Percentiles(7, 7, 7));
  }

  @Test
  void aReaderFindsRowsThatAreMissingComeTwiceOrOutOfOrder() throws Exception {
    String head = "HTTP/1.1 200\r\n\r\n";
    String three =
        """
        event: rows
        data: [{"ordinal":1,"data":{}},{"ordinal":2,"data":{}}]

        data: {"progress":2}

        data: [{"ordinal":3,"data":{}}]

        """;
    read(head + three, 3);
    for (String wrong : List.of(three.replace(":2,", ":1,"), three.replace(":3,", ":4,"))) {
      assertThatThrownBy(() -> read(head + wrong, 3))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("came where");
    }
    assertThatThrownBy(() -> read(head + three, 4)).hasMessageContaining("ended the stream");
    assertThatThrownBy(() -> read("HTTP/1.1 404\r\n\r\n", 1)).hasMessageContaining("404");
  }

  private static void read(String answer, int rows) throws Exception {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Thread answering =
          Thread.ofVirtual()
              .start(() -> {
                try (Socket socket = server.accept()) {
                  while (socket.getInputStream().read() != '\n') {
                    // The request's first line is enough.
                  }
                  socket.getOutputStream().write(answer.getBytes(StandardCharsets.UTF_8));
                  socket.shutdownOutput();
                  socket.getInputStream().transferTo(OutputStream.nullOutputStream());
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              });
      try (StreamReader reader = StreamReader.reading(server.getLocalPort(), "/stream", null)) {
        reader.rows(rows);
      } finally {
        answering.join();
      }
    }
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
