package dev.winnow.server.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.bench.SimulatedServer;
import dev.winnow.bench.SimulatedServer.Behaviour;
import dev.winnow.server.task.EventReader.Event;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(600)
final class ListStreamTest {

  private final TaskClient client = TaskClient.shared();
  private final URI stream = client.service().address().resolve(TaskClient.TASKS + "/stream");

  private static boolean tells(Event event, String id, String status) {
    return event.name().equals("task")
        && event.data().path("id").stringValue().equals(id)
        && event.data().path("status").stringValue().equals(status);
  }

  /// Regression: changes beyond the first 10,000 were lost, and deletions of long ago unknown.
  @Test
  void whoWasAwayTooLongReadsTheListAgain() {
    String twoDaysAgo = Long.toString(Instant.now().minus(Duration.ofDays(2)).toEpochMilli());
    try (EventReader reader = EventReader.open(stream, twoDaysAgo)) {
      Event reset = reader.await(event -> event.name().equals("reset"));
      assertThat(Long.parseLong(reset.id())).isGreaterThan(Long.parseLong(twoDaysAgo));
    }
  }

  @Test
  void tellsOfEveryChangeAndOfWhatWasMissed() {
    try (SimulatedServer server = SimulatedServer.start(Behaviour.INSTANT)) {
      String id;
      String last;
      try (EventReader reader = EventReader.open(stream, null)) {
        id = client.create(client.request(server, 30).put("start", false));
        reader.await(event -> tells(event, id, "PENDING"));
        client.done(id, "resume");
        Event done = reader.await(event -> tells(event, id, "COMPLETED"));
        assertThat(done.data().path("generated").intValue()).isEqualTo(30);
        last = done.id();
      }
      String other = client.create(client.request(server, 5).put("start", false));
      client.change(id, "{\"name\": \"renamed while nobody looked\"}");
      String gone = client.create(client.request(server, 5).put("start", false));
      assertThat(client.service().delete(TaskClient.TASKS + "/" + gone).status()).isEqualTo(204);
      boolean[] heard = new boolean[3];
      try (EventReader reader = EventReader.open(stream, last)) {
        reader.await(event -> {
          heard[0] |= tells(event, other, "PENDING");
          heard[1] |= event.data().path("name").asString("").startsWith("renamed while");
          heard[2] |=
              event.name().equals("deleted") && event.data().path("id").stringValue().equals(gone);
          return heard[0] && heard[1] && heard[2];
        });
        // And it goes on.
        client.done(other, "cancel");
        reader.await(event -> tells(event, other, "CANCELLED"));
        client.service().delete(TaskClient.TASKS + "/" + other);
        reader.await(event -> event.name().equals("deleted"));
      }
    }
  }
}
