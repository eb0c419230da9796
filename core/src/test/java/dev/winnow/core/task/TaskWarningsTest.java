package dev.winnow.core.task;

import static dev.winnow.core.task.Tasks.set;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

class TaskWarningsTest {

  @Test
  void promptsThatDoNotMeanWhatTheySayGetWarningsWithTheirLine() {
    String start = Tasks.whole().at("/template/prompt").asString() + "\n";
    int line = (int) start.lines().count() + 1;
    for (String wrong :
        List.of("{topic for beginners", "{my topic}", "{sub-topic}", "{{ topic }}", "{topic!r}")) {
      assertThat(
              Tasks.problemsOf(tree -> tree.withObject("/template").put("prompt", start + wrong)))
          .as(wrong)
          .anySatisfy(problem ->
              assertThat(problem)
                  .startsWith(
                      "/template/prompt: The prompt has " + wrong + " (line " + line + ")"));
    }
    assertThat(
            Tasks.problemsOf(tree ->
                tree.withObject("/template")
                    .put("prompt", start + "Output: {\"a\": \"x\" \"b\": \"y\"}")))
        .anyMatch(problem -> problem.contains("an example that is no JSON near line " + line));
  }

  @Test
  void warningsAreFewAndSayWhatToDo() {
    assertThat(
            Tasks.problemsOf(
                set("/model/temperature", "0")
                    .andThen(tree -> tree.withObject("/model").remove("seed"))
                    .andThen(tree -> tree.withObject("/template").remove("generation"))))
        .singleElement()
        .asString()
        .startsWith("/model: temperature is 0 and every request is the same");
    assertThat(
            Tasks.problemsOf(
                set("/template/prompt", "\"{topic} {grade} {level}\"")
                    .andThen(set("/model/responseFormat", "\"none\""))))
        .singleElement()
        .asString()
        .startsWith("/batchSize: asks for 5 rows a request, but nothing tells the model");
    assertThat(Tasks.problemsOf(set("/output/file", "\"rows.jsonl\"")))
        .singleElement()
        .asString()
        .startsWith("/output/format: is csv, and the file's ending says jsonl");
  }

  @Test
  void whereTheShapeOfRowsIsDoubtfulItIsSaidAndASchemaSettlesIt() {
    String rows = "{count} rows about {topic} {grade} {level}:\\n";
    Consumer<ObjectNode> prompted =
        set(
                "/template/prompt",
                "\"%s{\\\"q\\\":\\\"...\\\",\\\"items\\\":[{\\\"a\\\":1}]}\"".formatted(rows))
            .andThen(tree -> tree.remove("distinctOn"));
    assertThat(Tasks.problemsOf(prompted)).isEmpty();
    assertThat(
            Tasks.problemsOf(
                prompted.andThen(tree -> tree.withObject("/template").remove("schema"))))
        .containsExactly(
            "/template/prompt: shows an object with a list (items): the whole object is read as one row. If each value in the list is a row, show the list alone.");
    assertThat(
            Tasks.problemsOf(
                set(
                        "/template/schema",
                        "{\"properties\":{\"rows\":{\"type\":\"array\",\"items\":{\"properties\":{\"q\":{}}}}}}")
                    .andThen(tree -> tree.remove("distinctOn"))))
        .containsExactly(
            "/template/schema: makes each row an object with a list (rows). If each value in the list is a row, give the schema of one of them.");
  }
}
