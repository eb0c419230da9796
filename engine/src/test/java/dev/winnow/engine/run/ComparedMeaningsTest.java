package dev.winnow.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.core.document.ExactJson;
import dev.winnow.core.llm.Completion;
import dev.winnow.core.llm.Embedding;
import dev.winnow.core.llm.LanguageModel;
import dev.winnow.core.llm.Message;
import dev.winnow.core.llm.Reply;
import dev.winnow.core.llm.Request;
import dev.winnow.core.llm.Usage;
import dev.winnow.core.run.Outcome;
import dev.winnow.core.run.Reason;
import dev.winnow.core.run.RunSaid;
import dev.winnow.core.task.ReadTask;
import dev.winnow.core.task.Task;
import dev.winnow.core.task.TaskResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.node.ObjectNode;

/// Rows that are compared by what they mean.
@Timeout(120)
final class ComparedMeaningsTest extends RunningTasks {

  private static final String JUDGE =
      ", \"judge\": {\"threshold\": 1, \"rowsPerRequest\": 2, \"dimensions\": [{\"name\": \"d\","
          + " \"description\": \"?\"}]}";

  private static final Pattern ROW = Pattern.compile("(?m)^\\{\"q\": ?\"[^\"]*\"}$");

  private static Task task(int rows, boolean divided, boolean judged) {
    String json =
        """
        {"name": "t", "target": %d, "model": "offline", "batchSize": 4, "concurrency": 6,
         "template": {"prompt": "Write {count} questions%s",
           "schema": {"type": "object", "required": ["q"], "properties": {"q": {"type": "string"}}}},
         "limits": {"budgetFactor": 20}, %s
         "gates": {"duplicates": {"near": "off", "semantic": {"model": "offline", "threshold": 0.8}}%s}}
        """
            .formatted(
                rows,
                divided ? ", {level}" : "",
                divided ? "\"dimensions\": {\"level\": {\"easy\": 2, \"hard\": 1}}," : "",
                judged ? JUDGE : "");
    return ((TaskResult.Ready) ReadTask.readPinned((ObjectNode) ExactJson.read(json))).task();
  }

  /// What a text means: one of some things.
  private static int meaning(String text, int meanings) {
    return Math.floorMod(text.hashCode(), meanings);
  }

  /// Writes rows of which some mean the same, and knows which; every text costs once.
  private static final class Embedder implements LanguageModel {

    private final Set<String> answered = ConcurrentHashMap.newKeySet();
    private final Set<String> embedded = ConcurrentHashMap.newKeySet();
    private final Set<String> judged = ConcurrentHashMap.newKeySet();
    private final AtomicInteger made = new AtomicInteger();
    private final AtomicInteger calls = new AtomicInteger();
    private final int meanings;
    private final int nonsense;

    /// @param nonsense of so many answers with embeddings one has none; 0 is none
    Embedder(int meanings, int nonsense) {
      this.meanings = meanings;
      this.nonsense = nonsense;
    }

    @Override
    public Reply ask(Request request) {
      assertThat(answered.add(request.key())).as("paid twice: " + request.key()).isTrue();
      if (request.key().contains("-judge-")) {
        Matcher row = ROW.matcher(request.messages().getLast().text());
        while (row.find()) {
          assertThat(judged.add(row.group())).as("judged twice: " + row.group()).isTrue();
        }
        return text(scores());
      }
      if (!request.embeds()) {
        made.addAndGet(request.rows());
        return rows(request);
      }
      if (nonsense > 0 && calls.incrementAndGet() % nonsense == 0) {
        return text("");
      }
      for (Message message : request.messages()) {
        assertThat(embedded.add(message.text())).as("paid twice: " + message.text()).isTrue();
      }
      return text(
          request.messages().stream()
              .map(message -> embedding(message.text()).text())
              .collect(Collectors.joining("\n")));
    }

    private static String scores() {
      StringBuilder all = new StringBuilder("[");
      for (int row = 1; row <= 20; row++) {
        all.append(row == 1 ? "" : ",")
            .append("{\"row\": %d, \"reason\": \"r\", \"scores\": {\"d\": 5}}".formatted(row));
      }
      return all.append("]").toString();
    }

    private Embedding embedding(String text) {
      SplittableRandom random = new SplittableRandom(meaning(text, meanings));
      return Embedding.of(random.doubles(64).map(it -> random.nextGaussian()).toArray());
    }
  }

  /// Property: wherever runs are stopped, no two rows of the dataset mean the same, none means what
  /// one did before, the count is exact, and no text is paid for twice.
  @Test
  void rowsThatMeanTheSameAreReplaced() throws Exception {
    Path base = folder;
    long rejected = 0;
    for (int seed = 0; seed < 30; seed++) {
      folder = Files.createDirectory(base.resolve("s" + seed));
      Random random = new Random(seed);
      int target = 3 * (1 + random.nextInt(15));
      Task task = task(target, random.nextInt(3) == 0, random.nextInt(3) == 0);
      int meanings = 4 * target + 20;
      Embedder model = new Embedder(meanings, random.nextInt(2) * 7);
      List<ObjectNode> before =
          List.of(ExactJson.object("{\"q\": \"before\"}"), ExactJson.object("{\"q\": \"also\"}"));
      Done done =
          runInPieces(
              task,
              model,
              random,
              running -> {
                before.forEach(running::alsoKnown);
                running.heldOut(ExactJson.object("{\"q\": \"held out\"}"));
              });
      assertThat(done.outcome()).as("seed %d", seed).isEqualTo(new Outcome.Complete());
      assertThat(done.rows()).hasSize(target);
      List<Integer> meant = done.rows().stream().map(row -> meaning(row, meanings)).toList();
      assertThat(meant)
          .doesNotHaveDuplicates()
          .doesNotContain(
              meaning("before", meanings),
              meaning("also", meanings),
              meaning("held out", meanings));
      rejected += done.progress().rejected(Reason.DUPLICATE);
    }
    assertThat(rejected).isGreaterThan(50);
  }

  /// The embedding model is down: what is made waits, nothing is made in its place, and the run
  /// says why it ended. The next one compares what waits.
  @Test
  void aModelThatIsDownPausesTheComparingOnly() throws Exception {
    Task task = task(40, false, false);
    Embedder model = new Embedder(1_000_000, 0);
    Reply down =
        new Reply.Unavailable(Reply.Unavailable.Fault.UNREACHABLE, 0, null, "nobody answers");
    Done first = run(task, request -> request.embeds() ? down : model.ask(request));
    assertThat(first.outcome()).isInstanceOf(Outcome.Unusable.class);
    assertThat(first.rows()).isEmpty();
    assertThat(model.made.get()).isEqualTo(40);
    Done second = run(task, model);
    assertThat(second.outcome()).isEqualTo(new Outcome.Complete());
    assertThat(second.rows()).hasSize(40);
    assertThat(model.made.get()).isEqualTo(40);
  }

  @Test
  void aRowWithoutAnEmbeddingWaits() throws Exception {
    Task task = task(20, false, false);
    Done first = run(task, new Embedder(1_000_000, 1));
    assertThat(first.rows()).isEmpty();
    assertThat(first.outcome())
        .isEqualTo(
            new Outcome.Partial(List.of(new Outcome.Shortfall(0, 20, RunSaid.UNCOMPARED.of(20)))));
    Done second = run(task, new Embedder(1_000_000, 0));
    assertThat(second.outcome()).isEqualTo(new Outcome.Complete());
  }

  /// A model that takes short texts only gets their beginnings.
  @Test
  void textsThatAreTooLongAreSentInPart() throws Exception {
    Task task = task(12, false, false);
    Embedder model = new Embedder(1_000_000, 0);
    Set<Integer> lengths = ConcurrentHashMap.newKeySet();
    Done done =
        run(
            task,
            request -> {
              if (!request.embeds()) {
                return text("[{\"q\": \"%s %s\"}]".formatted(request.key(), "long ".repeat(1_500)));
              }
              int length =
                  request.messages().stream().mapToInt(it -> it.text().length()).max().orElse(0);
              if (length > 1_200) {
                return new Reply.Invalid(Reply.Invalid.Flaw.TOO_LARGE, 400, "too many tokens");
              }
              lengths.add(length);
              return model.ask(request);
            });
    assertThat(done.outcome()).isEqualTo(new Outcome.Complete());
    assertThat(done.rows()).hasSize(12);
    assertThat(lengths).containsExactly(1_000);
  }

  /// Regression: rows that a higher target takes back were found to mean the same as themselves,
  /// and judged again.
  @Test
  void rowsBeyondTheTargetAreTakenBackAsTheyWere() throws Exception {
    Path base = folder;
    for (boolean judged : new boolean[] {false, true}) {
      folder = Files.createDirectory(base.resolve("judged-" + judged));
      Embedder model = new Embedder(1_000_000, 0);
      LanguageModel generous =
          request ->
              request.embeds() || request.key().contains("-judge-")
                  ? model.ask(request)
                  : model.ask(
                      new Request(
                          request.key(),
                          request.messages(),
                          request.rows() + 3,
                          null,
                          Map.of(),
                          0));
      Done first = run(task(20, false, judged), generous);
      assertThat(first.rows()).hasSize(20);
      long made = generated(model);
      Done second = run(task(21, false, judged), generous);
      assertThat(second.outcome()).isEqualTo(new Outcome.Complete());
      assertThat(second.rows()).hasSize(21).doesNotHaveDuplicates();
      assertThat(generated(model)).as("nothing is made again").isEqualTo(made);
      assertThat(model.judged.size() >= 21).isEqualTo(judged);
    }
  }

  private static long generated(Embedder model) {
    return model.answered.stream().filter(key -> key.contains("-generate-")).count();
  }

  /// Regression: a text that the provider filters kept all others of its request waiting.
  @Test
  void oneTextThatIsNotTakenKeepsNoOtherWaiting() throws Exception {
    Embedder model = new Embedder(1_000_000, 0);
    Done done =
        run(
            task(20, false, false),
            request ->
                request.embeds()
                        && request.messages().stream()
                            .anyMatch(it -> it.text().contains("generate-0-2.1"))
                    ? new Reply.Refused(
                        new Completion("", "content_filter", Usage.NONE, "m", 1), "filtered")
                    : model.ask(request));
    assertThat(done.rows()).hasSize(19);
    assertThat(done.outcome())
        .isEqualTo(
            new Outcome.Partial(List.of(new Outcome.Shortfall(0, 1, RunSaid.UNCOMPARED.of(1)))));
  }

  /// Rows that waited for a gate that the task has no longer are let through.
  @Test
  void gatesMayGo() throws Exception {
    Done first = run(task(20, false, false), new Embedder(1_000_000, 1));
    assertThat(first.rows()).isEmpty();
    String json =
        """
        {"name": "t", "target": 20, "model": "offline", "batchSize": 4, "concurrency": 6,
         "template": {"prompt": "Write {count} questions",
           "schema": {"type": "object", "required": ["q"], "properties": {"q": {"type": "string"}}}},
         "limits": {"budgetFactor": 20}, "gates": "off"}
        """;
    Task ungated = ((TaskResult.Ready) ReadTask.readPinned(ExactJson.object(json))).task();
    Embedder none = new Embedder(1_000_000, 0);
    Done second = run(ungated, none);
    assertThat(second.outcome()).isEqualTo(new Outcome.Complete());
    assertThat(second.rows()).hasSize(20);
    assertThat(none.answered).isEmpty();
  }
}
