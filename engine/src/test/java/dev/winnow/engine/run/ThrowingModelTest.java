package dev.winnow.engine.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.winnow.core.llm.LanguageModel;
import dev.winnow.core.llm.ModelSettings;
import dev.winnow.core.llm.Reply;
import dev.winnow.core.llm.Request;
import dev.winnow.core.plan.RenderUnit;
import dev.winnow.core.run.Outcome;
import dev.winnow.core.task.Task;
import dev.winnow.engine.ManualTime;
import dev.winnow.engine.journal.Journal;
import dev.winnow.engine.journal.JournalEntry;
import dev.winnow.engine.journal.MemoryJournal;
import dev.winnow.engine.pace.ModelPermits;
import dev.winnow.engine.pace.Permits;
import java.io.IOException;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A bug in what carries a call must not cost a permit: others use the model, too.
@Timeout(60)
final class ThrowingModelTest {

  private final ManualTime time = new ManualTime();
  private final ModelPermits model =
      ModelPermits.of(8, ModelSettings.Limits.DEFAULT, new Random(1), time);

  private Outcome run(Task task, LanguageModel answers, Journal journal)
      throws InterruptedException {
    return new RunTask(
            task,
            new RenderUnit(task, "run", RunningTasks.STARTED),
            answers,
            journal,
            model.join(task.calls().concurrency()),
            new Random(2),
            event -> {})
        .run();
  }

  static Stream<Supplier<Throwable>> throwables() {
    return Stream.of(
        () -> new IllegalArgumentException("invalid header value"),
        () -> new NullPointerException(),
        () -> new StackOverflowError(),
        () -> new OutOfMemoryError("Java heap space"),
        () -> new NoClassDefFoundError("a jar is broken"),
        () -> new UnsatisfiedLinkError());
  }

  /// Regression: four of them, and no task could use the model until the service was started anew.
  @ParameterizedTest
  @MethodSource("throwables")
  void thePermitComesBackWhateverIsThrown(Supplier<Throwable> thrown) throws Exception {
    for (int i = 0; i < 6; i++) {
      LanguageModel broken =
          request -> {
            throw ThrowingModelTest.<RuntimeException>unchecked(thrown.get());
          };
      assertThatThrownBy(() -> run(Tasks.task(50, 5, 4), broken, new MemoryJournal()))
          .isInstanceOf(IllegalStateException.class);
      assertThat(model.inFlight()).isZero();
    }
    assertThat(run(Tasks.task(50, 5, 4), RunningTasks::rows, new MemoryJournal()))
        .isEqualTo(new Outcome.Complete());
  }

  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  private static <T extends Throwable> T unchecked(Throwable thrown) throws T {
    throw (T) thrown;
  }

  /// A reply that is none is a bug, too.
  @Test
  void thePermitComesBackWhereNothingIsReplied() throws Exception {
    LanguageModel broken = ThrowingModelTest::nothing;
    assertThatThrownBy(() -> run(Tasks.task(50, 5, 4), broken, new MemoryJournal()))
        .isInstanceOf(IllegalStateException.class);
    assertThat(model.inFlight()).isZero();
  }

  @SuppressWarnings("NullAway") // what it is about
  private static Reply nothing(Request request) {
    @Nullable Reply none = null;
    return none;
  }

  @Test
  void thePermitComesBackWhenACallIsInterrupted() throws Exception {
    AtomicInteger calls = new AtomicInteger();
    LanguageModel interrupted =
        request -> {
          if (calls.incrementAndGet() <= 4) {
            throw new InterruptedException("stopping");
          }
          return RunningTasks.rows(request);
        };
    assertThat(run(Tasks.task(50, 5, 4), interrupted, new MemoryJournal()))
        .isEqualTo(new Outcome.Complete());
    assertThat(model.inFlight()).isZero();
  }

  /// A journal that throws: before the call, and behind it.
  @ParameterizedTest
  @MethodSource("throwables")
  void thePermitComesBackWhereTheJournalThrows(Supplier<Throwable> thrown) throws Exception {
    for (boolean before : new boolean[] {true, false}) {
      Journal broken =
          new Journal() {
            @Override
            public long append(JournalEntry entry) throws IOException {
              if (entry instanceof JournalEntry.Failure) {
                throw new IOException("full");
              }
              if (before || entry instanceof JournalEntry.Answer) {
                throw ThrowingModelTest.<RuntimeException>unchecked(thrown.get());
              }
              return 0;
            }
          };
      assertThatThrownBy(() -> run(Tasks.task(50, 5, 4), RunningTasks::rows, broken))
          .isInstanceOf(IllegalStateException.class);
      assertThat(model.inFlight()).isZero();
    }
  }

  @Test
  void aLeaseIsGivenBackOnce() throws Exception {
    Permits.Lease lease = model.join(1).acquire(1).orElseThrow();
    assertThat(lease.throttled(Duration.ZERO).pause()).isPositive();
    lease.close();
    lease.close();
    assertThat(model.inFlight()).isZero();
    assertThatThrownBy(lease::failed).isInstanceOf(IllegalStateException.class);
    assertThat(model.inFlight()).isZero();
  }
}
