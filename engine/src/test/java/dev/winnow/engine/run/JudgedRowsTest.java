package dev.winnow.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.core.document.ExactJson;
import dev.winnow.core.llm.LanguageModel;
import dev.winnow.core.llm.Reply;
import dev.winnow.core.llm.Request;
import dev.winnow.core.run.Outcome;
import dev.winnow.core.run.Reason;
import dev.winnow.core.run.RunEvent;
import dev.winnow.core.run.RunSaid;
import dev.winnow.core.run.Verdict;
import dev.winnow.core.task.ReadTask;
import dev.winnow.core.task.Task;
import dev.winnow.core.task.TaskResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.node.ObjectNode;

/// Rows that a model judges.
@Timeout(120)
final class JudgedRowsTest extends RunningTasks {

  private static final Pattern ROW =
      Pattern.compile("(?m)^=== [0-9a-f]{16} row (\\d+)\\n(\\{.*})\\n=== [0-9a-f]{16} end$");

  private static Task task(int rows, int votes, int rowsPerRequest, boolean divided) {
    String json =
        """
        {"name": "t", "target": %d, "model": "offline", "batchSize": 4, "concurrency": 6,
         "template": {"prompt": "Write {count} questions%s",
           "schema": {"type": "object", "required": ["q"], "properties": {"q": {"type": "string"}}}},
         "limits": {"budgetFactor": 20}, %s
         "gates": {"judge": {"votes": %d, "rowsPerRequest": %d, "threshold": 3,
           "dimensions": [{"name": "truth", "description": "Is it true?", "weight": 3},
             {"name": "style", "description": "Is it fine?", "scale": "yes_no"}]}}}
        """
            .formatted(
                rows,
                divided ? ", {level}" : "",
                divided ? "\"dimensions\": {\"level\": {\"easy\": 2, \"hard\": 1}}," : "",
                votes,
                rowsPerRequest);
    return ((TaskResult.Ready) ReadTask.readPinned((ObjectNode) ExactJson.read(json))).task();
  }

  private static boolean isBad(String text) {
    return text.hashCode() % 3 == 0;
  }

  /// Writes rows of which every third is bad, knows which, and speaks nonsense now and then.
  private static final class Judge implements LanguageModel {

    private final Set<String> answered = ConcurrentHashMap.newKeySet();
    private final AtomicInteger made = new AtomicInteger();
    private final int nonsense;

    /// @param nonsense of so many answers about rows one is; 0 is none
    Judge(int nonsense) {
      this.nonsense = nonsense;
    }

    @Override
    public Reply ask(Request request) {
      assertThat(answered.add(request.key())).as("paid twice: " + request.key()).isTrue();
      return request.key().contains("-judge-") ? judge(request) : write(request);
    }

    private Reply write(Request request) {
      made.addAndGet(request.rows());
      return rows(request);
    }

    private Reply judge(Request request) {
      Random random = new Random(request.key().hashCode());
      if (nonsense > 0 && random.nextInt(nonsense) == 0) {
        return text("I would say they are all fine, 5 of 5.");
      }
      List<String> said = new ArrayList<>();
      Matcher row = ROW.matcher(request.messages().getLast().text());
      while (row.find()) {
        String q = ExactJson.object(row.group(2)).path("q").stringValue();
        said.add(
            "{\"row\": %s, \"reason\": \"as it is\", \"scores\": {\"truth\": %d, \"style\": \"%s\"}}"
                .formatted(row.group(1), isBad(q) ? 1 : 4, random.nextBoolean() ? "yes" : "no"));
      }
      assertThat(said).hasSize(request.rows());
      return text(said.toString());
    }
  }

  /// Property: wherever runs are stopped, every row of the dataset was judged as often as it should
  /// and found good, the count is exact, and nothing is paid twice.
  @Test
  void rowsThatTheJudgeScoresLowAreReplaced() throws Exception {
    Path base = folder;
    long rejected = 0;
    for (int seed = 0; seed < 30; seed++) {
      folder = Files.createDirectory(base.resolve("s" + seed));
      Random random = new Random(seed);
      int votes = 1 + 2 * random.nextInt(2);
      Task task =
          task(3 * (1 + random.nextInt(20)), votes, 1 + random.nextInt(4), random.nextInt(3) == 0);
      Judge judge = new Judge(random.nextInt(2) * 5);
      Done done = runInPieces(task, judge, random);
      assertThat(done.outcome()).as("seed %d", seed).isEqualTo(new Outcome.Complete());
      assertThat(done.rows()).hasSize((int) task.target()).doesNotHaveDuplicates();
      for (RunEvent event : done.events()) {
        for (Verdict verdict : verdictsIn(event)) {
          if (verdict instanceof Verdict.Accepted row) {
            assertThat(row.votes()).hasSize(votes);
            assertThat(isBad(ExactJson.object(String.valueOf(row.text())).path("q").stringValue()))
                .isFalse();
          }
        }
        for (Verdict.Rejected row : rejectedIn(event)) {
          if (row.reason() == Reason.JUDGE) {
            assertThat(row.votes()).hasSize(votes);
            assertThat(row.detail().code()).isEqualTo("reject.judged");
            rejected++;
          }
        }
      }
      // Replacements aside, nothing is made that is not needed.
      long bad = done.progress().rejected(Reason.JUDGE);
      assertThat(done.progress().accepted() + bad).isLessThanOrEqualTo(judge.made.get());
    }
    assertThat(rejected).isGreaterThan(50);
  }

  /// The judge is down: what is made waits, nothing is made in its place, and the run says why it
  /// ended. The next one judges what waits.
  @Test
  void aJudgeThatIsDownPausesTheJudgingOnly() throws Exception {
    Task task = task(40, 1, 4, false);
    Judge judge = new Judge(0);
    Reply down =
        new Reply.Unavailable(Reply.Unavailable.Fault.UNREACHABLE, 0, null, "nobody answers");
    Done first =
        run(task, request -> request.key().contains("-judge-") ? down : judge.ask(request));
    assertThat(first.outcome()).isInstanceOf(Outcome.Unusable.class);
    assertThat(first.rows()).isEmpty();
    assertThat(judge.made.get()).isEqualTo(40);
    Done second = run(task, judge);
    assertThat(second.outcome()).isEqualTo(new Outcome.Complete());
    assertThat(second.rows()).hasSize(40);
  }

  /// A row that the judge says nothing about is never accepted; the next run asks again.
  @Test
  void whatTheJudgeSaysNothingAboutWaits() throws Exception {
    Task task = task(20, 1, 4, false);
    Judge judge = new Judge(1);
    Done first = run(task, judge);
    assertThat(first.rows()).isEmpty();
    assertThat(judge.made.get()).isEqualTo(20);
    assertThat(first.outcome())
        .isEqualTo(
            new Outcome.Partial(List.of(new Outcome.Shortfall(0, 20, RunSaid.UNJUDGED.of(20)))));
    long asked = judge.answered.stream().filter(key -> key.contains("-judge-")).count();
    // The last time, each row by itself.
    assertThat(asked).isEqualTo(2 * 5 + 20);
    Judge better = new Judge(0);
    Done second = run(task, better);
    assertThat(second.outcome()).isEqualTo(new Outcome.Complete());
    Set<String> again = new HashSet<>(better.answered);
    again.retainAll(judge.answered);
    assertThat(again).isEmpty();
  }

  /// A slow judge has calls of its own: it keeps none from being made.
  @Test
  void theJudgeHasItsOwnCallsInFlight() throws Exception {
    Task task = task(60, 1, 4, false);
    Judge judge = new Judge(0);
    AtomicInteger judging = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    Set<Integer> madeWhile = ConcurrentHashMap.newKeySet();
    Done done =
        run(
            task,
            request -> {
              boolean isJudge = request.key().contains("-judge-");
              if (!isJudge) {
                madeWhile.add(judging.get());
                return judge.ask(request);
              }
              most.accumulateAndGet(judging.incrementAndGet(), Math::max);
              try {
                return judge.ask(request);
              } finally {
                judging.decrementAndGet();
              }
            });
    assertThat(done.isComplete()).isTrue();
    assertThat(most.get()).isBetween(1, 6);
    assertThat(madeWhile).isNotEmpty();
  }

  @Test
  void gatesMayChangeBetweenTwoRuns() throws Exception {
    Task strict = task(20, 1, 4, false);
    Judge judge = new Judge(0);
    runUpTo(6, strict, judge, run -> {});
    Done done = run(task(20, 3, 2, false), judge);
    assertThat(done.outcome()).isEqualTo(new Outcome.Complete());
    assertThat(done.rows()).hasSize(20).doesNotHaveDuplicates();
  }
}
