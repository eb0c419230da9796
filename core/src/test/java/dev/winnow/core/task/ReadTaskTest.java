package dev.winnow.core.task;

import static dev.winnow.core.task.Tasks.set;
import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.core.document.Document;
import dev.winnow.core.document.Document.Place;
import dev.winnow.core.document.DocumentResult;
import dev.winnow.core.document.Problem;
import dev.winnow.core.document.Problems;
import dev.winnow.core.llm.Dialect;
import dev.winnow.core.llm.ModelSettings;
import dev.winnow.core.llm.ModelSettings.Credential;
import dev.winnow.core.llm.ModelSettings.ResponseFormat;
import dev.winnow.core.llm.Sampling;
import dev.winnow.core.say.Said;
import dev.winnow.core.task.Task.Format;
import dev.winnow.core.task.Task.Output;
import dev.winnow.core.template.TemplateType;
import dev.winnow.core.template.Variable;
import java.net.URI;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

class ReadTaskTest {

  private static ObjectNode json(String text) {
    return (ObjectNode) Tasks.JSON.readTree(text);
  }

  @Test
  void everyFieldIsRead() {
    Task task = Tasks.task(Tasks.whole());
    assertThat(task.name()).isEqualTo("医学-qa_1.0");
    assertThat(task.template().type()).isEqualTo(TemplateType.QA);
    assertThat(task.template().system()).isEqualTo("Be brief.");
    assertThat(task.template().variables())
        .containsExactly(
            new Variable("topic", Variable.Type.TEXT, true, "t", "d", null, null, List.of()),
            new Variable("grade", Variable.Type.NUMBER, true, null, "", 1.0, 13.0, List.of()),
            new Variable(
                "level", Variable.Type.CHOICE, true, null, "", null, null, List.of("easy", "2")));
    assertThat(task.template().generation())
        .isEqualTo(new Sampling(0.1, 0.5, 10, List.of("#"), 1L));
    assertThat(task.target()).isEqualTo(100);
    assertThat(task.calls().batchSize()).isEqualTo(5);
    assertThat(task.recipe().distinctOn()).containsExactly("q");
    assertThat(task.recipe().seed()).isEqualTo(7);
    assertThat(task.recipe().zone()).isEqualTo(ZoneId.of("Asia/Shanghai"));
    assertThat(task.calls().concurrency()).isEqualTo(4);
    assertThat(task.goal().limits())
        .isEqualTo(new Task.Limits(3, 10, 0.1, 2, Duration.ofMinutes(1)));
    assertThat(task.output()).isEqualTo(new Output("rows.csv", Format.CSV));
    assertThat(task.model())
        .isEqualTo(
            new ModelSettings(
                ModelSettings.Provider.OPENAI,
                URI.create("http://127.0.0.1:8000/v1"),
                "tiny",
                new Credential.Environment("KEY"),
                new Sampling(0.7, 1.0, 100, List.of("a", "b"), 3L),
                ModelSettings.Thinking.LOW,
                ResponseFormat.JSON_SCHEMA,
                true,
                new Dialect(
                    "max_completion_tokens",
                    List.of(Dialect.Parameter.TOP_P),
                    0.1,
                    1.0,
                    0.5,
                    0.9,
                    2,
                    List.of(ResponseFormat.TOOL, ResponseFormat.NONE),
                    true,
                    false,
                    json("{\"off\":{\"enable_thinking\":false}}")),
                json("{\"top_k\":4}"),
                Map.of("X-Team", "a"),
                new ModelSettings.Connection(
                    URI.create("http://proxy:3128"), "ca.pem", false, true, true),
                new ModelSettings.Limits(
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(60),
                    Duration.ofSeconds(30),
                    4096,
                    60,
                    100_000),
                0));
  }

  @Test
  void theLeastTaskHasDefaults() {
    Task task =
        Tasks.task(
            json(
                """
                {"name": "t", "template": {"prompt": "{count} rows"}, "target": 3,
                 "model": "offline"}
                """));
    assertThat(task.template().name()).isEqualTo("t");
    assertThat(task.template().type()).isEqualTo(TemplateType.CUSTOM);
    assertThat(task.target()).isEqualTo(3);
    assertThat(task.calls().batchSize()).isEqualTo(5);
    assertThat(task.recipe().seed()).isZero();
    assertThat(task.recipe().zone()).isEqualTo(ZoneOffset.UTC);
    assertThat(task.model().provider()).isEqualTo(ModelSettings.Provider.OFFLINE);
    assertThat(task.model().responseFormat()).isNull();
    assertThat(task.calls().concurrency()).isEqualTo(8);
    assertThat(task.goal().limits()).isEqualTo(Task.Limits.DEFAULT);
    assertThat(task.output()).isEqualTo(new Output(null, Format.JSONL));
  }

  @Test
  void aPromptWithoutCountAsksForOneRow() {
    ObjectNode tree =
        json(
            """
            {"name": "t", "template": {"prompt": "one row, not {{count}}"}, "target": 3,
             "model": {"baseUrl": "https://api.openai.com/v1", "model": "m"}}
            """);
    assertThat(Tasks.task(tree).calls().batchSize()).isEqualTo(1);
    assertThat(Tasks.task(tree).model().provider()).isEqualTo(ModelSettings.Provider.OPENAI);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          /target          | "many"     | /target: expected a whole number from 1 to 10,000,000, found the text "many".
          /target          | 0          | /target: expected a whole number from 1 to 10,000,000, found the number 0.
          /target          | 1.5        | found the number 1.5.
          /target          | 101        | /target: (101) differs from parameters.count (100). Keep one of them.
          /parameters/count| 0          | /parameters/count: expected a whole number from 1 to 10,000,000, found the number 0.
          /parameters      | []         | /parameters: expected a map, found an empty list.
          /batchSize       | 1001       | /batchSize: expected a whole number from 1 to 1,000, found the number 1001.
          /batchsize       | 5          | /batchsize: unknown field. Did you mean batchSize?
          /zzz             | 5          | /zzz: unknown field. The fields here are name, description,
          /concurrency     | 0          | /concurrency: expected a whole number from 1 to 1,024
          /seed            | 1e30       | /seed: expected a whole number of at most 64 bits, found the number
          /timeZone        | "Asia/Shanghay" | /timeZone: "Asia/Shanghay" is no known time zone. Did you mean Asia/Shanghai?
          /name            | "a b"      | /name: takes letters, digits, - _ and . and starts with a letter or digit, found "a b". Maybe write a-b.
          /name            | "../x"     | Maybe write x.
          /name            | 12         | /name: expected text, found the number 12. Maybe put it in quotes.
          /name            | null       | /name: is missing.
          /template        | null       | /template: is missing.
          /template        | []         | /template: expected a map with fields such as name, description, type, found an empty list.
          /template        | "x.yaml"   | /template: x.yaml: no such file.
          /template/prompt | " "        | /template/prompt: is empty.
          /template/type   | "q"        | /template/type: expected one of qa, dialogue,
          /template/schema | 5          | /template/schema: expected a JSON Schema as a map, or the path of a file with one, found the number 5.
          /template/examples/0/user | "" | /template/examples/0/user: is empty.
          /template/variables/grade/min | 14 | /template/variables/grade/min: The minimum of {grade} (14) is more than its maximum (13). Maybe swap them.
          /template/variables/topic/min | 1 | /template/variables/topic/min: The variable {topic} is a text and has no min. Remove it, or declare a number.
          /template/variables/level/choices | [] | /template/variables/level/choices: The variable {level} is a choice without choices.
          /template/variables/level/choices | [{}] | expected text, a number, true or false, found a map.
          /template/generation/topP | 0  | /template/generation/topP: expected a number over 0, up to 1, found the number 0.
          /model           | null       | /model: is missing. Write model: offline, or a map
          /model           | "gpt-4"    | /model: the only model that goes by its name alone is offline, found the text "gpt-4".
          /model           | {"model":"m"} | /model/provider: is missing, and so is baseUrl.
          /model/provider  | "google"   | /model/provider: expected one of offline, openai, anthropic, ollama, found the text "google".
          /model/provider  | "offline"  | /model/baseUrl: does not go with provider: offline
          /model/baseUrl   | null       | /model/baseUrl: is missing.
          /model/baseUrl   | "localhost:8000" | with http:// or https:// in front.
          /model/baseUrl   | "ftp://h/v1" | with http:// or https:// in front.
          /model/baseUrl   | "http:///v1" | /model/baseUrl: expected an address like
          /model/baseUrl   | "http://a b" | /model/baseUrl: expected an address like
          /model/model     | ""         | /model/model: is empty.
          /model/temperature | 2.1      | /model/temperature: expected a number from 0 to 2, found the number 2.1.
          /model/maxTokens | 0          | /model/maxTokens: expected a whole number from 1 to 1,000,000
          /model/stop      | [""]       | /model/stop: holds an empty text
          /model/responseFormat | "json" | /model/responseFormat: expected one of auto, none, json_object, json_schema, json_schema_object
          /model/extra     | {"stream":true} | /model/extra/stream: is set by Winnow for every request.
          /model/headers   | {"a b":"c"} | /model/headers/a b: is no name of an HTTP header.
          /model/headers   | {"Host":"c"} | /model/headers/Host: is set by the connection itself.
          /model/headers   | {"X-A":"é"} | /model/headers/X-A: holds a character that HTTP headers cannot carry.
          /model/headers   | {"X-Title":"Übungen"} | /model/headers/X-Title: holds a character that
          /model/headers   | {"X-Title":"医学"} | /model/headers/X-Title: holds a character that
          /model/headers   | {"X-A":"“a”"} | /model/headers/X-A: holds a character that
          /model/headers   | {"X-A":"a\\u00a0b"} | /model/headers/X-A: holds a character that
          /model/headers   | {"X-A":"a\\r\\nX: y"} | /model/headers/X-A: holds a character that
          /model/headers   | {"X-A":"a\\u0000"} | /model/headers/X-A: holds a character that
          /model/headers   | {"X-A":"e\\u0301"} | /model/headers/X-A: holds a character that
          /model/headers   | {"X-A":"\\ud83d\\ude00"} | /model/headers/X-A: holds a character that
          /model/headers   | {"X-A":"a\\u007f"} | /model/headers/X-A: holds a character that
          /model/headers   | {"X-Ä":"a"} | /model/headers/X-Ä: is no name of an HTTP header.
          /model/headers   | {"X-A":5} | /model/headers/X-A: expected text.
          /model/thinking  | "deep"     | /model/thinking: expected one of auto, off, low, medium, high, found the text "deep".
          /model/dialect/omit | ["top_p"] | /model/dialect/omit/0: expected one of temperature, topP, maxTokens, stop, seed, found the text "top_p".
          /model/dialect/thinking | {"most":{}} | /model/dialect/thinking/most: expected one of off, low, medium, high
          /model/dialect/thinking | {"off":{"stream":true}} | /model/dialect/thinking/off/stream: is set by Winnow
          /model/connection/proxy | "http://me:secret@proxy:1" | /model/connection/proxy: expected an address like http://proxy.example.com:3128
          /model/latencyMillis | 5      | /model/latencyMillis: goes with provider: offline only.
          /model/apiKeyEnv | true       | /model/apiKeyEnv: expected the name of an environment variable
          /model/apiKeyFile | "k"       | /model/apiKeyFile: stands beside apiKeyEnv. Keep one of them.
          /model/limits/replyBytesMax | 10 | /model/limits/replyBytesMax: expected a whole number from 1,024
          /limits/stagnationYield | 2   | /limits/stagnationYield: expected a number from 0 to 1, found the number 2.
          /output          | ""         | /output: is empty.
          /output/format   | "xml"      | /output/format: expected one of jsonl, json, csv, parquet, found the text "xml".
          """)
  void whatIsWrongIsSaidWithItsPlaceValueAndAdvice(String at, String value, String message) {
    assertThat(Tasks.problemsOf(set(at, value)))
        .anyMatch(problem -> problem.contains(message))
        .doesNotHaveDuplicates();
  }

  @Test
  void aKeyIsRefusedWhereverItStandsAndNeverRepeated() {
    String secret = "sk-0123456789";
    String quoted = "\"" + secret + "\"";
    List<Consumer<ObjectNode>> changes =
        List.of(
            set("/model/apiKey", quoted),
            set("/model/api_key", quoted),
            set("/model/token", quoted),
            set("/apiKey", quoted),
            set("/model/apiKeyEnv", quoted),
            set("/model/apiKeyEnv", "{\"key\":" + quoted + "}"),
            set("/model/headers", "{\"Authorization\":" + quoted + "}"),
            set("/model/headers", "{\"x-api-key\":" + quoted + "}"),
            set("/model/extra", "{\"api_key\":" + quoted + "}"),
            set("/model/baseUrl", "\"https://" + secret + "@host/v1\""),
            set("/model/baseUrl", "\"https://user:" + secret + "@host/v1\""),
            set("/model/baseUrl", "\"https://host/v1?key=" + secret + "\""));
    for (Consumer<ObjectNode> change : changes) {
      assertThat(Tasks.problemsOf(change)).hasSize(1).noneMatch(text -> text.contains(secret));
    }
    assertThat(Tasks.problemsOf(changes.getFirst()).getFirst())
        .startsWith("/model/apiKey: ")
        .contains("apiKeyEnv: NAME");
  }

  @Test
  void everythingWrongIsSaidAtOnce() {
    assertThat(
            Tasks.problemsOf(
                set("/target", "-1")
                    .andThen(set("/concurrency", "\"x\""))
                    .andThen(set("/model/temperature", "9"))
                    .andThen(set("/outptu", "1"))))
        .hasSize(4);
  }

  @Test
  void anEndpointsAddressLosesItsPathWithAWarning() {
    Consumer<ObjectNode> change = set("/model/baseUrl", "\"http://h:1/v1/chat/completions/\"");
    assertThat(Tasks.with(change).model().baseUrl()).isEqualTo(URI.create("http://h:1/v1"));
    assertThat(Tasks.problemsOf(change)).singleElement().asString().contains("http://h:1/v1 is");
  }

  @Test
  void theCommandLineGoesOverTheFile() {
    TaskResult result =
        Tasks.read(Tasks.whole(), new Overrides("o.json", 42L, 64), (path, from) -> missing(path));
    assertThat(result).isInstanceOf(TaskResult.Ready.class);
    Task task = ((TaskResult.Ready) result).task();
    assertThat(task.output()).isEqualTo(new Output("o.json", Format.JSON));
    assertThat(task.recipe().seed()).isEqualTo(42);
    assertThat(task.calls().concurrency()).isEqualTo(64);
    TaskResult wrong =
        Tasks.read(Tasks.whole(), new Overrides(null, null, 0), (path, from) -> missing(path));
    assertThat(((TaskResult.Rejected) wrong).problems().getFirst().message())
        .isEqualTo("expected a whole number from 1 to 1,024, found 0.");
  }

  @Test
  void aTemplateAndASchemaMayBeFilesOfTheirOwnAndProblemsStandThere() {
    Map<String, Document> files =
        Map.of(
            "t/qa.yaml",
            new Document(
                "t/qa.yaml",
                json("{\"prompt\":\"p\",\"schema\":\"row.json\",\"typo\":1}"),
                Map.of("", new Place(1, 1), "/typo", new Place(9, 1))),
            "t/row.json",
            new Document("t/row.json", json("{\"type\":\"object\"}"), Map.of()));
    ObjectNode tree = Tasks.whole().put("template", "t/qa.yaml");
    TaskResult result =
        Tasks.read(
            tree,
            Overrides.NONE,
            (path, from) -> {
              Document file = files.get(from.name().equals("task.yaml") ? path : "t/" + path);
              return file == null ? missing(path) : new DocumentResult.Found(file);
            });
    List<Problem> problems = ((TaskResult.Rejected) result).problems();
    assertThat(Problems.format(result.sources(), problems))
        .isEqualTo("t/qa.yaml:9:1: error: template.typo: unknown field. Did you mean type?");
  }

  private static DocumentResult missing(String path) {
    Document empty = new Document(path, MissingNode.getInstance(), Map.of());
    return new DocumentResult.Broken(empty, List.of(Problem.error("", Said.text("no such file."))));
  }

  @Test
  void aKeyFileIsLookedForBesideTheTaskFile() {
    ObjectNode tree = Tasks.whole();
    tree.withObject("/model").put("apiKeyFile", "key.txt").remove("apiKeyEnv");
    Document document = new Document("tasks/qa.yaml", tree, Map.of());
    TaskResult result = ReadTask.read(document, Overrides.NONE, (path, from) -> missing(path));
    assertThat(((TaskResult.Ready) result).task().model().credential())
        .isEqualTo(new Credential.File("tasks/key.txt"));
  }

  @Test
  void coercesUnlessItSaysOtherwise() {
    assertThat(Tasks.with(tree -> {}).recipe().coerce()).isTrue();
    assertThat(Tasks.with(tree -> tree.put("coerce", false)).recipe().coerce()).isFalse();
    assertThat(Tasks.with(tree -> tree.put("coerce", false)).withTarget(7).recipe().coerce())
        .isFalse();
    assertThat(Tasks.problemsOf(tree -> tree.put("coerce", "no")))
        .singleElement()
        .asString()
        .startsWith("/coerce: expected true or false");
  }

  @Test
  void whatIsNoMapIsNoTask() {
    for (String text : List.of("[]", "3", "\"x\"", "null")) {
      JsonNode tree = Tasks.JSON.readTree(text);
      TaskResult result =
          ReadTask.read(
              new Document("t", tree, Map.of()), Overrides.NONE, (path, from) -> missing(path));
      assertThat(result).isInstanceOf(TaskResult.Rejected.class);
    }
  }

  @Test
  void aPinnedTaskKeepsTheSchemaThatWasInferred() {
    ObjectNode tree = Tasks.whole();
    ObjectNode template = tree.withObject("/template");
    template.remove("schema");
    template.put("prompt", template.path("prompt").stringValue() + " [{\"q\": \"...\"}]");
    Task made = Tasks.task(tree);
    assertThat(made.schema().fields()).containsExactly("q");
    TaskRequest.sayInferred(made, tree);
    assertThat(tree.at("/inferredSchema/properties").propertyNames()).containsExactly("q");
    // What another version would infer does not matter.
    tree.withObject("/inferredSchema/properties").putObject("r");
    assertThat(ReadTask.readPinned(tree))
        .isInstanceOfSatisfying(
            TaskResult.Ready.class,
            ready -> assertThat(ready.task().schema().fields()).containsExactly("q", "r"));
    assertThat(Tasks.read(tree)).isInstanceOf(TaskResult.Rejected.class);
  }
}
