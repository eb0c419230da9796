package dev.winnow.engine.run;

import dev.winnow.core.dataset.Fingerprint;
import dev.winnow.core.document.ExactJson;
import dev.winnow.core.evaluate.EvaluationSaid;
import dev.winnow.core.gate.CompareRows;
import dev.winnow.core.gate.Duplicates;
import dev.winnow.core.gate.Gates;
import dev.winnow.core.gate.Meaning;
import dev.winnow.core.gate.Rubric;
import dev.winnow.core.gate.Vote;
import dev.winnow.core.llm.ModelSettings;
import dev.winnow.core.llm.Reply;
import dev.winnow.core.llm.Sampling;
import dev.winnow.core.plan.RenderUnit;
import dev.winnow.core.plan.TaskPlan;
import dev.winnow.core.plan.UnitKey;
import dev.winnow.core.plan.UnitKey.Purpose;
import dev.winnow.core.run.Candidate;
import dev.winnow.core.run.ExamineAnswer;
import dev.winnow.core.run.Outcome;
import dev.winnow.core.run.Reason;
import dev.winnow.core.run.RunEvent;
import dev.winnow.core.run.Verdict;
import dev.winnow.core.schema.RowSchema;
import dev.winnow.core.share.Proportions;
import dev.winnow.core.task.Task;
import dev.winnow.core.template.Template;
import dev.winnow.core.template.TemplateType;
import dev.winnow.engine.journal.EarlierRuns;
import dev.winnow.engine.journal.Journal;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Has rows judged, or what they mean compared, that are there already: a run whose rows all come
/// from the outset, and that lets each of them through whatever it is scored. So what holds for
/// tasks holds here: an answer that is in the journal is not paid again, models are paced, and one
/// that is away ends the run with its own words.
public final class ScoreRows {

  private static final String NAME = "evaluation";
  private static final int EMBEDDED_AT_ONCE = 10;

  /// Answers without anything about a row, from the first on, until a model is not asked any more.
  private static final int ANSWERS_MAX = 30;

  private static final String ROW = "row";
  private static final String NUMBER = "number";

  /// The least score there is.
  private static final double ANY_SCORE = 1;

  private final Task task;
  private final List<String> rows;
  private final RunTask run;
  private final Map<Integer, Verdict> decided = new HashMap<>();
  private final Told told;
  private int answers;

  /// Is told how many rows are decided, by the run's thread.
  public interface Told {

    void decided(int rows);

    /// Is called a few times a second.
    default void tick() {}
  }

  /// Who runs it, and where what comes in is kept.
  ///
  /// @param runId part of every `Idempotency-Key`
  /// @param startedAt when it was first started
  /// @param concurrency calls in flight at the most
  /// @param models opens a model when it is called first
  public record Surroundings(
      String runId,
      Instant startedAt,
      int concurrency,
      Function<ModelSettings, CalledModel> models,
      Journal journal,
      RandomGenerator random) {}

  private ScoreRows(
      Gates gates,
      ModelSettings model,
      int batchSize,
      List<String> rows,
      long seed,
      Surroundings around,
      Told told) {
    this.rows = List.copyOf(rows);
    this.told = told;
    this.task = task(gates, model, batchSize, around.concurrency(), rows.size(), seed);
    this.run =
        new RunTask(
            task,
            TaskPlan.of(task),
            ScoreRows::taken,
            new RenderUnit(task, around.runId(), around.startedAt()),
            around.models(),
            around.journal(),
            around.random(),
            new RunListener() {
              @Override
              public void on(RunEvent event) {
                hear(event);
              }

              @Override
              public void tick() {
                told.tick();
              }
            });
  }

  /// Has rows judged.
  ///
  /// @param rubric with a model
  /// @param rows as JSON, at least one
  public static ScoreRows judge(
      Rubric rubric, List<String> rows, long seed, Surroundings around, Told told) {
    Rubric any =
        new Rubric(
            rubric.model(),
            rubric.preset(),
            rubric.dimensions(),
            rubric.examples(),
            ANY_SCORE,
            rubric.votes(),
            rubric.rowsPerRequest(),
            rubric.pair());
    Gates gates = new Gates(null, List.of(), List.of(), Duplicates.EXACT, any);
    ModelSettings model = Objects.requireNonNull(rubric.model(), "who judges");
    return new ScoreRows(gates, model, rubric.rowsPerRequest(), rows, seed, around, told);
  }

  /// Has what rows mean compared.
  ///
  /// @param fields whose texts are compared; empty is all of them
  /// @param rows as JSON, at least one
  public static ScoreRows compare(
      Meaning meaning,
      List<String> fields,
      List<String> rows,
      long seed,
      Surroundings around,
      Told told) {
    Duplicates duplicates = new Duplicates(null, fields, List.of(), meaning);
    Gates gates = new Gates(null, List.of(), List.of(), duplicates, null);
    return new ScoreRows(gates, meaning.model(), EMBEDDED_AT_ONCE, rows, seed, around, told);
  }

  private static Task task(
      Gates gates, ModelSettings model, int batchSize, int concurrency, int rows, long seed) {
    Template template =
        new Template(
            NAME,
            "",
            TemplateType.CUSTOM,
            null,
            NAME,
            List.of(),
            null,
            Sampling.DEFAULT,
            List.of());
    RowSchema schema = RowSchema.of(JsonNodeFactory.instance.objectNode().put("type", "object"));
    return new Task(
        NAME,
        "",
        new Task.Recipe(
            template,
            Map.of(),
            schema,
            Proportions.NONE,
            null,
            List.of(),
            false,
            gates,
            seed,
            ZoneOffset.UTC),
        new Task.Calls(model, batchSize, concurrency),
        new Task.Goal(rows, Task.Limits.DEFAULT),
        new Task.Output(null, Task.Format.JSONL));
  }

  /// Nothing is read into rows that are there: each counts, also one that is the same as another.
  private static List<Candidate> taken(int cell, Reply.Answered answer) {
    List<Candidate> taken = new ArrayList<>();
    for (JsonNode row : ExactJson.read(answer.completion().text())) {
      ObjectNode object = (ObjectNode) row.path(ROW);
      long number = row.path(NUMBER).asLong();
      Fingerprint only = new Fingerprint(number, number);
      taken.add(new Candidate.Sound(object, only, cell, List.of(), CompareRows.Sketch.EMPTY));
    }
    return taken;
  }

  /// Asks it to stop, from any thread: answers in flight are waited for.
  public void stop() {
    run.stop();
  }

  /// What came of it.
  ///
  /// @param votes about rows that were judged, by their place among those handed in, from 0
  /// @param compared places of rows that were compared, repeats among them
  /// @param repeats places of rows that mean nearly the same as another one
  public record Scored(
      Outcome outcome,
      Map<Integer, List<Vote>> votes,
      Set<Integer> compared,
      Set<Integer> repeats) {

    public Scored {
      votes = Map.copyOf(votes);
      compared = Set.copyOf(compared);
      repeats = Set.copyOf(repeats);
    }
  }

  /// Runs it to its end, from where earlier runs left it.
  ///
  /// @throws IOException when what they left cannot be read
  /// @throws InterruptedException when the calling thread is interrupted
  public Scored run(EarlierRuns earlier) throws IOException, InterruptedException {
    List<String> numbered = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      numbered.add("{\"%s\": %d, \"%s\": %s}".formatted(NUMBER, i, ROW, rows.get(i)));
    }
    CellSample there = new CellSample(ExamineAnswer.DRAWN, numbered, false);
    if (task.recipe().gates().judge() == null) {
      run.madeBefore(0, there);
    } else {
      run.sample(0, there);
    }
    run.resume(earlier);
    Outcome ended = run.run();
    Outcome outcome =
        saysNothing()
            ? new Outcome.Unusable(
                EvaluationSaid.SAYS_NOTHING.of(answers), EvaluationSaid.OTHER_MODEL.of())
            : ended;
    Map<Integer, List<Vote>> votes = new HashMap<>();
    Set<Integer> compared = new HashSet<>();
    Set<Integer> repeats = new HashSet<>();
    decided.forEach((place, verdict) -> {
      switch (verdict) {
        case Verdict.Accepted row -> {
          compared.add(place);
          if (!row.votes().isEmpty()) {
            votes.put(place, row.votes());
          }
        }
        case Verdict.Rejected row -> {
          if (row.reason() == Reason.DUPLICATE) {
            compared.add(place);
            repeats.add(place);
          }
        }
        case Verdict.Waiting row -> {}
      }
    });
    return new Scored(outcome, votes, compared, repeats);
  }

  private void hear(RunEvent event) {
    switch (event) {
      case RunEvent.Decided it -> it.verdicts().forEach(each -> note(it.unit().key(), each));
      case RunEvent.SettledBefore it -> it.verdicts().forEach(each -> note(it.unit().key(), each));
      case RunEvent.Revised it -> note(it.unit(), it.verdict());
      case RunEvent.Started it -> {}
      case RunEvent.Sent it -> {}
      case RunEvent.Answered it -> {
        answers += it.replayed() || it.unit().key().purpose() == Purpose.GENERATE ? 0 : 1;
        if (saysNothing()) {
          run.stop();
        }
      }
      case RunEvent.Retrying it -> {}
      case RunEvent.Throttled it -> {}
      case RunEvent.Noted it -> {}
      case RunEvent.Failed it -> {}
      case RunEvent.FailedBefore it -> {}
      case RunEvent.Withdrawn it -> {}
      case RunEvent.Changed it -> {}
      case RunEvent.Stopping it -> {}
      case RunEvent.Ended it -> {}
    }
  }

  /// Whether the model speaks of something else: all further requests would be paid for nothing.
  private boolean saysNothing() {
    return answers >= ANSWERS_MAX && decided.isEmpty();
  }

  private void note(UnitKey unit, Verdict verdict) {
    int place = (int) (unit.number() * task.calls().batchSize()) + verdict.index();
    if (verdict instanceof Verdict.Waiting) {
      return;
    }
    if (decided.put(place, verdict) == null) {
      told.decided(decided.size());
    }
  }
}
