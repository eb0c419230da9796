package dev.winnow.server.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.bench.SimulatedServer;
import dev.winnow.bench.SimulatedServer.Behaviour;
import dev.winnow.server.Pause;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.node.ObjectNode;

@Timeout(600)
final class StalledReaderTest {

  /// Rows of 20 kB: more than all buffers on the way hold.
  private static final String LONG =
      """
      {"type": "qa", "prompt": "Write {count} long texts.",
       "schema": {"type": "object", "required": ["id", "question"], "properties": {
         "id": {"type": "integer"}, "question": {"type": "string", "minLength": 20000}}}}
      """;

  private static final int TARGET = 500;

  private final TaskClient client = TaskClient.shared();

  @Test
  void aReaderThatNeverReadsIsSentAwayAndNobodyWaitsForIt() throws IOException {
    TaskFeeds feeds = client.service().serving().part(TaskFeeds.class);
    try (SimulatedServer server = SimulatedServer.start(Behaviour.INSTANT);
        Socket stalled = new Socket()) {
      UUID model = client.model(client.modelBody(server));
      ObjectNode request = TaskClient.request(client.template(LONG), model, TARGET);
      String id = client.create(request.put("start", false).put("concurrency", 8));
      URI address = client.service().address();
      stalled.setReceiveBufferSize(4_096);
      stalled.connect(new InetSocketAddress(address.getHost(), address.getPort()));
      stalled
          .getOutputStream()
          .write(
              "GET %s/%s/stream HTTP/1.1\r\nHost: %s\r\nLast-Event-ID: 0.0.0\r\n\r\n"
                  .formatted(TaskClient.TASKS, id, address.getAuthority())
                  .getBytes(StandardCharsets.US_ASCII));
      while (feeds.readers(UUID.fromString(id)) == 0) {
        Pause.brief();
      }
      client.done(id, "resume");
      client.await(id, "COMPLETED");
      client.assertExact(id, TARGET);
      // It never read a byte, and is still there or sent away already: the task did not wait.
      while (feeds.readers(UUID.fromString(id)) > 0) {
        client.get(id);
        Pause.brief();
      }
      assertThat(stalled.isClosed()).isFalse();
    }
  }
}
