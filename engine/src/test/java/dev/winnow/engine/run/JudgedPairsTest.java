package dev.winnow.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.core.document.ExactJson;
import dev.winnow.core.gate.Vote;
import dev.winnow.core.llm.LanguageModel;
import dev.winnow.core.llm.Reply;
import dev.winnow.core.llm.Request;
import dev.winnow.core.run.Outcome;
import dev.winnow.core.run.Reason;
import dev.winnow.core.run.RunEvent;
import dev.winnow.core.run.Verdict;
import dev.winnow.core.task.ReadTask;
import dev.winnow.core.task.Task;
import dev.winnow.core.task.TaskResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Rows of which a model compares two fields.
@Timeout(120)
final class JudgedPairsTest extends RunningTasks {

  private static final Pattern ROW =
      Pattern.compile("(?m)^=== [0-9a-f]{16} row (\\d+)\\n(\\{.*})\\n=== [0-9a-f]{16} end$");

  private static Task task(int rows, int votes, int rowsPerRequest) {
    String json =
        """
        {"name": "t", "target": %d, "model": "offline", "batchSize": 4, "concurrency": 6,
         "template": {"prompt": "Write {count} questions with two answers",
           "schema": {"type": "object", "required": ["q", "good", "bad"],
             "properties": {"q": {"type": "string"}, "good": {"type": "string"},
               "bad": {"type": "string"}}}},
         "limits": {"budgetFactor": 20},
         "gates": {"judge": {"pair": ["good", "bad"], "votes": %d, "rowsPerRequest": %d}}}
        """
            .formatted(rows, votes, rowsPerRequest);
    return ((TaskResult.Ready) ReadTask.readPinned((ObjectNode) ExactJson.read(json))).task();
  }

  /// Writes rows of which the good answer is the longer one in two of three.
  private static final class Writer implements LanguageModel {

    private final Set<String> answered = ConcurrentHashMap.newKeySet();
    private final Function<JsonNode, String> better;

    /// @param better A, B or tie, of a row as the judge sees it
    Writer(Function<JsonNode, String> better) {
      this.better = better;
    }

    @Override
    public Reply ask(Request request) {
      assertThat(answered.add(request.key())).as("paid twice: " + request.key()).isTrue();
      return request.key().contains("-judge-") ? judge(request) : write(request);
    }

    private static Reply write(Request request) {
      List<ObjectNode> rows = new ArrayList<>();
      for (int i = 0; i < request.rows(); i++) {
        String q = request.key() + "." + i;
        boolean bad = q.hashCode() % 3 == 0;
        rows.add(
            JsonNodeFactory.instance
                .objectNode()
                .put("q", q)
                .put("good", "of " + q + (bad ? "" : " in full"))
                .put("bad", "for " + q));
      }
      return text(rows.toString());
    }

    private Reply judge(Request request) {
      List<ObjectNode> said = new ArrayList<>();
      Matcher row = ROW.matcher(request.messages().getLast().text());
      while (row.find()) {
        said.add(
            JsonNodeFactory.instance
                .objectNode()
                .put("row", Integer.parseInt(row.group(1)))
                .put("reason", "as it is")
                .put("better", better.apply(ExactJson.read(row.group(2)))));
      }
      assertThat(said).hasSize(request.rows());
      return text(said.toString());
    }
  }

  private static int length(JsonNode row, String field) {
    return row.path(field).stringValue().length();
  }

  private static String longer(JsonNode row) {
    return length(row, "A") > length(row, "B") ? "A" : "B";
  }

  /// A judge that looks at nothing but the place accepts no row.
  @Test
  void aJudgeThatAlwaysSaysAAcceptsNothing() throws Exception {
    Done done = run(task(12, 2, 3), new Writer(row -> "A"));
    assertThat(done.rows()).isEmpty();
    assertThat(done.outcome()).isInstanceOf(Outcome.Partial.class);
    assertThat(done.progress().rejected(Reason.JUDGE)).isPositive();
    for (RunEvent event : done.events()) {
      for (Verdict.Rejected row : rejectedIn(event)) {
        assertThat(row.detail().message())
            .isEqualTo(
                "The judge does not prefer good to bad (3, under 3.5): [A = bad, B = good] as it is");
        assertThat(row.votes())
            .extracting(Vote::scores)
            .extracting(scores -> scores.get("preference"))
            .containsExactly(5, 1);
      }
    }
  }

  /// Property: wherever runs are stopped, the dataset has exactly the rows of which the judge finds
  /// the first field better in both orders, and nothing is paid twice.
  @Test
  void rowsWithoutABetterOneAreReplaced() throws Exception {
    Path base = folder;
    long rejected = 0;
    for (int seed = 0; seed < 20; seed++) {
      folder = Files.createDirectory(base.resolve("s" + seed));
      Random random = new Random(seed);
      int votes = 2 + 2 * random.nextInt(2);
      Task task = task(3 * (1 + random.nextInt(12)), votes, 1 + random.nextInt(4));
      Writer writer = new Writer(JudgedPairsTest::longer);
      Done done = runInPieces(task, writer, random);
      assertThat(done.outcome()).as("seed %d", seed).isEqualTo(new Outcome.Complete());
      assertThat(done.rows()).hasSize((int) task.target()).doesNotHaveDuplicates();
      for (RunEvent event : done.events()) {
        for (Verdict verdict : verdictsIn(event)) {
          if (verdict instanceof Verdict.Accepted row) {
            ObjectNode text = ExactJson.object(String.valueOf(row.text()));
            assertThat(length(text, "good")).isGreaterThan(length(text, "bad"));
            assertThat(row.votes()).hasSize(votes).allMatch(JudgedPairsTest::isFor);
          } else if (verdict instanceof Verdict.Rejected row && row.reason() == Reason.JUDGE) {
            assertThat(row.votes()).hasSize(votes).noneMatch(JudgedPairsTest::isFor);
            rejected++;
          }
        }
      }
    }
    assertThat(rejected).isGreaterThan(30);
  }

  private static boolean isFor(Vote vote) {
    return vote.scores().getOrDefault("preference", 0) == 5;
  }
}
