package dev.winnow.engine.record;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.engine.ManualTime;
import dev.winnow.engine.record.GroupWriter.Room;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
final class GroupWriterPropertiesTest {

  private static final int THREADS = 8;
  private static final int ENTRIES = 1_500;

  private record Entry(int thread, int number) {}

  /// Property: whatever threads bring while the sink comes and goes, it gets each entry once, each
  /// thread's in its order, in groups that are not too large, and a group again until it took it.
  @Test
  void nothingIsLostOrDoubledAndOrderIsKept() throws InterruptedException {
    for (int seed = 0; seed < 20; seed++) {
      Moods sink = new Moods(seed);
      Room<Entry> room =
          new Room<>(GroupWriter.GROUP_MAX * (1 + seed % 3), 4_000, entry -> entry.number() % 10);
      GroupWriter<Entry> writer = new GroupWriter<>(sink, room, new ManualTime());
      List<Thread> threads =
          IntStream.range(0, THREADS)
              .mapToObj(thread -> Thread.ofVirtual().start(() -> bring(writer, thread)))
              .toList();
      for (Thread thread : threads) {
        thread.join();
      }
      assertThat(writer.flush()).isTrue();
      writer.close();
      assertThat(sink.written).hasSize(THREADS * ENTRIES);
      for (int thread = 0; thread < THREADS; thread++) {
        int which = thread;
        assertThat(
                sink.written.stream()
                    .filter(entry -> entry.thread() == which)
                    .map(Entry::number)
                    .toList())
            .isEqualTo(IntStream.range(0, ENTRIES).boxed().toList());
      }
    }
  }

  private static void bring(GroupWriter<Entry> writer, int thread) {
    Random random = new Random(thread);
    try {
      for (int number = 0; number < ENTRIES; number++) {
        writer.put(new Entry(thread, number));
        if (random.nextInt(400) == 0) {
          assertThat(writer.flush()).isTrue();
        }
      }
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /// Takes a group, or is away.
  private static final class Moods implements GroupSink<Entry> {
    private final Random random;
    private final List<Entry> written = new ArrayList<>();
    private List<Entry> refused = List.of();

    Moods(int seed) {
      random = new Random(seed);
    }

    @Override
    public Result write(List<Entry> group) {
      assertThat(group.size()).isBetween(1, GroupWriter.GROUP_MAX);
      if (!refused.isEmpty()) {
        assertThat(group).isEqualTo(refused);
      }
      if (random.nextInt(3) == 0) {
        refused = List.copyOf(group);
        return new Result.Away("away");
      }
      refused = List.of();
      written.addAll(group);
      return new Result.Written();
    }
  }
}
