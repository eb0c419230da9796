package dev.winnow.server.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.bench.SimulatedServer;
import dev.winnow.bench.SimulatedServer.Behaviour;
import dev.winnow.core.plan.UnitKey;
import dev.winnow.core.run.Verdict;
import dev.winnow.core.say.Said;
import dev.winnow.engine.record.GroupSink.Result;
import dev.winnow.server.RunningService;
import dev.winnow.storage.task.RecordTasks;
import dev.winnow.storage.task.TaskEntry;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// One task whose entries cannot be written harms no other, and nothing is written twice.
final class DatabaseSinkTest {

  private final TaskClient client = TaskClient.shared();
  private final SimulatedServer server = SimulatedServer.start(Behaviour.INSTANT);
  private final Deque<Runnable> whenBroken = new ArrayDeque<>();
  private final Deque<Runnable> whenWatched = new ArrayDeque<>();
  private final List<UUID> broken = new ArrayList<>();
  private final DatabaseSink sink =
      new DatabaseSink(
          recorder(),
          () -> true,
          recorded -> next(whenWatched),
          (id, why) -> {
            next(whenBroken);
            broken.add(id);
          });

  private @Nullable Error failing;
  private String before = "";
  private String bad = "";
  private String after = "";

  private RecordTasks recorder() {
    var service = RunningService.get().serving();
    return new RecordTasks(
        new FailingJdbc(service.part(DataSource.class)),
        new TransactionTemplate(service.part(PlatformTransactionManager.class)));
  }

  /// Fails whenever the bad task is read, while a test wishes so.
  private final class FailingJdbc extends JdbcTemplate {

    private FailingJdbc(DataSource database) {
      super(database);
    }

    @Override
    public <T extends @Nullable Object> List<T> query(
        String sql, RowMapper<T> rows, @Nullable Object @Nullable ... values) {
      if (failing != null && Arrays.asList(values).contains(UUID.fromString(bad))) {
        throw failing;
      }
      return super.query(sql, rows, values);
    }
  }

  private static void next(Deque<Runnable> moods) {
    if (!moods.isEmpty()) {
      moods.removeFirst().run();
    }
  }

  @BeforeEach
  void makeTasks() {
    before = task();
    bad = task();
    after = task();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private String task() {
    return client.create(client.request(server, 10).put("start", false));
  }

  private static TaskEntry note(String task, String message) {
    return new TaskEntry.Noted(UUID.fromString(task), Instant.EPOCH, "NOTE", Said.text(message));
  }

  /// A row that does not follow: a bug.
  private static TaskEntry bug(String task) {
    UnitKey unit = new UnitKey(UnitKey.Purpose.GENERATE, 0, 0);
    Verdict row = new Verdict.Accepted(0, 0, Verdict.By.QUOTA, 7, null, null, List.of());
    return new TaskEntry.Revised(UUID.fromString(task), Instant.EPOCH, unit, null, row);
  }

  private List<TaskEntry> group() {
    return List.of(note(before, "first"), bug(bad), note(after, "last"));
  }

  private void assertEachNotedOnce() {
    assertThat(client.words(before, "log", "message")).containsOnlyOnce("first");
    assertThat(client.words(bad, "log", "kind")).doesNotContain("NOTE");
    assertThat(client.words(after, "log", "message")).containsOnlyOnce("last");
  }

  @Test
  void oneTasksBugKeepsNoOtherOut() {
    assertThat(sink.write(group())).isInstanceOf(Result.Written.class);
    assertThat(broken).containsExactly(UUID.fromString(bad));
    assertEachNotedOnce();
  }

  @Test
  void whatIsWrittenIsNotWrittenAgainWhenTheDatabaseGoesAwayMidway() {
    for (int times = 0; times < 2; times++) {
      whenBroken.add(() -> {
        throw new QueryTimeoutException("away, says a test");
      });
      assertThat(sink.write(group())).isInstanceOf(Result.Away.class);
    }
    assertThat(sink.write(group())).isInstanceOf(Result.Written.class);
    assertEachNotedOnce();
    assertThat(sink.write(List.of(note(after, "more")))).isInstanceOf(Result.Written.class);
    assertThat(client.words(after, "log", "message")).contains("last", "more");
  }

  @Test
  void aTaskThatCannotEvenBeEndedKeepsNoOtherOut() {
    whenBroken.add(() -> {
      throw new IllegalStateException("a bug, thrown by a test");
    });
    assertThat(sink.write(group())).isInstanceOf(Result.Written.class);
    assertEachNotedOnce();
  }

  @Test
  void whoWatchesEndsNothing() {
    whenWatched.add(() -> {
      throw new StackOverflowError("thrown by a test");
    });
    assertThat(sink.write(List.of(note(before, "first")))).isInstanceOf(Result.Written.class);
    assertThat(sink.write(List.of(note(after, "last")))).isInstanceOf(Result.Written.class);
    assertEachNotedOnce();
  }

  /// Regression: the entries of one task that always end in an error kept those of all out.
  @Test
  void whatThereIsNeverMemoryForKeepsNoOtherOut() {
    failing = new OutOfMemoryError("thrown by a test");
    int tries = 1;
    while (sink.write(group()) instanceof Result.Away) {
      tries++;
    }
    assertThat(tries).isBetween(10, 50);
    assertThat(broken).containsExactly(UUID.fromString(bad));
    assertEachNotedOnce();
  }

  @Test
  void oneTasksErrorKeepsNoOtherOut() {
    failing = new StackOverflowError("thrown by a test");
    assertThat(sink.write(group())).isInstanceOf(Result.Written.class);
    assertThat(broken).containsExactly(UUID.fromString(bad));
    assertEachNotedOnce();
  }

  @Test
  void shortOfMemoryItIsTriedAgain() {
    whenBroken.add(() -> {
      throw new OutOfMemoryError("thrown by a test");
    });
    assertThat(sink.write(group()))
        .isEqualTo(new Result.Away("java.lang.OutOfMemoryError: thrown by a test"));
    assertThat(sink.write(group())).isInstanceOf(Result.Written.class);
    assertThat(broken).containsExactly(UUID.fromString(bad));
    assertEachNotedOnce();
  }
}
