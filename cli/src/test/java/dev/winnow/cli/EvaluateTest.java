package dev.winnow.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.bench.Fault;
import dev.winnow.bench.SimulatedServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What `evaluate` prints and writes.
final class EvaluateTest {

  private static final int ROWS = 100;

  @TempDir private Path folder = Path.of("");

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private String[] arguments(String... arguments) {
    return Stream.of(arguments)
        .map(each -> each.startsWith("@") ? folder.resolve(each.substring(1)).toString() : each)
        .toArray(String[]::new);
  }

  private Launched.Done run(String... arguments) {
    return InProcess.run(arguments(arguments));
  }

  private JsonNode json(String... arguments) {
    Launched.Done done =
        run(Stream.concat(Stream.of(arguments), Stream.of("--json")).toArray(String[]::new));
    assertThat(done.exit()).as(done.err()).isZero();
    return JsonMapper.shared().readTree(done.out());
  }

  private static JsonNode metric(JsonNode evaluation, String name) {
    return evaluation
        .path("metrics")
        .valueStream()
        .filter(it -> it.path("metric").asString().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private void rows() throws IOException {
    file(
        "rows.jsonl",
        """
        {"id": 1, "text": "A train leaves the station at nine", "level": "easy", "at": "2026-01-01"}
        {"id": 2, "text": "I'm sorry, but I can't help with that.", "level": "hard", "at": "2001-01-01"}
        {"id": 3, "text": "Write to john.smith@gmail.com", "level": "easy", "at": "2026-01-01"}
        {"id": 4, "text": "", "level": "easy"}
        {"id": 4, "text": "", "level": "easy"}
        """);
  }

  @Test
  void theTableHasAMetricInALine() throws Exception {
    rows();
    Launched.Done done =
        run(
            "evaluate",
            "@rows.jsonl",
            "--targets",
            "level=easy:60,hard:40",
            "--time-field",
            "at",
            "--max-age-days",
            "5000");
    assertThat(done.exit()).as(done.err()).isZero();
    assertThat(done.out().lines())
        .contains(
            "rows          5",
            "metric           value  warns below  good of all",
            "completeness     0.800        0.950  16 of 20              warning",
            "accuracy         0.400        0.950  2 of 5                warning",
            "uniqueness       0.800        0.950  4 of 5                warning",
            "timeliness       0.400        0.900  2 of 5                warning",
            "balance          0.800        0.900                        warning",
            "safety           0.800        0.990  4 of 5                warning",
            "duplicates: 1 exact, 0 near",
            "rules broken: 2 required, 1 refusal, 1 personalData");
    assertThat(run("evaluate", "@rows.jsonl", "--fail").exit()).isEqualTo(ExitCode.PARTIAL);
  }

  @Test
  void thePageAndTheJsonHaveTheSameFigures() throws Exception {
    rows();
    JsonNode read = json("evaluate", "@rows.jsonl", "--report", "@pages/report.html");
    String page = Files.readString(folder.resolve("pages/report.html"));
    assertThat(read.path("rows").asInt()).isEqualTo(5);
    assertThat(metric(read, "SAFETY").path("good").asInt()).isEqualTo(4);
    assertThat(read.at("/worst/0/reasons/0/message").asString()).isNotEmpty();
    assertThat(page)
        .startsWith("<!doctype html>")
        .contains(
            "<title>rows.jsonl</title>",
            "<strong>%.1f</strong>".formatted(read.path("score").asDouble()));
  }

  @Test
  void othersFormatsAreRead() throws Exception {
    file("rows.csv", "text,level\nsome words,easy\nother words,\n");
    assertThat(
            metric(json("evaluate", "@rows.csv", "--rules", "off"), "COMPLETENESS")
                .path("good")
                .asInt())
        .isEqualTo(3);
    file("rows.json", "[{\"text\": \"some words\"}, {\"text\": \"other words\"}]");
    assertThat(json("evaluate", "@rows.json").path("rows").asInt()).isEqualTo(2);
  }

  @Test
  void fewRowsAndEqualRowsHaveFigures() throws Exception {
    file("none.jsonl", "");
    Launched.Done none = run("evaluate", "@none.jsonl", "--report", "@none.html");
    assertThat(none.exit()).as(none.err()).isZero();
    assertThat(none.out()).contains("There are no rows, so nothing was measured.");
    assertThat(Files.readString(folder.resolve("none.html"))).contains("There are no rows");

    file("one.jsonl", "{\"text\": \"The only one.\"}\n");
    JsonNode one = json("evaluate", "@one.jsonl");
    assertThat(one.path("score").asDouble()).isEqualTo(100);

    file("equal.jsonl", "{\"text\": \"Always the same.\"}\n".repeat(50));
    JsonNode equal = json("evaluate", "@equal.jsonl");
    assertThat(metric(equal, "UNIQUENESS").path("value").asDouble()).isEqualTo(1 / 50.0);
    assertThat(equal.at("/diversity/similarity").asDouble()).isEqualTo(1);

    file("half.jsonl", "{\"a\": 1, \"b\": 2}\n{\"a\": 2}\n".repeat(5));
    JsonNode half = json("evaluate", "@half.jsonl", "--rules", "off");
    assertThat(metric(half, "COMPLETENESS").path("value").asDouble()).isEqualTo(0.75);
    assertThat(half.at("/fields/1/missing").asInt()).isEqualTo(5);
  }

  private void refused(List<String> arguments, String... says) throws IOException {
    Refusal.assertRefused(
        folder, ExitCode.BAD_INPUT, List.of(arguments(arguments.toArray(String[]::new))), says);
  }

  @Test
  void whatIsWrongIsSaid() throws Exception {
    rows();
    refused(List.of("evaluate", "@no.jsonl"), "no.jsonl");
    refused(List.of("evaluate", "@rows.jsonl", "--rules", "@no.yaml"), "no.yaml: error: ");
    refused(
        List.of("evaluate", "@rows.jsonl", "--targets", "level"),
        "--targets takes a field and shares, such as difficulty=easy:30,hard:70; not level.");
    refused(
        List.of("evaluate", "@rows.jsonl", "--targets", "level=easy"),
        "--targets takes a share of 0 or more behind each value",
        "not easy.");
    refused(
        List.of("evaluate", "@rows.jsonl", "--targets", "level=easy:0"),
        "--targets: a share of level has to be over 0.");
    refused(
        List.of("evaluate", "@rows.jsonl", "--targets", "levle=easy:1"),
        "--targets: no row has the field levle. Did you mean level?");
    refused(
        List.of("evaluate", "@rows.jsonl", "--time-field", "when"),
        "--time-field: no row has the field when. Fields are: id, text, level, at.");
    refused(List.of("evaluate", "@rows.jsonl", "--sample", "0"), "--sample is 1 to 10,000, not 0.");
    refused(
        List.of("evaluate", "@rows.jsonl", "--max-age-days", "0"), "--max-age-days is 1 to 36500");
    refused(
        List.of("evaluate", "@rows.jsonl", "--report", "@rows.jsonl"),
        "--report is the file that is read.");
    refused(
        List.of("evaluate", "@rows.jsonl", "--rubric", "qa"),
        "Name the model that judges with --model.");
    refused(
        List.of("evaluate", "@rows.jsonl", "--rubric", "qq", "--model", "offline"),
        "Nothing was evaluated.");
    file("rubric.yaml", "dimensions:\n  - {name: style, descriptoin: Is it well put?}\n");
    refused(
        List.of("evaluate", "@rows.jsonl", "--rubric", "@rubric.yaml", "--model", "offline"),
        "rubric.yaml:2:",
        "descriptoin");
    file("bad.jsonl", "{\"a\": 1}\n{\"a\": \n");
    refused(
        List.of("evaluate", "@bad.jsonl"),
        "bad.jsonl:2",
        "Nothing was evaluated. Correct the file, or evaluate the 1 row without problems with --good-rows-only.");
  }

  private void manyRows() throws IOException {
    file(
        "many.jsonl",
        IntStream.range(0, ROWS)
            .mapToObj(i -> "{\"text\": \"Question number %d\"}\n".formatted(i))
            .collect(Collectors.joining()));
  }

  @Test
  void aJudgeThatDiesInTheMiddleGoesOnWithoutPayingTwice() throws Exception {
    manyRows();
    AtomicInteger failFrom = new AtomicInteger(9);
    AtomicInteger paid = new AtomicInteger();
    SimulatedServer.Behaviour behaviour =
        SimulatedServer.Behaviour.INSTANT.withFaults((number, key, attempt) -> {
          if (number >= failFrom.get()) {
            return new Fault.Status(401, "invalid_api_key", "Incorrect API key provided.", "");
          }
          paid.incrementAndGet();
          return Fault.NONE;
        });
    try (SimulatedServer server = SimulatedServer.start(behaviour)) {
      file("model.yaml", "{baseUrl: \"%s\", model: m}\n".formatted(server.baseUrl()));
      String[] command = {
        "evaluate",
        "@many.jsonl",
        "--model",
        "@model.yaml",
        "--report",
        "@out.html",
        "--sample",
        "60"
      };
      Launched.Done dead = run(command);
      assertThat(dead.exit()).isEqualTo(ExitCode.MODEL_UNUSABLE);
      assertThat(dead.err()).contains("Incorrect API key provided.", "the same command goes on.");
      assertThat(folder.resolve("out.html")).doesNotExist();
      assertThat(paid.get()).isBetween(1, 8);

      failFrom.set(Integer.MAX_VALUE);
      Launched.Done done = run(command);
      assertThat(done.exit()).as(done.err()).isZero();
      assertThat(paid.get()).isEqualTo(12);
      assertThat(done.out())
          .containsPattern("judge: mean .*, [0-9]+ of 60 rows at 3.50 or more, 60 sampled");
      assertThat(Files.readString(folder.resolve("out.html"))).contains("<h2>Judge score</h2>");

      Launched.Done again = run(command);
      assertThat(again.out()).isEqualTo(done.out());
      assertThat(paid.get()).isEqualTo(12);

      file("many.jsonl", "{\"text\": \"Other rows\"}\n");
      Launched.Done other = run(command);
      assertThat(other.exit()).as(other.err()).isZero();
      assertThat(other.err()).contains("answers about other rows are now in ", ".journal.1");
      assertThat(paid.get()).isEqualTo(13);
    }
  }

  @Test
  void aModelThatCannotBeOpenedIsSaid() throws Exception {
    rows();
    file(
        "model.yaml",
        "{baseUrl: \"http://127.0.0.1:9/v1\", model: m, apiKeyEnv: NO_SUCH_KEY_HERE}\n");
    Refusal.assertRefused(
        folder,
        ExitCode.MODEL_UNUSABLE,
        List.of(arguments("evaluate", "@rows.jsonl", "--model", "@model.yaml")),
        "NO_SUCH_KEY_HERE");
  }

  @Test
  void aRubricOfOnesOwnIsJudgedBy() throws Exception {
    manyRows();
    file(
        "rubric.yaml",
        """
        threshold: 4
        dimensions:
          - {name: style, description: Is it well put?}
          - {name: truth, description: Is it true?, scale: yes_no, weight: 2}
        """);
    JsonNode read =
        json(
            "evaluate",
            "@many.jsonl",
            "--rubric",
            "@rubric.yaml",
            "--model",
            "offline",
            "--sample",
            "10",
            "--report",
            "@own.html");
    assertThat(read.at("/judge/threshold").asDouble()).isEqualTo(4);
    assertThat(read.at("/judge/judged").asInt()).isEqualTo(10);
    assertThat(read.at("/judge/dimensions/1/name").asString()).isEqualTo("truth");
    assertThat(metric(read, "JUDGE").path("interval").isObject()).isTrue();
  }
}
