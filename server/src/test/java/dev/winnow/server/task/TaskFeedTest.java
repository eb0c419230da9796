package dev.winnow.server.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.engine.Time;
import dev.winnow.storage.task.Recorded;
import dev.winnow.storage.task.TaskCursor;
import dev.winnow.storage.task.TaskRow;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.Condition;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

final class TaskFeedTest {

  private static final Duration LONG = Duration.ofSeconds(15);
  private static final UUID TASK = UUID.randomUUID();

  private final Hand time = new Hand();
  private final TaskFeed feed = new TaskFeed(time, () -> Optional.of(Map.of("status", "RUNNING")));

  /// A clock that stands still, except for whoever waits.
  private static final class Hand implements Time {
    private long nanos;

    @Override
    public Instant now() {
      return Instant.EPOCH;
    }

    @Override
    public long nanos() {
      return nanos;
    }

    @Override
    public void awaitUntil(Condition condition, long until) {
      nanos = Math.max(nanos, until);
    }

    void tick(long millis) {
      nanos += millis * 1_000_000;
    }
  }

  private static TaskCursor rows(long rows) {
    return new TaskCursor(rows, 0, 0);
  }

  /// Rows behind `from` up to `to`.
  private static Recorded recorded(long from, long to) {
    List<TaskRow> rows =
        LongStream.rangeClosed(from + 1, to)
            .mapToObj(ordinal -> new TaskRow(ordinal, "generate-0-0", "{}"))
            .toList();
    return new Recorded(TASK, rows(from), rows(to), rows, List.of(), List.of());
  }

  private static String text(Feed.Step<TaskCursor> step) {
    assertThat(step).isInstanceOf(Feed.Step.Batch.class);
    return new String(((Feed.Step.Batch<TaskCursor>) step).bytes(), StandardCharsets.UTF_8);
  }

  private static void assertBehind(TaskCursor head, Feed.Step<TaskCursor> step) {
    assertThat(step)
        .isInstanceOfSatisfying(
            Feed.Step.Behind.class, behind -> assertThat(behind.head()).isEqualTo(head));
  }

  @Test
  void whatComesIsOneBatch() throws InterruptedException {
    feed.startFrom(rows(5));
    feed.recorded(recorded(5, 7));
    feed.recorded(recorded(7, 8));
    feed.tick(true);
    assertBehind(rows(8), feed.batches().next(rows(3), -1, LONG));
    feed.recorded(recorded(8, 9));
    feed.tick(true);
    assertThat(feed.batches().next(rows(8), 1, LONG)).isInstanceOf(Feed.Step.Nothing.class);
    feed.tick(true);
    assertThat(text(feed.batches().next(rows(8), 1, LONG)))
        .contains("\"ordinal\":9", "id: 9.0.0", "event: progress");
  }

  /// Recorded between the registration of the feed and the reading of the database, and after it.
  @Test
  void whatIsToldBeforeTheStartIsNotLost() throws InterruptedException {
    feed.recorded(recorded(5, 7));
    feed.startFrom(rows(5));
    assertBehind(rows(7), feed.batches().next(rows(5), -1, LONG));
    feed.recorded(recorded(7, 8));
    feed.tick(true);
    assertBehind(rows(8), feed.batches().next(rows(7), -1, LONG));
  }

  /// A group that was written without anybody being told: readers find it in the database.
  @Test
  void aGapSendsReadersToTheDatabase() throws InterruptedException {
    feed.startFrom(rows(5));
    feed.recorded(recorded(5, 6));
    feed.tick(true);
    feed.recorded(recorded(6, 7));
    feed.recorded(recorded(9, 10));
    assertBehind(rows(10), feed.batches().next(rows(6), 1, LONG));
    assertBehind(rows(10), feed.batches().next(rows(6), -1, LONG));
    feed.recorded(recorded(10, 11));
    time.tick(200);
    feed.tick(true);
    assertThat(text(feed.batches().next(rows(10), 2, LONG))).contains("\"ordinal\":11");
  }

  @Test
  void aRunningTaskHasNewsOnceASecond() throws InterruptedException {
    feed.startFrom(rows(5));
    time.tick(999);
    feed.tick(false);
    assertThat(feed.batches().next(rows(5), 0, Duration.ZERO))
        .isInstanceOf(Feed.Step.Nothing.class);
    time.tick(1);
    feed.tick(true);
    assertThat(text(feed.batches().next(rows(5), 0, LONG)))
        .contains("event: progress", "id: 5.0.0");
    feed.tick(true);
    time.tick(999);
    feed.tick(true);
    assertThat(feed.batches().next(rows(5), 1, Duration.ZERO))
        .isInstanceOf(Feed.Step.Nothing.class);
    time.tick(1);
    feed.tick(false);
    assertThat(feed.batches().next(rows(5), 1, Duration.ZERO))
        .isInstanceOf(Feed.Step.Nothing.class);
    feed.tick(true);
    assertThat(text(feed.batches().next(rows(5), 1, LONG))).contains("event: progress");
  }

  @Test
  void whoFallsBehindTheOldestBatchIsBehind() throws InterruptedException {
    feed.startFrom(rows(0));
    for (int batch = 0; batch < 150; batch++) {
      feed.recorded(recorded(batch, batch + 1));
      time.tick(200);
      feed.tick(true);
    }
    assertBehind(rows(150), feed.batches().next(rows(50), 49, LONG));
    assertThat(text(feed.batches().next(rows(50), 50, LONG))).contains("\"ordinal\":51");
    feed.batches().end();
    assertThat(feed.batches().next(rows(50), 50, LONG)).isInstanceOf(Feed.Step.Ended.class);
  }
}
