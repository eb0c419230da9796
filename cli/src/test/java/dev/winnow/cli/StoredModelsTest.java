package dev.winnow.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.bench.SimulatedServer;
import dev.winnow.bench.SimulatedServer.Behaviour;
import dev.winnow.storage.postgres.EmbeddedPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Models in a home, and tasks that name them. The home's database runs, as that of a service
/// would.
final class StoredModelsTest {

  private static final String CANARY = "sk-canary-8c1f0d2b9e7a4653Q9";

  @TempDir private static Path shared = Path.of("");
  private static Path home = Path.of("");
  private static @Nullable EmbeddedPostgres database;

  @TempDir private Path folder = Path.of("");
  private SimulatedServer server = SimulatedServer.start(Behaviour.INSTANT);
  private final List<String> said = new ArrayList<>();

  /// The first command makes the home, all by itself.
  @BeforeAll
  static void makeHome() {
    home = shared.resolve("home");
    Launched.Done listed = InProcess.run("models", "list", "--home", home.toString());
    assertThat(listed.exit()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(listed.err()).contains("There is no home " + home, "winnow models add");
    assertThat(home).doesNotExist();

    Launched.Done added =
        InProcess.run("models", "add", "first", "--provider", "offline", "--home", home.toString());
    assertThat(added.exit()).as(added.err()).isZero();
    assertThat(InProcess.run("models", "list", "--home", home.toString()).out())
        .containsPattern("first +offline +offline +none");
    assertThat(home.resolve("postgres/data/postmaster.pid")).doesNotExist();
    database = EmbeddedPostgres.start(home.resolve("postgres"), line -> {});
  }

  @AfterAll
  static void stop() {
    if (database != null) {
      database.close();
    }
  }

  @BeforeEach
  void serve() {
    server.close();
    server = SimulatedServer.start(Behaviour.INSTANT.withKey(CANARY));
  }

  @AfterEach
  void end() {
    server.close();
  }

  private Launched.Done models(String input, String... arguments) {
    Launched.Done done =
        InProcess.given(
            input,
            Stream.of(
                    Stream.of("models"), Stream.of(arguments), Stream.of("--home", home.toString()))
                .flatMap(each -> each)
                .toArray(String[]::new));
    said.add(done.out() + done.err());
    return done;
  }

  private Launched.Done add(String name, String... more) {
    return models(
        CANARY + "\n",
        Stream.concat(
                Stream.of(
                    "add", name, "--base-url", server.baseUrl().toString(), "--model", "tiny"),
                Stream.of(more))
            .toArray(String[]::new));
  }

  private Launched.Done task(String command, String model, String... more) throws IOException {
    Path file =
        TaskFiles.write(
            folder,
            """
            name: qa
            template:
              prompt: |
                Task: question-and-answer pairs about {topic}. Id {random_id}.
                Count: {count}
                [{"question": "...", "answer": "..."}]
            parameters: {topic: medicine}
            target: 20
            model: %s
            """
                .formatted(model));
    Launched.Done done =
        InProcess.run(
            Stream.concat(
                    Stream.of(command, file.toString(), "--home", home.toString()), Stream.of(more))
                .toArray(String[]::new));
    said.add(done.out() + done.err());
    return done;
  }

  private static void assertGood(Launched.Done done) {
    assertThat(done.exit()).as(done.err()).isZero();
  }

  private String[] out() {
    return new String[] {"--out", folder.resolve("qa.jsonl").toString()};
  }

  @Test
  void aTaskNamesAStoredModelAndItsKeyIsNowhere() throws IOException {
    Launched.Done added = add("canary", "--api-key-stdin");
    assertThat(added.exit()).as(added.err()).isZero();

    Launched.Done run = task("run", "Canary", out());
    assertThat(run.exit()).as(run.err()).isZero();
    TaskFiles.assertExactly(folder.resolve("qa.jsonl"), 20);
    assertGood(task("run", "canary", out()));
    assertGood(task("preview", "{name: canary, temperature: 0.3}"));
    assertThat(server.firstBodies()).anyMatch(body -> body.contains("\"temperature\":0.3"));
    assertThat(task("plan", "canary").out()).contains("model     tiny");
    assertThat(models("", "list").out()).contains("stored …53Q9");
    assertThat(models("", "list", "--format", "json").out()).contains("\"hint\"");

    assertThat(said).noneMatch(text -> text.contains(CANARY));
    try (Stream<Path> written = Files.walk(folder);
        Stream<Path> kept = Files.walk(home)) {
      Stream<Path> files = Stream.concat(written, kept);
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
            .as(file.toString())
            .doesNotContain(CANARY);
      }
    }
  }

  /// Settings that change rows are compared, wherever they stand; the way there is not.
  @Test
  void aRunGoesOnWithTheStoredModelAsItIsByThen() throws IOException {
    assertGood(add("changing", "--api-key-stdin"));
    assertGood(task("run", "changing", out()));

    try (SimulatedServer other = SimulatedServer.start(Behaviour.INSTANT)) {
      String[] moved = {"--base-url", other.baseUrl().toString(), "--model", "tiny", "--replace"};
      Launched.Done refused = models("", concat("add", "changing", moved));
      assertThat(refused.exit()).isEqualTo(ExitCode.BAD_INPUT);
      assertThat(refused.err()).contains("another address", "--api-key-stdin");
      assertGood(models("new-key\n", concat("add", "changing", moved, "--api-key-stdin")));
      assertGood(task("run", "changing", out()));
    }

    assertGood(add("changing", "--replace", "--set", "temperature=0.9", "--api-key-stdin"));
    Launched.Done differs = task("run", "changing", out());
    assertThat(differs.exit()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(differs.err()).contains("model.temperature: was (not set), now 0.9");
    // The key of the same address stays.
    assertGood(add("changing", "--replace"));
    assertGood(task("preview", "changing"));
  }

  private static String[] concat(String command, String name, String[] more, String... evenMore) {
    return Stream.of(Stream.of(command, name), Stream.of(more), Stream.of(evenMore))
        .flatMap(each -> each)
        .toArray(String[]::new);
  }

  @Test
  void aCategoryNamesAStoredModelToo() throws IOException {
    assertGood(add("of a category", "--api-key-stdin"));
    String dimensions =
        """
        offline
        dimensions:
          level:
            - {name: easy, share: 50}
            - {name: hard, share: 50, model: {name: of a category, maxTokens: 500}}
        """;
    Launched.Done run = task("preview", dimensions);
    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(server.requests()).isPositive();
    assertThat(server.firstBodies()).allMatch(body -> body.contains("500"));
  }

  @Test
  void aNameThatNobodyHasIsSaidWithThoseThereAre() throws IOException {
    assertGood(add("Tiny model"));
    Launched.Done near = task("run", "tiny-modle", out());
    assertThat(near.exit()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(near.err())
        .contains("task.yaml:9:1: error: model:", "tiny-modle", home.toString())
        .contains("Tiny model", "Did you mean Tiny model?");
    assertThat(task("run", "other", out()).err()).contains("winnow models add", "--home");
    assertThat(task("run", "{name: Tiny model, baseUrl: 'http://127.0.0.1:1/v1'}", out()).err())
        .contains("task.yaml:9:", "model.baseUrl: stands beside name");

    Path none = folder.resolve("none");
    Launched.Done nowhere = task("run", "Tiny model", "--home", none.toString());
    assertThat(nowhere.exit()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(none).doesNotExist();
  }

  @Test
  void aModelComesFromAFileAndANameIsTakenOnce() throws IOException {
    Path file = TaskFiles.keyless(folder, server.baseUrl(), 5, 1, "");
    assertThat(
            models(
                    "",
                    "add",
                    "of a file",
                    "--file",
                    file.toString(),
                    "--set",
                    "limits.requestsPerMinute=60")
                .exit())
        .isZero();
    JsonNode listed = JsonMapper.shared().readTree(models("", "list", "--format", "json").out());
    JsonNode model =
        listed
            .valueStream()
            .filter(each -> each.path("name").asString().equals("of a file"))
            .findFirst()
            .orElseThrow();
    assertThat(model.path("model").asString()).isEqualTo("tiny");
    assertThat(model.path("limits").path("requestsPerMinute").asInt()).isEqualTo(60);
    assertThat(model.path("apiKey").path("stored").asBoolean()).isFalse();

    Launched.Done again = add("OF A FILE");
    assertThat(again.exit()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(again.err()).contains("There is a model \"of a file\" already", "--replace");
  }

  @Test
  void keysAreRefusedWhereOthersSeeThem() throws IOException {
    for (String[] wrong :
        new String[][] {
          {"--set", "apiKey=" + CANARY},
          {"--set", "extra.api_key=" + CANARY},
          {"--set", "headers.Authorization=" + CANARY},
          {"--api-key-env", CANARY},
          {"--api-key-env", "OPENAI_API_KEY", "--api-key-stdin"},
        }) {
      Launched.Done done = add("refused", wrong);
      assertThat(done.exit()).as(done.err()).isEqualTo(ExitCode.BAD_INPUT);
    }
    Path file = TaskFiles.write(folder, "baseUrl: http://127.0.0.1:1\nmodel: m\napiKey: " + CANARY);
    assertThat(models("", "add", "refused", "--file", file.toString()).exit())
        .isEqualTo(ExitCode.BAD_INPUT);
    assertThat(said).noneMatch(text -> text.contains(CANARY));
    assertThat(models("", "list").out()).doesNotContain("refused");
    assertThat(
            models(
                    "",
                    "add",
                    "empty",
                    "--base-url",
                    "http://127.0.0.1:1",
                    "--model",
                    "m",
                    "--api-key-stdin")
                .err())
        .contains("is empty");
  }

  @Test
  void fieldsThatAreWrongAreSaidAtOnce() {
    Launched.Done done =
        models("", "add", "wrong", "--provider", "opnai", "--set", "temperature=7");
    assertThat(done.exit()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(done.err())
        .contains("provider", "openai", "temperature", "0 to 2", "Nothing was stored.");
  }
}
