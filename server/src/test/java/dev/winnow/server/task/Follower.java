package dev.winnow.server.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.server.Pause;
import dev.winnow.server.task.EventReader.Event;
import dev.winnow.storage.task.TaskCursor;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/// Follows a task from its first row on; is cut off again and again, and comes back.
final class Follower {

  private final Random random;
  final List<Long> rejects = new ArrayList<>();
  final List<Long> log = new ArrayList<>();
  long rows;
  int visits;
  String status = "";

  Follower(long seed) {
    random = new Random(seed);
  }

  /// @param address where the task is now
  /// @param last whether a cursor is the last one of the task
  void follow(Supplier<URI> address, Predicate<TaskCursor> last) {
    String at = TaskCursor.START.toString();
    boolean over = false;
    while (!over) {
      visits++;
      // Up to a megabyte: an event may be large, and must come through sometimes.
      long bytes = 300 + random.nextLong(1L << (9 + random.nextInt(11)));
      try (EventReader reader = EventReader.open(address.get(), at, bytes)) {
        Event event = reader.next();
        while (event != null) {
          take(event);
          at = event.id();
          over = status.equals("COMPLETED") && last.test(TaskCursor.parse(at).orElseThrow());
          event = over ? null : reader.next();
        }
      } catch (UncheckedIOException restarting) {
        Pause.brief();
      }
    }
  }

  private void take(Event event) {
    switch (event.name()) {
      case "progress" -> status = event.data().path("status").stringValue();
      case "rows" -> {
        for (JsonNode row : event.data()) {
          assertThat(row.path("ordinal").longValue()).isEqualTo(++rows);
          assertThat(row.path("data").isObject()).isTrue();
        }
      }
      case "rejects" -> add(event.data(), rejects);
      case "log" -> add(event.data(), log);
      default -> throw new AssertionError(event);
    }
  }

  private static void add(JsonNode entries, List<Long> numbers) {
    for (JsonNode entry : entries) {
      numbers.add(entry.path("number").longValue());
    }
  }
}
