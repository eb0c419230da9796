package dev.winnow.engine.run;

import dev.winnow.core.gate.CompareRows;
import dev.winnow.core.llm.LanguageModel;
import dev.winnow.core.llm.ModelSettings;
import dev.winnow.core.plan.RenderUnit;
import dev.winnow.core.plan.TaskPlan;
import dev.winnow.core.plan.Unit;
import dev.winnow.core.run.ExamineAnswer;
import dev.winnow.core.run.Outcome;
import dev.winnow.core.run.RunEvent;
import dev.winnow.core.run.Settlement;
import dev.winnow.core.share.Proportions;
import dev.winnow.core.task.Task;
import dev.winnow.engine.journal.CountTaken;
import dev.winnow.engine.journal.EarlierRuns;
import dev.winnow.engine.journal.Journal;
import dev.winnow.engine.pace.Permits;
import dev.winnow.quality.duplicate.NearDuplicates;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import tools.jackson.databind.node.ObjectNode;

/// Runs a task to its end: one thread decides, one virtual thread carries each call in flight.
///
/// The thread that calls [#run] owns all that changes; everything else reaches it through a
/// mailbox.
public final class RunTask {

  private static final long TICK_MILLIS = 200;

  private final Task task;
  private final TaskPlan plan;
  private final CalledModels models;
  private final Map<Integer, CellSample> samples = new HashMap<>();
  private final RunListener listener;
  private final Settlement settlement;
  private final AnswerUnit answerUnit;
  private final Coordinator coordinator;
  private final BlockingQueue<Action> mailbox = new LinkedBlockingQueue<>();

  /// Whether the run itself has ended all waiting.
  private boolean closed;

  /// A run of a task that has one model.
  ///
  /// @param render what tells this run from others: its id and when it was first started
  /// @param random for the jitter of pauses
  public RunTask(
      Task task,
      RenderUnit render,
      LanguageModel model,
      Journal journal,
      Permits permits,
      RandomGenerator random,
      RunListener listener) {
    this(task, render, one(model, permits), journal, random, listener);
  }

  /// A run of a task.
  ///
  /// @param render what tells this run from others: its id and when it was first started
  /// @param models opens a model of the task, or of one of its categories, when it is called first;
  ///   the same leave may be for several that differ only in how they write
  /// @param random for the jitter of pauses
  public RunTask(
      Task task,
      RenderUnit render,
      Function<ModelSettings, CalledModel> models,
      Journal journal,
      RandomGenerator random,
      RunListener listener) {
    this(
        task,
        TaskPlan.of(task),
        new ExamineAnswer(task, compare(task))::examine,
        render,
        models,
        journal,
        random,
        listener);
  }

  /// A run that makes a few rows, of as many cells as they can be of.
  public static RunTask sample(
      Task task,
      int rows,
      RenderUnit render,
      Function<ModelSettings, CalledModel> models,
      Journal journal,
      RandomGenerator random,
      RunListener listener) {
    return new RunTask(
        task,
        TaskPlan.sample(task, rows),
        new ExamineAnswer(task, compare(task))::examine,
        render,
        models,
        journal,
        random,
        listener);
  }

  private static CompareRows compare(Task task) {
    return NearDuplicates.of(task.recipe().gates().duplicates());
  }

  static Function<ModelSettings, CalledModel> one(LanguageModel model, Permits permits) {
    CalledModel called = new CalledModel(model, permits);
    return settings -> called;
  }

  /// A run of a task with a plan, and a reader of answers, of its own.
  RunTask(
      Task task,
      TaskPlan plan,
      Examine examine,
      RenderUnit render,
      Function<ModelSettings, CalledModel> models,
      Journal journal,
      RandomGenerator random,
      RunListener listener) {
    this.task = task;
    this.plan = plan;
    this.models = new CalledModels(models);
    this.listener = listener;
    LabelRows labels = new LabelRows(render);
    this.settlement = new Settlement(task, plan, ExampleRows.of(render), compare(task));
    this.coordinator = new Coordinator(render, settlement, examine, labels, journal, listener);
    this.answerUnit =
        new AnswerUnit(
            task,
            render,
            labels,
            coordinator.stages(),
            this.models,
            samples,
            journal,
            examine,
            new RetryPause(random),
            event -> mailbox.add(new Action.Note(event)));
  }

  /// Grants a fresh allowance to a cell that ended short: its budget of requests counts from this
  /// one on, and answers of earlier ones do not count as stagnation. Before [#resume] and [#run];
  /// later runs on the same journal need the same number to go on alike.
  ///
  /// @param number the number of its first request that was not sent yet, 0 for none
  public void allowanceFrom(int cell, long number) {
    settlement.cells().get(cell).allowanceFrom(number);
  }

  /// Grants a fresh allowance to every cell that ended short in an earlier run: its budget counts
  /// from the next new request on. Between [#resume] and [#run].
  public void freshAllowance() {
    coordinator.freshAllowance();
  }

  /// Tells of a row that the dataset had before the task: one like it counts as a duplicate. Before
  /// [#resume] and [#run]; later runs on the same journal need the same rows to decide alike.
  public void alsoKnown(ObjectNode row) {
    settlement.alsoKnown(row);
    coordinator.embed().ifPresent(compared -> compared.alsoKnown(row));
  }

  /// Tells of a row of the task that earlier runs have accepted, where [#resume] does not bring its
  /// text: a row nearly like it counts as a duplicate. Before [#resume] and [#run].
  public void accepted(ObjectNode row) {
    settlement.nearlyKnown(row);
    coordinator.embed().ifPresent(compared -> compared.alsoKnown(row));
  }

  /// Tells of a row that none may repeat, such as one of a benchmark. Before [#resume] and [#run].
  public void heldOut(ObjectNode row) {
    settlement.heldOut(row);
    coordinator.embed().ifPresent(compared -> compared.heldOut(row));
  }

  /// Fills a cell with rows that are there already, before a model is asked for any. Before
  /// [#resume] and [#run]; later runs on the same journal need the same rows in the same order.
  public void sample(int cell, CellSample sample) {
    samples.put(cell, sample);
    settlement
        .cells()
        .get(cell)
        .sampled(sample.source(), sample.rows().size(), sample.thenGenerate());
  }

  /// Answers a cell's first requests with rows that are there already, as if a model had made them:
  /// they are compared with one another. Before [#resume] and [#run].
  void madeBefore(int cell, CellSample rows) {
    samples.put(cell, rows);
  }

  /// Asks the run to stop, from any thread: nothing more is sent, answers in flight are waited for.
  public void stop() {
    mailbox.add(new Action.Stop());
  }

  /// Changes how many calls may be in flight, from any thread. Calls already in flight beyond it
  /// are waited for.
  ///
  /// @param calls at least 1
  public void concurrency(int calls) {
    if (calls < 1) {
      throw new IllegalArgumentException(
          "The concurrency (%d) must be 1 or more.".formatted(calls));
    }
    mailbox.add(new Action.Concurrency(calls));
  }

  /// Changes how many rows each cell is to end with, from any thread. A run that only waits for its
  /// last answers goes on for higher targets; of one that the accepted rows of its cell have
  /// reached already the cell keeps what it has, and where there is one cell only it is ignored.
  /// [RunEvent.Changed] tells that some were taken; a run that has ended takes none.
  ///
  /// @param rows by cell, at least 0
  public void targets(long[] rows) {
    mailbox.add(new Action.Targets(boxed(rows), null));
  }

  /// A cell that has more rows than were wished for.
  public record Full(int cell, long rows) {}

  /// As [#targets], but all of them or none.
  ///
  /// @return the first cell that has more rows already, and then nothing is changed; empty when all
  ///   are taken. To cancel it takes the wish back. It may never come, as a run that has ended
  ///   takes none
  public CompletableFuture<Optional<Full>> targetsIfRoom(long[] rows) {
    CompletableFuture<Optional<Full>> taken = new CompletableFuture<>();
    mailbox.add(new Action.Targets(boxed(rows), taken));
    return taken;
  }

  private List<Long> boxed(long[] rows) {
    if (rows.length != plan.cells().size() || Arrays.stream(rows).anyMatch(it -> it < 0)) {
      throw new IllegalArgumentException(
          "Targets are 0 or more, one for each of %d cells.".formatted(plan.cells().size()));
    }
    return Arrays.stream(rows).boxed().toList();
  }

  /// Sets how many rows each cell is to end with. Before [#resume] and [#run].
  ///
  /// @param rows by cell
  public void planned(long[] rows) {
    coordinator.planned(rows);
  }

  /// Lets each cell keep the rows that earlier runs have accepted where a higher target would round
  /// its share down. Before [#resume] and [#run].
  ///
  /// @throws IOException when what they left cannot be read
  public void keepAccepted(EarlierRuns earlier) throws IOException {
    Proportions proportions = task.recipe().proportions();
    if (!proportions.isNone() && earlier.answers() > 0) {
      long[] taken = CountTaken.of(earlier, plan.cells().size());
      planned(TaskPlan.targets(proportions, task.target(), taken));
    }
  }

  /// Takes over what earlier runs left: recorded verdicts as they are, and answers without any as
  /// if they came now. Before [#run], at most once.
  ///
  /// @throws IOException when it cannot be read, or the listener cannot write
  public void resume(EarlierRuns earlier) throws IOException {
    listener.on(new RunEvent.Started(plan.target(), earlier.answers()));
    try {
      earlier.replay(coordinator::take);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    coordinator.resume(earlier.answers());
  }

  /// Runs until the task is done or cannot go on.
  ///
  /// @throws InterruptedException when the calling thread is interrupted; calls in flight are left
  ///   to themselves
  public Outcome run() throws InterruptedException {
    coordinator.startUnlessResumed();
    while (true) {
      // First what has arrived: a wish to stop must not be overtaken by further requests.
      for (Action action = mailbox.poll(); action != null; action = mailbox.poll()) {
        apply(action);
      }
      send();
      if (coordinator.inFlight() == 0 && mailbox.isEmpty()) {
        break;
      }
      Action action = mailbox.poll(TICK_MILLIS, TimeUnit.MILLISECONDS);
      if (action == null) {
        listener.tick();
      } else {
        apply(action);
      }
    }
    return coordinator.end();
  }

  private void apply(Action action) {
    if (action instanceof Action.Concurrency changed) {
      models.permits(it -> it.concurrency(changed.calls()));
    }
    coordinator.apply(action);
  }

  private void send() {
    if (closed && !coordinator.isEnding()) {
      models.permits(Permits::reopen);
      closed = false;
    }
    while (true) {
      Unit unit = coordinator.next().orElse(null);
      if (unit == null) {
        break;
      }
      Thread.ofVirtual().name(unit.key().toString()).start(() -> mailbox.add(answer(unit)));
    }
    if (coordinator.isEnding() && !closed) {
      models.permits(Permits::close);
      closed = true;
    }
  }

  /// The edge of a thread: a bug must end the run, not leave it waiting for ever.
  @SuppressWarnings("CatchingUnchecked")
  private Action answer(Unit unit) {
    try {
      return answerUnit.answer(unit);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Action.Withdrawn(unit);
    } catch (RuntimeException | Error e) {
      return new Action.Broken(unit, e);
    }
  }
}
