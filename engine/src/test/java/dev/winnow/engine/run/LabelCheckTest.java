package dev.winnow.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.core.document.ExactJson;
import dev.winnow.core.llm.LanguageModel;
import dev.winnow.core.llm.Reply;
import dev.winnow.core.llm.Request;
import dev.winnow.core.run.Outcome;
import dev.winnow.core.run.Reason;
import dev.winnow.core.run.Report;
import dev.winnow.core.run.RunEvent;
import dev.winnow.core.run.Verdict;
import dev.winnow.core.task.ReadTask;
import dev.winnow.core.task.Task;
import dev.winnow.core.task.TaskResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.StringJoiner;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Rows whose categories are checked by a model that is not told them.
@Timeout(120)
final class LabelCheckTest extends RunningTasks {

  private static final Pattern ROW = Pattern.compile("(?m)^(\\d+)\\. (\\{.*})$");

  private static Task task(int rows) {
    String json =
        """
        {"name": "t", "target": %d, "model": "offline", "batchSize": 4, "concurrency": 6,
         "template": {"prompt": "Write {count} {level} questions",
           "schema": {"type": "object", "required": ["q", "level"],
             "properties": {"q": {"type": "string"}, "level": {"type": "string"}}}},
         "limits": {"budgetFactor": 20},
         "dimensions": {"level": {"easy": 2, "hard": 1}}, "checkLabels": true}
        """
            .formatted(rows);
    return ((TaskResult.Ready) ReadTask.readPinned((ObjectNode) ExactJson.read(json))).task();
  }

  /// Writes rows of which every third is of the other category, and knows of each which it is.
  private static final class Judge implements LanguageModel {

    private final Map<String, String> truth = new ConcurrentHashMap<>();
    private final Set<String> answered = ConcurrentHashMap.newKeySet();

    @Override
    public Reply ask(Request request) {
      assertThat(answered.add(request.key())).as("paid twice: " + request.key()).isTrue();
      return request.key().contains("-label-") ? classify(request) : write(request);
    }

    private Reply write(Request request) {
      String level = request.values().getOrDefault("level", "");
      List<String> rows = new ArrayList<>();
      for (int i = 0; i < request.rows(); i++) {
        String text = request.key() + "." + i;
        boolean isWrong = text.hashCode() % 3 == 0;
        truth.put(text, isWrong ? (level.equals("easy") ? "hard" : "easy") : level);
        rows.add("{\"q\": \"%s\", \"level\": \"%s\"}".formatted(text, level));
      }
      return text("[" + String.join(",", rows) + "]");
    }

    private Reply classify(Request request) {
      String prompt = request.messages().getLast().text();
      assertThat(prompt)
          .contains("level is one of:\n- easy\n- hard\n")
          .doesNotContain("\"level\":\"easy\"");
      List<String> rows = new ArrayList<>();
      Matcher row = ROW.matcher(prompt);
      while (row.find()) {
        String text = ExactJson.object(row.group(2)).path("q").stringValue();
        rows.add(
            "{\"row\": %s, \"level\": \"%s\"}"
                .formatted(row.group(1), truth.getOrDefault(text, "?")));
      }
      assertThat(rows).hasSize(request.rows());
      return text(rows.toString());
    }
  }

  /// Property: wherever runs are stopped, every row of the dataset is of the category that it was
  /// asked for and classified as, the shares are exact, and nothing is paid twice.
  @Test
  void rowsThatAreClassifiedOtherwiseAreRejected() throws Exception {
    Path base = folder;
    long wrong = 0;
    for (int seed = 0; seed < 30; seed++) {
      folder = Files.createDirectory(base.resolve("s" + seed));
      Random random = new Random(seed);
      Task task = task(3 * (1 + random.nextInt(20)));
      Judge judge = new Judge();
      Done done = runInPieces(task, judge, random);
      assertThat(done.outcome()).as("seed %d", seed).isEqualTo(new Outcome.Complete());
      Map<String, Integer> levels = new HashMap<>();
      List<String> rows = new ArrayList<>();
      for (RunEvent event : done.events()) {
        for (ObjectNode row : acceptedIn(event)) {
          String level = row.path("level").stringValue();
          levels.merge(level, 1, Integer::sum);
          assertThat(judge.truth.get(row.path("q").stringValue())).isEqualTo(level);
          rows.add(row.toString());
        }
      }
      int third = (int) task.target() / 3;
      assertThat(levels).isEqualTo(Map.of("easy", 2 * third, "hard", third));
      assertThat(rows).doesNotHaveDuplicates();
      assertThat(done.progress().accepted()).isEqualTo(task.target());
      matrixIsThatOfTheVerdicts(task, done);
      wrong += done.progress().rejected(Reason.LABEL);
    }
    assertThat(wrong).isGreaterThan(100);
  }

  private static void matrixIsThatOfTheVerdicts(Task task, Done done) {
    JsonNode labels =
        Report.json(task, done.progress(), done.outcome(), "m", STARTED, Duration.ZERO, "version")
            .path("labels")
            .path(0);
    long wrong = done.progress().rejected(Reason.LABEL);
    assertThat(labels.path("dimension").asString()).isEqualTo("level");
    assertThat(labels.path("agreed").asLong()).isEqualTo(task.target());
    assertThat(labels.path("checked").asLong()).isEqualTo(task.target() + wrong);
    JsonNode matrix = labels.path("classifiedAs");
    assertThat(matrix.at("/easy/hard").asLong(0) + matrix.at("/hard/easy").asLong(0))
        .isEqualTo(wrong);
  }

  /// Property: a journal that is cut anywhere, as by `kill -9`, is gone on with: no row has another
  /// row's label, and what was answered is not asked again.
  @Test
  void aJournalThatIsCutAnywhereIsGoneOnWith() throws Exception {
    Path base = folder;
    for (int seed = 0; seed < 60; seed++) {
      folder = Files.createDirectory(base.resolve("c" + seed));
      Task task = task(18);
      Judge judge = new Judge();
      AtomicReference<RunTask> handle = new AtomicReference<>();
      Done whole = run(task, judge, handle);
      assertThat(whole.outcome()).isEqualTo(new Outcome.Complete());
      Path journal = folder.resolve("journal");
      byte[] bytes = Files.readAllBytes(journal);
      // Behind the first record, which says whose journal it is.
      int head = 400;
      int cut = head + new Random(seed).nextInt(bytes.length - head);
      Files.write(journal, Arrays.copyOf(bytes, cut));
      judge.answered.clear();
      Done done = run(task, judge, handle);
      assertThat(done.outcome()).as("seed %d", seed).isEqualTo(new Outcome.Complete());
      int rows = 0;
      Set<String> distinct = new HashSet<>();
      for (RunEvent event : done.events()) {
        for (ObjectNode row : acceptedIn(event)) {
          rows++;
          distinct.add(row.path("q").stringValue());
          assertThat(judge.truth.get(row.path("q").stringValue()))
              .as("seed %d", seed)
              .isEqualTo(row.path("level").stringValue());
        }
      }
      assertThat(rows).isEqualTo(18);
      assertThat(distinct).hasSize(18);
    }
  }

  /// An answer about a few of the rows only, and a model that refuses to classify.
  @Test
  void whatIsNotClassifiedIsRejectedWithAReason() throws Exception {
    Done done =
        run(
            task(3),
            request ->
                request.key().contains("-label-")
                    ? text("I would say: [{\"row\": 1, \"level\": \"Easy\"}]")
                    : rows(request));
    assertThat(done.outcome()).isInstanceOf(Outcome.Partial.class);
    List<String> details = new ArrayList<>();
    for (RunEvent event : done.events()) {
      if (event instanceof RunEvent.Revised it
          && it.verdict() instanceof Verdict.Rejected rejected) {
        assertThat(rejected.reason()).isEqualTo(Reason.LABEL);
        details.add(rejected.detail().message());
      }
    }
    assertThat(details)
        .contains(
            "The classifying model said nothing about this row.",
            "Classified as easy, but the request was for hard.");
  }

  private static Reply answer(Request request) {
    String level = request.values().getOrDefault("level", "");
    StringJoiner rows = new StringJoiner(",", "[", "]");
    for (int row = 0; row < request.rows(); row++) {
      rows.add("{\"q\": \"%s.%d\", \"level\": \"%s\"}".formatted(request.key(), row, level));
    }
    return text(rows.toString());
  }

  /// Rows that are all classified otherwise are none, whenever they are: a run that has no others
  /// ends as a whole, and its journal says so again.
  @Test
  void rowsThatAreAllClassifiedOtherwiseEndTheRun() throws Exception {
    ObjectNode document =
        (ObjectNode)
            ExactJson.read(
                """
                {"name": "t", "target": 400, "model": "offline", "batchSize": 4, "concurrency": 6,
                 "template": {"prompt": "Write {count} {level} questions",
                   "schema": {"type": "object", "required": ["q", "level"],
                     "properties": {"q": {"type": "string"}, "level": {"type": "string"}}}},
                 "checkLabels": true}
                """);
    ObjectNode levels = document.putObject("dimensions").putObject("level");
    for (int level = 0; level < 100; level++) {
      levels.put("l" + level, 1);
    }
    Task task = ((TaskResult.Ready) ReadTask.readPinned(document)).task();
    AtomicInteger calls = new AtomicInteger();
    AtomicReference<RunTask> handle = new AtomicReference<>();
    LanguageModel wrong =
        request -> {
          if (calls.incrementAndGet() == 40) {
            handle.get().stop();
          }
          if (!request.key().contains("-label-")) {
            return answer(request);
          }
          StringJoiner rows = new StringJoiner(",", "[", "]");
          for (int row = 1; row <= request.rows(); row++) {
            rows.add("{\"row\": %d, \"level\": \"%s\"}".formatted(row, "none of them"));
          }
          return text(rows.toString());
        };
    assertThat(run(task, wrong, handle).outcome()).isEqualTo(new Outcome.Interrupted());
    Done done = run(task, wrong, handle);
    assertThat(done.outcome())
        .isInstanceOfSatisfying(
            Outcome.Partial.class,
            it -> assertThat(it.why().message()).contains("had only 0 accepted rows of"));
    assertThat(calls.get()).isBetween(100, 400);
    int before = calls.get();
    assertThat(run(task, wrong, handle).outcome()).isEqualTo(done.outcome());
    assertThat(calls).hasValue(before);
  }
}
