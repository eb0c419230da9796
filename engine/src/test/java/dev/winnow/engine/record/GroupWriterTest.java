package dev.winnow.engine.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.winnow.engine.ManualTime;
import dev.winnow.engine.record.GroupSink.Result;
import dev.winnow.engine.record.GroupWriter.Room;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class GroupWriterTest {

  private static final Room<Integer> ROOM =
      new Room<>(GroupWriter.GROUP_MAX, Long.MAX_VALUE, entry -> 0);

  private final BlockingQueue<List<Integer>> groups = new LinkedBlockingQueue<>();
  private final SteppedTime time = new SteppedTime();

  private GroupWriter<Integer> writer(GroupSink<Integer> sink) {
    return new GroupWriter<>(sink, ROOM, time);
  }

  private Result take(List<Integer> group) {
    groups.add(List.copyOf(group));
    return new Result.Written();
  }

  private static List<Integer> numbers(int from, int to) {
    return IntStream.range(from, to).boxed().toList();
  }

  @Test
  void waitsFiftyMillisForCompany() throws InterruptedException {
    try (GroupWriter<Integer> writer = writer(this::take)) {
      time.awaitLooks();
      for (int entry : numbers(0, 3)) {
        writer.put(entry);
      }
      time.tick(GroupWriter.GROUP_MILLIS - 1);
      time.awaitLooks();
      assertThat(groups).isEmpty();
      assertThat(writer.waiting()).isEqualTo(3);
      time.tick(1);
      assertThat(groups.take()).isEqualTo(numbers(0, 3));
    }
  }

  @Test
  void handsOverAFullGroupAtOnce() throws InterruptedException {
    GroupWriter<Integer> writer =
        new GroupWriter<>(this::take, new Room<>(5_000, 5_000, entry -> 1), time);
    for (int entry : numbers(0, 1_234)) {
      writer.put(entry);
    }
    assertThat(groups.take()).isEqualTo(numbers(0, 500));
    assertThat(groups.take()).isEqualTo(numbers(500, 1_000));
    time.awaitLooks();
    assertThat(groups).isEmpty();
    assertThat(writer.waiting()).isEqualTo(234);
    writer.close();
    assertThat(groups.take()).isEqualTo(numbers(1_000, 1_234));
    assertThat(writer.waiting()).isZero();
  }

  @Test
  void aFlushWaitsForNoCompany() throws InterruptedException {
    try (GroupWriter<Integer> writer = writer(this::take)) {
      assertThat(writer.flush()).isTrue();
      writer.put(1);
      assertThat(writer.flush()).isTrue();
      assertThat(groups).containsExactly(List.of(1));
      assertThat(writer.waiting()).isZero();
    }
  }

  @Test
  void aFlushWaitsUntilEverythingIsWritten() throws InterruptedException {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch may = new CountDownLatch(1);
    try (GroupWriter<Integer> writer =
        writer(group -> {
          begun.countDown();
          await(may);
          return take(group);
        })) {
      writer.put(1);
      CompletableFuture<Boolean> flushed = CompletableFuture.supplyAsync(() -> flush(writer));
      begun.await();
      assertThat(flushed).isNotDone();
      may.countDown();
      assertThat(flushed.join()).isTrue();
      assertThat(groups).hasSize(1);
    }
  }

  @Test
  void whoBringsMoreWaitsWhileTooManyWait() throws InterruptedException {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch may = new CountDownLatch(1);
    try (GroupWriter<Integer> writer =
        writer(group -> {
          begun.countDown();
          await(may);
          return take(group);
        })) {
      for (int entry : numbers(0, 500)) {
        writer.put(entry);
      }
      begun.await();
      for (int entry : numbers(500, 1_000)) {
        writer.put(entry);
      }
      Thread late = Thread.ofPlatform().start(() -> put(writer, 1_000));
      Thread never = Thread.ofPlatform().start(() -> put(writer, -1));
      awaitWaiting(late);
      awaitWaiting(never);
      assertThat(writer.waiting()).isEqualTo(1_000);
      never.interrupt();
      never.join();
      may.countDown();
      late.join();
      assertThat(writer.flush()).isTrue();
      List<Integer> all = groups.stream().flatMap(List::stream).toList();
      assertThat(all).isEqualTo(numbers(0, 1_001));
    }
  }

  /// An entry weighs its number here.
  @Test
  void whoBringsMoreWaitsWhileTooManyBytesWait() throws InterruptedException {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch may = new CountDownLatch(1);
    try (GroupWriter<Integer> writer =
        new GroupWriter<>(
            group -> {
              begun.countDown();
              await(may);
              return take(group);
            },
            new Room<>(5_000, 100, entry -> entry),
            time)) {
      writer.put(40);
      time.awaitLooks();
      assertThat(groups).isEmpty();
      // Nothing waits for company when there is no room for it.
      writer.put(70);
      begun.await();
      Thread late = Thread.ofPlatform().start(() -> put(writer, 1_000));
      awaitWaiting(late);
      assertThat(writer.waiting()).isEqualTo(2);
      may.countDown();
      late.join();
      assertThat(writer.flush()).isTrue();
      writer.put(99);
      writer.put(1);
      assertThat(writer.flush()).isTrue();
      assertThat(groups).startsWith(List.of(40, 70), List.of(1_000));
    }
  }

  @Test
  void theSameGroupComesAgainWhenTheSinkWasAway() throws InterruptedException {
    ManualTime clock = new ManualTime();
    List<List<Integer>> tries = new ArrayList<>();
    List<Long> at = new ArrayList<>();
    AtomicReference<GroupWriter<Integer>> self = new AtomicReference<>();
    List<String> said = new ArrayList<>();
    CountDownLatch all = new CountDownLatch(1);
    GroupWriter<Integer> writer =
        new GroupWriter<>(
            group -> {
              await(all);
              tries.add(List.copyOf(group));
              at.add(clock.nanos() / 1_000_000);
              said.add(self.get().away());
              return tries.size() <= 7 ? new Result.Away("gone fishing") : new Result.Written();
            },
            new Room<>(5_000, 5_000, entry -> 1),
            clock);
    self.set(writer);
    for (int entry : numbers(0, 600)) {
      writer.put(entry);
    }
    all.countDown();
    assertThat(writer.flush()).isTrue();
    assertThat(writer.away()).isEmpty();
    writer.close();
    assertThat(tries.subList(0, 8)).containsOnly(tries.getFirst());
    assertThat(tries.stream().skip(7).flatMap(List::stream)).isEqualTo(numbers(0, 600));
    assertThat(said.subList(1, 8)).containsOnly("gone fishing");
    List<Long> pauses = IntStream.range(1, 8).mapToObj(i -> at.get(i) - at.get(i - 1)).toList();
    assertThat(pauses).containsExactly(100L, 200L, 400L, 800L, 1_600L, 2_000L, 2_000L);
  }

  @Test
  void closingWhileTheSinkIsAwayEndsItAndLeavesTheRest() throws InterruptedException {
    CountDownLatch tried = new CountDownLatch(1);
    GroupWriter<Integer> writer =
        writer(group -> {
          tried.countDown();
          return new Result.Away("gone");
        });
    writer.put(1);
    CompletableFuture<Boolean> flushed = CompletableFuture.supplyAsync(() -> flush(writer));
    tried.await();
    writer.put(2);
    writer.close();
    assertThat(flushed.join()).isFalse();
    assertThat(writer.flush()).isFalse();
    assertThat(writer.waiting()).isEqualTo(2);
    assertThatThrownBy(() -> writer.put(3)).isInstanceOf(InterruptedException.class);
  }

  /// A bug in the sink must not leave anybody waiting for ever.
  @Test
  void aBrokenSinkLetsEverybodyGo() throws InterruptedException {
    GroupWriter<Integer> writer =
        writer(group -> {
          throw new IllegalStateException("a bug, thrown by a test");
        });
    assertThat(writer.isOver()).isFalse();
    writer.put(1);
    assertThat(writer.flush()).isFalse();
    assertThat(writer.isOver()).isTrue();
    assertThatThrownBy(() -> writer.put(2)).isInstanceOf(InterruptedException.class);
    writer.close();
  }

  private static void put(GroupWriter<Integer> writer, int entry) {
    try {
      writer.put(entry);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static boolean flush(GroupWriter<Integer> writer) {
    try {
      return writer.flush();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static void awaitWaiting(Thread thread) {
    while (thread.getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
    }
  }
}
