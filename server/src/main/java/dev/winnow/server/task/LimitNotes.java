package dev.winnow.server.task;

import dev.winnow.core.say.Said;
import dev.winnow.engine.Time;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Keeps a log readable when the same thing happens a thousand times a second: it is noted once a
/// second, with how often it happened since.
final class LimitNotes {

  private static final long QUIET_NANOS = Duration.ofSeconds(1).toNanos();
  private static final int CAUSES_MAX = 100;

  private final Time time;
  private final Map<String, Seen> seen = new LinkedHashMap<>();

  private record Seen(long notedAt, int since) {}

  LimitNotes(Time time) {
    this.time = time;
  }

  /// The message to note; null when it is only counted.
  ///
  /// @param cause tells what counts as the same thing; empty is nothing like it
  @Nullable Said limit(String kind, Said message, String cause) {
    if (cause.isEmpty()) {
      return message;
    }
    String key = kind + " " + cause;
    long now = time.nanos();
    Seen before = seen.get(key);
    if (before != null && now - before.notedAt() < QUIET_NANOS) {
      seen.put(key, new Seen(before.notedAt(), before.since() + 1));
      return null;
    }
    if (before == null && seen.size() >= CAUSES_MAX) {
      seen.remove(seen.keySet().iterator().next());
    }
    seen.put(key, new Seen(now, 0));
    return before == null || before.since() == 0
        ? message
        : TaskSaid.TIMES_MORE.of(message, before.since());
  }
}
