package dev.winnow.engine.run;

import dev.winnow.core.document.ExactJson;
import dev.winnow.core.llm.Completion;
import dev.winnow.core.llm.LanguageModel;
import dev.winnow.core.llm.Reply;
import dev.winnow.core.llm.Request;
import dev.winnow.core.llm.Usage;
import dev.winnow.core.plan.RenderUnit;
import dev.winnow.core.plan.TaskPlan;
import dev.winnow.core.run.ExamineAnswer;
import dev.winnow.core.run.Outcome;
import dev.winnow.core.run.Progress;
import dev.winnow.core.run.RunEvent;
import dev.winnow.core.run.Verdict;
import dev.winnow.core.task.Task;
import dev.winnow.engine.ManualTime;
import dev.winnow.engine.journal.FileJournal;
import dev.winnow.engine.journal.JournalEntry;
import dev.winnow.engine.journal.OpenJournal;
import dev.winnow.engine.pace.ModelPermits;
import dev.winnow.engine.pace.Pacer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Runs tasks against models made of code, with a journal on disk and a clock that only waiting
/// moves.
abstract class RunningTasks {

  static final Instant STARTED = Instant.parse("2026-11-23T10:15:30Z");

  @TempDir Path folder = Path.of("");

  /// Is told of everything, by the run's thread.
  Consumer<RunEvent> alsoHears = event -> {};

  /// What a run left behind.
  record Done(Outcome outcome, List<String> rows, Progress progress, List<RunEvent> events) {
    boolean isComplete() {
      return outcome instanceof Outcome.Complete;
    }
  }

  Done run(Task task, LanguageModel model) throws IOException, InterruptedException {
    return run(task, model, new AtomicReference<>());
  }

  Done run(Task task, LanguageModel model, AtomicReference<RunTask> handle)
      throws IOException, InterruptedException {
    return run(task, model, handle, run -> {});
  }

  Done run(Task task, LanguageModel model, AtomicReference<RunTask> handle, Consumer<RunTask> first)
      throws IOException, InterruptedException {
    return run(task, TaskPlan.of(task), new ExamineAnswer(task)::examine, model, handle, first);
  }

  Done run(
      Task task,
      TaskPlan plan,
      Examine examine,
      LanguageModel model,
      AtomicReference<RunTask> handle,
      Consumer<RunTask> first)
      throws IOException, InterruptedException {
    OpenJournal.Opening.Ready opening =
        (OpenJournal.Opening.Ready) OpenJournal.open(folder.resolve("journal"));
    List<String> rows = new ArrayList<>();
    List<RunEvent> events = new ArrayList<>();
    Progress progress = new Progress();
    try (FileJournal journal = opening.journal()) {
      if (opening.task().isEmpty()) {
        journal.append(
            new JournalEntry.Begun("run", STARTED, JsonNodeFactory.instance.objectNode()));
      }
      ManualTime time = new ManualTime();
      Pacer pacer =
          new Pacer(
              Math.max(64, task.calls().concurrency()), null, null, new Random(1), time.nanos());
      RunTask run =
          new RunTask(
              task,
              plan,
              examine,
              new RenderUnit(task, "run", STARTED),
              RunTask.one(model, new ModelPermits(pacer, time).join(task.calls().concurrency())),
              journal,
              new Random(2),
              event -> {
                progress.apply(event);
                alsoHears.accept(event);
                events.add(event);
                for (ObjectNode row : acceptedIn(event)) {
                  rows.add(row.path("q").stringValue());
                }
              });
      handle.set(run);
      first.accept(run);
      run.keepAccepted(journal);
      run.resume(journal);
      Outcome outcome = run.run();
      return new Done(outcome, rows, progress, events);
    }
  }

  /// Runs a task until it is complete; the first runs are stopped somewhere.
  Done runInPieces(Task task, LanguageModel model, Random random)
      throws IOException, InterruptedException {
    return runInPieces(task, model, random, run -> {});
  }

  Done runInPieces(Task task, LanguageModel model, Random random, Consumer<RunTask> first)
      throws IOException, InterruptedException {
    Done done = runUpTo(1 + random.nextInt(12), task, model, first);
    for (int round = 1; !done.isComplete() && round < 100; round++) {
      done = runUpTo(round > 6 ? -1 : 1 + random.nextInt(12), task, model, first);
    }
    return done;
  }

  /// A run that is stopped with one of its requests; below 1 it is not.
  Done runUpTo(int requests, Task task, LanguageModel model, Consumer<RunTask> first)
      throws IOException, InterruptedException {
    AtomicReference<RunTask> handle = new AtomicReference<>();
    AtomicInteger left = new AtomicInteger(requests);
    return run(
        task,
        request -> {
          if (left.decrementAndGet() == 0) {
            handle.get().stop();
          }
          return model.ask(request);
        },
        handle,
        first);
  }

  /// What an event says of rows.
  static List<Verdict> verdictsIn(RunEvent event) {
    return switch (event) {
      case RunEvent.Decided it -> it.verdicts();
      case RunEvent.Revised it -> List.of(it.verdict());
      default -> List.of();
    };
  }

  static List<ObjectNode> acceptedIn(RunEvent event) {
    List<ObjectNode> rows = new ArrayList<>();
    for (Verdict verdict : verdictsIn(event)) {
      if (verdict instanceof Verdict.Accepted row) {
        rows.add(ExactJson.object(Objects.requireNonNull(row.text())));
      }
    }
    return rows;
  }

  static List<Verdict.Rejected> rejectedIn(RunEvent event) {
    return verdictsIn(event).stream()
        .filter(Verdict.Rejected.class::isInstance)
        .map(Verdict.Rejected.class::cast)
        .toList();
  }

  static Reply.Answered text(String text) {
    return new Reply.Text(new Completion(text, "stop", Usage.of(10, 20), "test", 1));
  }

  /// As many different rows as are asked for.
  static Reply rows(Request request) {
    StringBuilder text = new StringBuilder("[");
    for (int i = 0; i < request.rows(); i++) {
      text.append(i == 0 ? "" : ",")
          .append("{\"q\": \"")
          .append(request.key())
          .append('.')
          .append(i)
          .append("\"}");
    }
    return text(text.append(']').toString());
  }
}
