package dev.winnow.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.core.document.ExactJson;
import dev.winnow.core.gate.Duplicates;
import dev.winnow.core.gate.Meaning;
import dev.winnow.core.gate.Rubric;
import dev.winnow.core.gate.Vote;
import dev.winnow.core.llm.Embedding;
import dev.winnow.core.llm.LanguageModel;
import dev.winnow.core.llm.ModelSettings;
import dev.winnow.core.llm.Reply;
import dev.winnow.core.llm.Request;
import dev.winnow.core.run.Outcome;
import dev.winnow.core.say.Said;
import dev.winnow.core.task.ReadTask;
import dev.winnow.core.task.TaskResult;
import dev.winnow.engine.ManualTime;
import dev.winnow.engine.journal.FileJournal;
import dev.winnow.engine.journal.JournalEntry;
import dev.winnow.engine.journal.OpenJournal;
import dev.winnow.engine.pace.ModelPermits;
import dev.winnow.engine.pace.Pacer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Rows that are there already, before a judge or an embedding model.
@Timeout(120)
final class ScoreRowsTest {

  private static final Pattern ROW =
      Pattern.compile("(?m)^=== [0-9a-f]{16} row (\\d+)\\n(\\{.*})\\n=== [0-9a-f]{16} end$");

  @TempDir Path folder = Path.of("");

  private static ModelSettings offline() {
    String json =
        """
        {"name": "t", "target": 1, "model": "offline", "template": {"prompt": "Write",
         "schema": {"type": "object", "properties": {"q": {"type": "string"}}}}}
        """;
    return ((TaskResult.Ready) ReadTask.readPinned((ObjectNode) ExactJson.read(json)))
        .task()
        .model();
  }

  private static Rubric rubric(int votes, int rowsPerRequest) {
    return new Rubric(
        offline(),
        null,
        List.of(new Rubric.Dimension("good", "Is it good?", Rubric.Scale.SCORE, 1)),
        List.of(),
        3.5,
        votes,
        rowsPerRequest,
        null);
  }

  /// Scores a row by the number in it, and says which requests it was paid for.
  private static final class Judge implements LanguageModel {

    private final Set<String> answered = ConcurrentHashMap.newKeySet();
    private final AtomicInteger calls = new AtomicInteger();
    private final UnaryOperator<Reply> spoils;

    private Judge(UnaryOperator<Reply> spoils) {
      this.spoils = spoils;
    }

    @Override
    public Reply ask(Request request) {
      calls.incrementAndGet();
      List<String> said = new ArrayList<>();
      Matcher row = ROW.matcher(request.messages().getLast().text());
      while (row.find()) {
        int n = ExactJson.object(row.group(2)).path("n").intValue();
        said.add(
            "{\"row\": %s, \"reason\": \"n is %d\", \"scores\": {\"good\": %d}}"
                .formatted(row.group(1), n, 1 + n % 5));
      }
      Reply reply = spoils.apply(RunningTasks.text(said.toString()));
      if (reply instanceof Reply.Answered) {
        assertThat(answered.add(request.key())).as("paid twice: " + request.key()).isTrue();
      }
      return reply;
    }
  }

  private interface Making {
    ScoreRows with(ScoreRows.Surroundings around);
  }

  private ScoreRows.Scored score(LanguageModel model, Making making, AtomicReference<ScoreRows> run)
      throws Exception {
    OpenJournal.Opening.Ready opening =
        (OpenJournal.Opening.Ready) OpenJournal.open(folder.resolve("journal"));
    try (FileJournal journal = opening.journal()) {
      if (opening.task().isEmpty()) {
        journal.append(
            new JournalEntry.Begun(
                "run", RunningTasks.STARTED, JsonNodeFactory.instance.objectNode()));
      }
      ManualTime time = new ManualTime();
      Pacer pacer = new Pacer(64, null, null, new Random(1), time.nanos());
      CalledModel called = new CalledModel(model, new ModelPermits(pacer, time).join(6));
      ScoreRows rows =
          making.with(
              new ScoreRows.Surroundings(
                  "run", RunningTasks.STARTED, 6, any -> called, journal, new Random(2)));
      run.set(rows);
      return rows.run(journal);
    }
  }

  private static List<String> rows(int count) {
    return IntStream.range(0, count)
        // Some are the same: each is judged all the same.
        .mapToObj(it -> "{\"n\": %d, \"nested\": [{\"n\": 9}]}".formatted(it % 7))
        .toList();
  }

  /// Property: wherever runs are stopped, each row has its votes in the end, those that are its
  /// own, and nothing is paid twice.
  @Test
  void everyRowIsJudgedWhateverStopsTheRun() throws Exception {
    Path base = folder;
    for (int seed = 0; seed < 30; seed++) {
      folder = Files.createDirectory(base.resolve("s" + seed));
      Random random = new Random(seed);
      List<String> rows = rows(1 + random.nextInt(40));
      int votes = 1 + random.nextInt(3);
      Rubric rubric = rubric(votes, 1 + random.nextInt(6));
      AtomicReference<ScoreRows> run = new AtomicReference<>();
      AtomicInteger left = new AtomicInteger(1 + random.nextInt(5));
      Judge judge =
          new Judge(reply -> {
            if (left.decrementAndGet() == 0) {
              run.get().stop();
            }
            return reply;
          });
      Set<Integer> decided = new HashSet<>();
      ScoreRows.Scored scored = null;
      for (int round = 0;
          scored == null || scored.outcome() instanceof Outcome.Interrupted;
          round++) {
        left.set(round > 5 ? -1 : 1 + random.nextInt(5));
        scored =
            score(judge, around -> ScoreRows.judge(rubric, rows, 3, around, decided::add), run);
      }
      assertThat(scored.outcome()).as("seed %d", seed).isEqualTo(new Outcome.Complete());
      assertThat(scored.votes()).hasSize(rows.size());
      assertThat(decided).contains(rows.size());
      scored
          .votes()
          .forEach((place, said) -> {
            assertThat(said).hasSize(votes);
            for (Vote vote : said) {
              assertThat(vote.scores()).containsEntry("good", 1 + place % 7 % 5);
            }
          });
    }
  }

  @Test
  void aJudgeThatDiesIsSaidAndPaidNothingTwice() throws Exception {
    AtomicInteger answers = new AtomicInteger(4);
    Reply denied =
        new Reply.Denied(Reply.Denied.Obstacle.CREDENTIAL, 401, Said.text("no such key"));
    Judge judge = new Judge(reply -> answers.decrementAndGet() >= 0 ? reply : denied);
    List<String> rows = rows(30);
    AtomicReference<ScoreRows> run = new AtomicReference<>();
    Making making = around -> ScoreRows.judge(rubric(1, 2), rows, 3, around, it -> {});
    ScoreRows.Scored first = score(judge, making, run);
    assertThat(first.outcome()).isInstanceOf(Outcome.Unusable.class);
    assertThat(first.votes()).hasSizeBetween(1, 8);
    answers.set(1_000);
    ScoreRows.Scored second = score(judge, making, run);
    assertThat(second.outcome()).isEqualTo(new Outcome.Complete());
    assertThat(second.votes()).hasSize(30).containsAllEntriesOf(first.votes());
    assertThat(judge.answered).hasSize(15);
  }

  @Test
  void nonsenseLeavesRowsUnjudgedAndEnds() throws Exception {
    Judge judge = new Judge(reply -> RunningTasks.text("all fine, 5 of 5"));
    ScoreRows.Scored scored =
        score(
            judge,
            around -> ScoreRows.judge(rubric(1, 3), rows(9), 3, around, it -> {}),
            new AtomicReference<>());
    assertThat(scored.votes()).isEmpty();
    assertThat(scored.outcome()).isNotInstanceOf(Outcome.Complete.class);
  }

  /// A model that never keeps to the form is not paid for every row.
  @Test
  void nonsenseFromTheFirstEndsEarlyAndIsSaid() throws Exception {
    Judge judge = new Judge(reply -> RunningTasks.text("all fine, 5 of 5"));
    ScoreRows.Scored scored =
        score(
            judge,
            around -> ScoreRows.judge(rubric(3, 1), rows(500), 3, around, it -> {}),
            new AtomicReference<>());
    assertThat(judge.calls.get()).isLessThan(50);
    assertThat(scored.outcome())
        .isInstanceOfSatisfying(
            Outcome.Unusable.class,
            it -> assertThat(it.why().code()).isEqualTo("evaluation.saysNothing"));
  }

  @Test
  void rowsThatMeanTheSameAreFound() throws Exception {
    LanguageModel embeds =
        request ->
            RunningTasks.text(
                request.messages().stream()
                    .map(message -> embedding(message.text()).text())
                    .collect(Collectors.joining("\n")));
    List<String> rows =
        List.of("{\"q\": \"heart one\"}", "{\"q\": \"lung\"}", "{\"q\": \"heart two\"}");
    ScoreRows.Scored scored =
        score(
            embeds,
            around ->
                ScoreRows.compare(
                    new Meaning(offline(), 0.9),
                    Duplicates.USUAL.fields(),
                    rows,
                    3,
                    around,
                    it -> {}),
            new AtomicReference<>());
    assertThat(scored.compared()).containsExactlyInAnyOrder(0, 1, 2);
    assertThat(scored.repeats()).containsExactly(2);
  }

  private static Embedding embedding(String text) {
    double[] numbers = new double[32];
    numbers[text.contains("heart") ? 0 : 1] = 1;
    return Embedding.of(numbers);
  }
}
