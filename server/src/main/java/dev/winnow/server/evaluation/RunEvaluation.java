package dev.winnow.server.evaluation;

import dev.winnow.core.document.ExactJson;
import dev.winnow.core.document.Problems;
import dev.winnow.core.evaluate.EvaluationSettings;
import dev.winnow.core.gate.Gates;
import dev.winnow.core.gate.HeldOut;
import dev.winnow.core.gate.Meaning;
import dev.winnow.core.gate.Options;
import dev.winnow.core.gate.Rubric;
import dev.winnow.core.gate.Vote;
import dev.winnow.core.llm.ModelSettings;
import dev.winnow.core.run.Outcome;
import dev.winnow.core.say.Said;
import dev.winnow.core.task.EvaluationRequest;
import dev.winnow.core.task.WrittenChange;
import dev.winnow.engine.journal.FileJournal;
import dev.winnow.engine.journal.JournalEntry;
import dev.winnow.engine.journal.OpenJournal;
import dev.winnow.engine.pace.RunPermits;
import dev.winnow.engine.run.CalledModel;
import dev.winnow.engine.run.ScoreRows;
import dev.winnow.quality.evaluate.EvaluateRows;
import dev.winnow.quality.evaluate.Evaluation;
import dev.winnow.quality.evaluate.Evaluation.SemanticFigures;
import dev.winnow.server.call.CallableModel;
import dev.winnow.server.call.StoredModels;
import dev.winnow.server.web.Refusal;
import dev.winnow.storage.dataset.DatasetRow;
import dev.winnow.storage.dataset.RowSet;
import dev.winnow.storage.evaluation.EvaluationState;
import dev.winnow.storage.evaluation.StoredEvaluation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// One run of an evaluation. What was read before is read again; what models have answered is in
/// its journals and is not paid again.
final class RunEvaluation {

  private static final int CONCURRENCY = 16;
  private static final String JUDGE = "judge";
  private static final String MEANING = "meaning";

  private final UUID id;
  private final EvaluationStores stores;
  private final Surroundings around;

  private volatile boolean stopping;
  private volatile @Nullable ScoreRows scoring;
  private volatile long done;
  private volatile int judged;
  private volatile int toJudge;

  /// How many rows earlier models have decided about.
  private volatile int before;

  /// What a run needs of the service.
  ///
  /// @param folder where journals are
  /// @param told is told of tasks whose evaluation is done
  record Surroundings(
      StoredModels models,
      TransactionTemplate transaction,
      JsonMapper json,
      Path folder,
      RandomGenerator random,
      Clock clock,
      Consumer<UUID> told) {

    List<Path> journals(UUID evaluation) {
      return List.of(journal(evaluation, JUDGE), journal(evaluation, MEANING));
    }

    private Path journal(UUID evaluation, String purpose) {
      return folder.resolve(evaluation + "." + purpose + ".journal");
    }
  }

  /// Thrown when it is to stop.
  private static final class Stopped extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  /// Ends it before it is done.
  private static final class Ended extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final transient EvaluationState state;
    private final transient Said why;

    private Ended(EvaluationState state, Said why) {
      super(why.message());
      this.state = state;
      this.why = why;
    }
  }

  RunEvaluation(UUID id, EvaluationStores stores, Surroundings around) {
    this.id = id;
    this.stores = stores;
    this.around = around;
  }

  /// Asks it to stop: nothing more is read or sent, answers in flight are waited for.
  void stop() {
    stopping = true;
    ScoreRows now = scoring;
    if (now != null) {
      now.stop();
    }
  }

  RunEvaluations.Progress progress() {
    return new RunEvaluations.Progress(done, before + judged, toJudge);
  }

  /// Runs it; what comes of it is in the database then.
  void run() throws InterruptedException {
    boolean begun =
        stores.evaluations().move(id, RunEvaluations.ACTIVE, EvaluationState.RUNNING, Said.NOTHING);
    StoredEvaluation stored = stores.evaluations().find(id).orElse(null);
    if (!begun || stored == null) {
      return;
    }
    try {
      run(stored);
    } catch (Stopped e) {
      // The database says why.
      stores.evaluations().judged(id, before + judged, toJudge);
    } catch (Ended e) {
      stores.evaluations().judged(id, before + judged, toJudge);
      end(e.state, e.why);
    } catch (Refusal e) {
      end(EvaluationState.PAUSED, EvaluationTaskSaid.MODEL_GONE.of(e.said()));
    } catch (IOException e) {
      end(EvaluationState.FAILED, EvaluationTaskSaid.JOURNAL.of(String.valueOf(e.getMessage())));
    }
  }

  private void end(EvaluationState state, Said why) {
    stores.evaluations().move(id, EnumSet.of(EvaluationState.RUNNING), state, why);
  }

  private void run(StoredEvaluation stored) throws IOException, InterruptedException {
    ObjectNode document = ExactJson.object(stored.settings());
    List<String> prompts = stored.task() == null ? List.of() : stores.prompts(stored.task());
    EvaluationRequest.Read read =
        EvaluationRequest.settings(document, new Options.Rows(List.of(), prompts));
    if (Problems.anyError(read.problems())) {
      throw new Ended(
          EvaluationState.FAILED,
          EvaluationTaskSaid.SETTINGS.of(read.problems().getFirst().said()));
    }
    EvaluationSettings settings = read.settings();
    Gates gates = settings.gates();
    Instant started = Objects.requireNonNullElseGet(stored.startedAt(), around.clock()::instant);
    EvaluateRows evaluate = new EvaluateRows(settings, started);
    heldOut(gates, evaluate);
    rows(stored, evaluate);
    List<EvaluateRows.Drawn> drawn = evaluate.drawn();
    Rubric judge = gates.judge();
    Meaning meaning = gates.duplicates().meaning();
    toJudge = drawn.size() * ((judge == null ? 0 : 1) + (meaning == null ? 0 : 1));
    stores.evaluations().judged(id, stored.judged(), toJudge);
    SemanticFigures semantic = null;
    if (meaning != null && !drawn.isEmpty()) {
      semantic = semantic(meaning, gates, settings, document, drawn, started);
    }
    Map<Long, List<Vote>> votes = null;
    if (judge != null && !drawn.isEmpty()) {
      votes = votes(judge, settings, document, drawn, started);
    }
    complete(stored, evaluate.result(votes, semantic), votes);
  }

  private void heldOut(Gates gates, EvaluateRows evaluate) {
    for (HeldOut each : gates.duplicates().heldOut()) {
      if (each.dataset() != null && each.stand() != null) {
        stores.rows().stream(
            RowSet.read(each.dataset(), each.stand().set()),
            row -> {
              check();
              evaluate.heldOut(ExactJson.object(row.data()));
            });
      }
    }
  }

  private void rows(StoredEvaluation stored, EvaluateRows evaluate) {
    Consumer<DatasetRow> reader =
        row -> {
          check();
          evaluate.add(row.ordinal(), ExactJson.object(row.data()));
          done = evaluate.rows();
        };
    UUID task = stored.task();
    stores.rows().stream(
        stored.set(),
        row -> {
          if (task == null || task.equals(row.task())) {
            reader.accept(row);
          } else {
            check();
          }
        });
  }

  private void check() {
    if (stopping) {
      throw new Stopped();
    }
  }

  private SemanticFigures semantic(
      Meaning meaning,
      Gates gates,
      EvaluationSettings settings,
      ObjectNode document,
      List<EvaluateRows.Drawn> drawn,
      Instant started)
      throws IOException, InterruptedException {
    List<String> texts = drawn.stream().map(EvaluateRows.Drawn::data).toList();
    List<String> fields = gates.duplicates().fields();
    ScoreRows.Scored scored =
        score(
            MEANING,
            meaning.model(),
            WrittenChange.meaning(document),
            started,
            around ->
                ScoreRows.compare(meaning, fields, texts, settings.seed(), around, this::told));
    return new SemanticFigures(
        meaning.model().model(),
        meaning.threshold(),
        drawn.size(),
        scored.compared().size(),
        scored.repeats().size());
  }

  private Map<Long, List<Vote>> votes(
      Rubric judge,
      EvaluationSettings settings,
      ObjectNode document,
      List<EvaluateRows.Drawn> drawn,
      Instant started)
      throws IOException, InterruptedException {
    List<String> texts = drawn.stream().map(EvaluateRows.Drawn::data).toList();
    ModelSettings model = Objects.requireNonNull(judge.model());
    ScoreRows.Scored scored =
        score(
            JUDGE,
            model,
            WrittenChange.judge(document),
            started,
            around -> ScoreRows.judge(judge, texts, settings.seed(), around, this::told));
    Map<Long, List<Vote>> votes = new HashMap<>();
    scored.votes().forEach((place, said) -> votes.put(drawn.get(place).number(), said));
    return votes;
  }

  private interface Scoring {
    ScoreRows with(ScoreRows.Surroundings around);
  }

  /// Asks a model about the sample, from where an earlier run left it.
  private ScoreRows.Scored score(
      String purpose,
      ModelSettings settings,
      WrittenChange written,
      Instant started,
      Scoring scoring)
      throws IOException, InterruptedException {
    CallableModel model = around.models().open(written.modelId().orElse(null), settings);
    Files.createDirectories(around.folder());
    RunPermits permits = model.permits().join(CONCURRENCY);
    try (FileJournal journal = journal(purpose, started)) {
      ScoreRows rows =
          scoring.with(
              new ScoreRows.Surroundings(
                  id + "-" + purpose,
                  started,
                  CONCURRENCY,
                  any -> new CalledModel(model.model(), permits),
                  journal,
                  around.random()));
      this.scoring = rows;
      if (stopping) {
        rows.stop();
      }
      ScoreRows.Scored scored = rows.run(journal);
      int sum = before + judged;
      before = sum;
      judged = 0;
      check();
      end(scored.outcome());
      return scored;
    } finally {
      permits.close();
      this.scoring = null;
    }
  }

  private void told(int decided) {
    judged = decided;
  }

  /// What is left unjudged, once all was asked, is left out of the figures.
  private static void end(Outcome outcome) {
    switch (outcome) {
      case Outcome.Complete complete -> {}
      case Outcome.Partial partial -> {}
      case Outcome.Unusable unusable ->
          throw new Ended(EvaluationState.PAUSED, unusable.why().then(unusable.advice()));
      case Outcome.Interrupted interrupted -> throw new Stopped();
      case Outcome.Unwritable unwritable ->
          throw new Ended(EvaluationState.FAILED, EvaluationTaskSaid.JOURNAL.of(unwritable.why()));
    }
  }

  private FileJournal journal(String purpose, Instant started) throws IOException {
    Path path = around.journal(id, purpose);
    return switch (OpenJournal.open(path)) {
      case OpenJournal.Opening.Ready ready -> {
        FileJournal journal = ready.journal();
        journal.announce(ProcessHandle.current().pid(), around.clock().instant());
        if (ready.task().isEmpty()) {
          journal.append(
              new JournalEntry.Begun(
                  id + "-" + purpose, started, JsonNodeFactory.instance.objectNode()));
        }
        yield journal;
      }
      case OpenJournal.Opening.Locked locked -> throw new IOException("it is in use: " + path);
      case OpenJournal.Opening.Foreign foreign -> throw new IOException("it is none: " + path);
    };
  }

  private void complete(
      StoredEvaluation stored, Evaluation report, @Nullable Map<Long, List<Vote>> votes) {
    stores.evaluations().judged(id, before, toJudge);
    String json = around.json().writeValueAsString(report);
    Map<Long, List<Vote>> said = votes == null ? Map.of() : votes;
    boolean done =
        Boolean.TRUE.equals(
            around
                .transaction()
                .execute(status ->
                    stores
                        .evaluations()
                        .completed(
                            id, report.rows(), json, report.score(), said, unjudged(report))));
    if (done && stored.task() != null) {
      around.told().accept(stored.task());
    }
  }

  private static Said unjudged(Evaluation report) {
    Evaluation.JudgeFigures judge = report.judge();
    return judge == null || judge.judged() == judge.sample()
        ? Said.NOTHING
        : EvaluationTaskSaid.UNJUDGED.of(judge.sample() - judge.judged(), judge.sample());
  }
}
