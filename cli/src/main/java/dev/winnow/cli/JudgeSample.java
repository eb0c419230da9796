package dev.winnow.cli;

import dev.winnow.core.gate.Rubric;
import dev.winnow.core.gate.Vote;
import dev.winnow.core.llm.ModelSettings;
import dev.winnow.core.run.Outcome;
import dev.winnow.engine.Time;
import dev.winnow.engine.journal.FileJournal;
import dev.winnow.engine.journal.JournalEntry;
import dev.winnow.engine.journal.OpenJournal;
import dev.winnow.engine.journal.OpenJournal.Opening;
import dev.winnow.engine.pace.ModelPermits;
import dev.winnow.engine.pace.Permits;
import dev.winnow.engine.run.CalledModel;
import dev.winnow.engine.run.ScoreRows;
import dev.winnow.offline.OfflineModel;
import dev.winnow.providers.OpenModel;
import dev.winnow.providers.http.AddressPolicy;
import dev.winnow.quality.evaluate.EvaluateRows;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.random.RandomGenerator;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Has a sample judged. The answers are in a journal: what is interrupted goes on from there, and
/// the same evaluation asks for nothing twice.
///
/// @param rubric with a model
record JudgeSample(Rubric rubric, StoredModels stored, Path journal) {

  private static final int CONCURRENCY = 16;
  private static final String SAMPLE = "sample";

  /// Thrown when not all was judged; what was is kept.
  static final class Stopped extends Exception {

    private static final long serialVersionUID = 1;

    private final int exit;

    private Stopped(int exit, String message) {
      super(message);
      this.exit = exit;
    }

    int exit() {
      return exit;
    }
  }

  static String label(Rubric rubric) {
    return ModelLabel.of(Objects.requireNonNull(rubric.model()));
  }

  /// The votes, by the number of the row.
  Map<Long, List<Vote>> votes(List<EvaluateRows.Drawn> drawn, long seed, Terminal terminal)
      throws CannotRun, Stopped, IOException, InterruptedException {
    List<String> rows = drawn.stream().map(EvaluateRows.Drawn::data).toList();
    ModelSettings model = Objects.requireNonNull(rubric.model());
    RandomGenerator random = new SecureRandom();
    CalledModel called = called(model, random);
    terminal.say(
        "%s judges %s, answers in %s"
            .formatted(label(rubric), Counted.of(rows.size(), "row"), journal));
    try (FileJournal answers = open(identity(rows, seed), terminal)) {
      JournalEntry.Begun begun = begun(answers, identity(rows, seed), random);
      ScoreRows score =
          ScoreRows.judge(
              rubric,
              rows,
              seed,
              new ScoreRows.Surroundings(
                  begun.runId(), begun.startedAt(), CONCURRENCY, any -> called, answers, random),
              decided -> {});
      stopOnInterrupt(score);
      ScoreRows.Scored scored = score.run(answers);
      check(scored.outcome());
      Map<Long, List<Vote>> votes = new HashMap<>();
      scored.votes().forEach((place, said) -> votes.put(drawn.get(place).number(), said));
      return votes;
    }
  }

  private CalledModel called(ModelSettings model, RandomGenerator random) throws Stopped {
    OpenModel open =
        new OpenModel(System.getenv(), Clock.systemUTC(), OfflineModel::new, new AddressPolicy());
    return switch (stored.open(open, model)) {
      case OpenModel.Opened.Unusable unusable ->
          throw new Stopped(ExitCode.MODEL_UNUSABLE, unusable.said().message());
      case OpenModel.Opened.Ready ready -> {
        int most = stored.concurrency(model, CONCURRENCY);
        Permits permits = ModelPermits.of(most, model.limits(), random, Time.SYSTEM).join(most);
        yield new CalledModel(ready.model(), permits);
      }
    };
  }

  /// A journal of answers about other rows, or of another judge, is put aside.
  private FileJournal open(ObjectNode identity, Terminal terminal) throws CannotRun, IOException {
    return switch (OpenJournal.open(journal)) {
      case Opening.Locked locked ->
          throw new CannotRun("%s is in use by another process. Wait for it.".formatted(journal));
      case Opening.Foreign foreign ->
          throw new CannotRun(
              "%s is no journal of Winnow. Choose another --report.".formatted(journal));
      case Opening.Ready ready -> {
        boolean isOther = ready.task().filter(it -> !it.identity().equals(identity)).isPresent();
        if (!isOther) {
          yield ready.journal();
        }
        ready.journal().close();
        var aside = OpenJournal.setAside(journal);
        aside.ifPresent(path -> terminal.say("answers about other rows are now in " + path));
        yield open(identity, terminal);
      }
    };
  }

  private static JournalEntry.Begun begun(
      FileJournal answers, ObjectNode identity, RandomGenerator random) throws IOException {
    JournalEntry.Begun[] found = new JournalEntry.Begun[1];
    answers.read(entry -> {
      if (entry instanceof JournalEntry.Begun begun) {
        found[0] = begun;
      }
    });
    Instant now = Clock.systemUTC().instant().truncatedTo(ChronoUnit.MILLIS);
    answers.announce(ProcessHandle.current().pid(), now);
    if (found[0] != null) {
      return found[0];
    }
    JournalEntry.Begun begun =
        new JournalEntry.Begun(HexFormat.of().toHexDigits(random.nextLong()), now, identity);
    answers.append(begun);
    return begun;
  }

  /// What answers depend on: the rows in their order, what is asked of them, and who is asked.
  private ObjectNode identity(List<String> rows, long seed) {
    ModelSettings model = Objects.requireNonNull(rubric.model());
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      List<Object> asked =
          List.of(
              seed,
              model.provider(),
              String.valueOf(model.baseUrl()),
              model.model(),
              model.sampling(),
              rubric.dimensions(),
              String.valueOf(rubric.pair()),
              rubric.votes(),
              rubric.rowsPerRequest());
      digest.update(asked.toString().getBytes(StandardCharsets.UTF_8));
      for (Rubric.Example each : rubric.examples()) {
        digest.update(each.row().toString().getBytes(StandardCharsets.UTF_8));
      }
      for (String row : rows) {
        digest.update((row + "\n").getBytes(StandardCharsets.UTF_8));
      }
      return JsonNodeFactory.instance
          .objectNode()
          .put(SAMPLE, HexFormat.of().formatHex(digest.digest()));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private void check(Outcome outcome) throws Stopped {
    switch (outcome) {
      case Outcome.Complete complete -> {}
      // What is left unjudged, once all was asked, is left out of the figures.
      case Outcome.Partial partial -> {}
      case Outcome.Unusable unusable ->
          throw new Stopped(
              ExitCode.MODEL_UNUSABLE,
              "%s What was judged is in %s: the same command goes on."
                  .formatted(unusable.why().then(unusable.advice()).inTaskFile(), journal));
      case Outcome.Interrupted interrupted ->
          throw new Stopped(
              ExitCode.INTERRUPTED,
              "stopped. What was judged is in %s: the same command goes on.".formatted(journal));
      case Outcome.Unwritable unwritable ->
          throw new Stopped(ExitCode.BAD_INPUT, unwritable.why().message());
    }
  }

  private static void stopOnInterrupt(ScoreRows score) {
    AtomicBoolean asked = new AtomicBoolean();
    Interrupts.handle(() -> {
      if (asked.getAndSet(true)) {
        // What was answered is in the journal; what is in flight is sent again next time.
        Runtime.getRuntime().halt(ExitCode.INTERRUPTED);
      }
      score.stop();
    });
  }
}
