package dev.winnow.cli;

import static dev.winnow.cli.Refusal.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// Bad task files, options and paths. spec: "Bad input, each with a clear message, exit 2 or 4, and
/// nothing lost or half-written".
///
/// Each row of a table says what is given and what the message must say: the value, and advice.
final class BadInputTest {

  static final String GOOD =
      """
      name: qa
      template:
        prompt: |
          Task: question-and-answer pairs about {topic}. Id {random_id}.
          Count: {count}
          [{"question": "...", "answer": "..."}]
      parameters: {topic: medicine}
      target: 10
      model: offline
      """;

  @TempDir private Path folder = Path.of("");

  /// A task file, and what is said of it.
  private record File(String what, String text, List<String> says) {}

  private static File file(String what, String text, String... says) {
    return new File(what, text, List.of(says));
  }

  private static final List<File> FILES =
      List.of(
          file("an empty file", "", "task.yaml", "is empty"),
          file("a tab for indentation", "name: qa\n\tseed: 1\n", "task.yaml:2:", "tab"),
          file(
              "an unclosed quote",
              "name: qa\nseed: \"1\n",
              "task.yaml:2:7",
              "quote that begins here is never closed"),
          file(
              "an unknown field",
              GOOD + "concurency: 4\n",
              "concurency",
              "Did you mean concurrency?"),
          file(
              "a missing variable",
              GOOD.replace("{topic: medicine}", "{}"),
              "task.yaml:",
              "topic",
              "parameters"),
          file(
              "an unused parameter",
              GOOD.replace("{topic: medicine}", "{topic: medicine, grade: 5}"),
              "grade"),
          file("a variable with a slip", GOOD.replace("{topic}", "{topik}"), "topik", "topic"),
          file("count 0", GOOD.replace("target: 10", "target: 0"), "task.yaml:8:", "0", "1"),
          file(
              "a count that is no number",
              GOOD.replace("target: 10", "target: ten"),
              "task.yaml:8:",
              "ten"),
          file(
              "a count beside another target",
              GOOD.replace("{topic: medicine}", "{topic: medicine, count: 20}"),
              "10",
              "20"),
          file("no target at all", GOOD.replace("target: 10\n", ""), "target", "count"),
          file(
              "a schema that is none",
              GOOD.replace("parameters:", "  schema: {type: objekt}\nparameters:"),
              "schema",
              "objekt"),
          file("an unknown model", GOOD.replace("offline", "onlin"), "onlin", "offline"),
          file(
              "a key in the task file",
              GOOD.replace("model: offline", "model: {baseUrl: 'http://h/v1', apiKey: sk-1}"),
              "apiKey"),
          file("a list", "- 1\n- 2\n", "task.yaml"),
          file("no YAML at all", "<html><body>404</body></html>", "task.yaml"));

  @TestFactory
  Stream<DynamicTest> aTaskFileThatCannotRunIsExplained() {
    return FILES.stream()
        .flatMap(file ->
            Stream.of("run", "preview", "plan")
                .map(command ->
                    DynamicTest.dynamicTest(
                        command + ": " + file.what(), () -> refuses(command, file))));
  }

  private void refuses(String command, File file) throws IOException {
    Path own = own();
    Path task = TaskFiles.write(own, file.text());
    assertRefused(
        own,
        ExitCode.BAD_INPUT,
        List.of(command, task.toString()),
        file.says().toArray(String[]::new));
  }

  @Test
  void aFileThatIsNoTextIsSaidToBeNone() throws IOException {
    Path own = own();
    Path task = own.resolve("task.yaml");
    Files.write(task, new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0, 0});
    assertRefused(
        own, ExitCode.BAD_INPUT, List.of("run", task.toString()), "task.yaml", "not UTF-8", "0x89");
  }

  @Test
  void aMissingFileAndAFolderAreNamed() throws IOException {
    Path own = own();
    String missing = own.resolve("tusk.yaml").toString();
    assertRefused(
        own, ExitCode.BAD_INPUT, List.of("run", missing), missing, "no such file", "Check");
    assertRefused(
        own,
        ExitCode.BAD_INPUT,
        List.of("run", own.toString()),
        own.toString(),
        "is a folder",
        "Name a file");
  }

  @Test
  void optionsThatMakeNoSenseAreNamed() throws IOException {
    Path own = own();
    String task = TaskFiles.write(own, GOOD).toString();
    Map<List<String>, List<String>> table =
        Map.of(
            List.of("run", task, "--concurrency", "0"),
            List.of("concurrency", "0", "1,024"),
            List.of("run", task, "--seed", "abc"),
            List.of("--seed", "abc"),
            List.of("preview", task, "-n", "0"),
            List.of("-n", "0", "1 to 100"),
            List.of("preview", task, "-n", "101"),
            List.of("-n", "101", "1 to 100"),
            List.of("run", task, "--concurency", "2"),
            List.of("--concurency", "--concurrency"),
            List.of("rum", task),
            List.of("rum", "run"),
            List.of("run"),
            List.of("TASK.yaml"));
    for (Map.Entry<List<String>, List<String>> row : table.entrySet()) {
      assertRefused(own, ExitCode.BAD_INPUT, row.getKey(), row.getValue().toArray(String[]::new));
    }
  }

  @Test
  void noArgumentsShowTheHelp() {
    Launched.Done done = InProcess.run();
    assertThat(done.exit()).isZero();
    assertThat(done.out()).contains("run", "preview", "plan", "Exit codes");
  }

  @Test
  void anOutputThatCannotBeWrittenIsRefusedBeforeAnyCall() throws IOException {
    Path own = own();
    String task = TaskFiles.write(own, GOOD).toString();
    String aFolder = Files.createDirectory(own.resolve("rows")).toString();
    String belowAFile = own.resolve("task.yaml/rows.jsonl").toString();
    // A place where nobody may make a file, root neither.
    String nowhere = "/proc/winnow/rows.jsonl";
    Map<String, List<String>> table =
        Map.of(
            aFolder,
            List.of(aFolder, "is a folder", "Name a file"),
            belowAFile,
            List.of(own.resolve("task.yaml").toString(), "not a folder", "Choose"),
            nowhere,
            List.of(nowhere, "cannot be written"),
            "/dev/null",
            List.of("/dev/null", "not a regular file", "Choose"));
    for (Map.Entry<String, List<String>> row : table.entrySet()) {
      assertRefused(
          own,
          ExitCode.BAD_INPUT,
          List.of("run", task, "--out", row.getKey()),
          row.getValue().toArray(String[]::new));
    }
  }

  @Test
  void anOutputOfSomebodyElseIsNotReplaced() throws IOException {
    Path own = own();
    String task = TaskFiles.write(own, GOOD).toString();
    Path rows = Files.writeString(own.resolve("qa.jsonl"), "{\"mine\": true}\n");
    assertRefused(
        own,
        ExitCode.BAD_INPUT,
        List.of("run", task, "--out", rows.toString()),
        rows.toString(),
        "is there already",
        "--fresh");
  }

  @Test
  void aFileThatIsNoJournalIsLeftAsItIs() throws IOException {
    Path own = own();
    String task = TaskFiles.write(own, GOOD).toString();
    Path diary = Files.writeString(own.resolve("qa.journal"), "Dear diary,\n");
    assertRefused(
        own,
        ExitCode.BAD_INPUT,
        List.of("run", task, "--out", own.resolve("qa.jsonl").toString()),
        diary.toString(),
        "is no journal",
        "Choose");
  }

  private Path own() throws IOException {
    return Files.createTempDirectory(folder, "case");
  }
}
