package dev.winnow.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.core.llm.Completion;
import dev.winnow.core.llm.LanguageModel;
import dev.winnow.core.llm.Reply;
import dev.winnow.core.llm.Request;
import dev.winnow.core.llm.Usage;
import dev.winnow.core.plan.CellPlan;
import dev.winnow.core.plan.TaskPlan;
import dev.winnow.core.run.ExamineAnswer;
import dev.winnow.core.run.Report;
import dev.winnow.core.run.RunEvent;
import dev.winnow.core.run.RunSaid;
import dev.winnow.core.say.Said;
import dev.winnow.core.task.Task;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

/// What a model has to say of how it is called, and tokens that nobody counted.
@Timeout(120)
final class ModelNotesTest extends RunningTasks {

  private static final Said FIRST = Said.text("does not take temperature");
  private static final Said LATER = RunSaid.HTTP.of(400, "no JSON Schema, request 10");

  /// Finds one thing out with its first call, another with its tenth.
  private static final class Noting implements LanguageModel {

    private final List<Said> notes = new CopyOnWriteArrayList<>();
    private int calls;

    @Override
    public synchronized Reply ask(Request request) {
      calls++;
      if (calls == 1) {
        notes.add(FIRST);
      } else if (calls == 10) {
        notes.add(LATER);
      } else if (calls == 12) {
        notes.add(RunSaid.HTTP.of(400, "no JSON Schema, request 12"));
      }
      return rows(request);
    }

    @Override
    public List<Said> notes() {
      return notes;
    }
  }

  private static List<RunEvent.Noted> notesIn(Done done) {
    return done.events().stream()
        .filter(RunEvent.Noted.class::isInstance)
        .map(RunEvent.Noted.class::cast)
        .toList();
  }

  private Done run(Task task, TaskPlan plan, LanguageModel model) throws Exception {
    return run(
        task, plan, new ExamineAnswer(task)::examine, model, new AtomicReference<>(), run -> {});
  }

  @Test
  void eachIsToldOnceHoweverManyCallsAndCells() throws Exception {
    TaskPlan plan = new TaskPlan(List.of(new CellPlan(100, 5), new CellPlan(100, 5)));
    Task task = Tasks.task(200, 5, 16);
    String name = task.model().model();

    Done done = run(task, plan, new Noting());

    assertThat(done.isComplete()).isTrue();
    assertThat(notesIn(done))
        .containsExactly(new RunEvent.Noted(name, FIRST), new RunEvent.Noted(name, LATER))
        .isEqualTo(done.progress().notes())
        .isEqualTo(done.progress().copy().notes());
    JsonNode report =
        Report.json(task, done.progress(), done.outcome(), "m", STARTED, Duration.ZERO, "1");
    assertThat(report.path("notes"))
        .extracting(note -> note.path("model").stringValue() + " " + note.path("message"))
        .containsExactly(
            name + " \"does not take temperature\"",
            name + " \"HTTP 400: no JSON Schema, request 10\"");
    assertThat(notesIn(done).getFirst().inWords().message())
        .isEqualTo(name + ": does not take temperature");
  }

  /// A note is not journaled: whoever calls finds it again.
  @Test
  void aRunThatGoesOnTellsAgainWhatItFinds() throws Exception {
    Done first = run(Tasks.task(50, 5, 4), new Noting());
    assertThat(notesIn(first)).hasSize(2);

    Done again = run(Tasks.task(55, 5, 4), new Noting());

    assertThat(notesIn(again)).extracting(RunEvent.Noted::said).containsExactly(FIRST);
    assertThat(notesIn(run(Tasks.task(55, 5, 4), new Noting()))).isEmpty();
  }

  @Test
  void aModelThatIsRefusedSaysWhy() throws Exception {
    LanguageModel denied =
        new Noting().by(request -> new Reply.Denied(Reply.Denied.Obstacle.CREDENTIAL, 401, "no"));
    assertThat(notesIn(run(Tasks.task(5, 5, 1), denied))).isEmpty();

    Noting noting = new Noting();
    noting.notes.add(LATER);
    LanguageModel alsoDenied =
        noting.by(request -> new Reply.Denied(Reply.Denied.Obstacle.CREDENTIAL, 401, "no"));
    assertThat(notesIn(run(Tasks.task(5, 5, 1), alsoDenied)))
        .extracting(RunEvent.Noted::said)
        .containsExactly(LATER);
  }

  @Test
  void estimatedTokensAreCountedAmongAllAndOverRuns() throws Exception {
    LanguageModel estimating =
        request -> {
          Reply.Answered answered = (Reply.Answered) rows(request);
          Completion completion = answered.completion();
          return new Reply.Text(completion.withUsage(new Usage(10, 20, 0, 0, 30)));
        };
    Done first = run(Tasks.task(10, 5, 1), estimating);
    assertThat(first.progress().usage()).isEqualTo(new Usage(20, 40, 0, 0, 60));

    Done again = run(Tasks.task(15, 5, 1), RunningTasks::rows);

    assertThat(again.progress().usageReplayed()).isEqualTo(new Usage(20, 40, 0, 0, 60));
    assertThat(again.progress().usage()).isEqualTo(new Usage(30, 60, 0, 0, 60));
  }
}
