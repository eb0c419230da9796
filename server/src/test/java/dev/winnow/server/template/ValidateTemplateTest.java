package dev.winnow.server.template;

import static dev.winnow.server.template.TemplateJson.PATH;
import static dev.winnow.server.template.TemplateJson.template;
import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.server.RunningService;
import dev.winnow.server.RunningService.Answer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

final class ValidateTemplateTest {

  private final RunningService service = RunningService.get();

  private JsonNode validate(String body, String... headers) {
    Answer answer = service.post(PATH + "/validate", body, headers);
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer.body();
  }

  private static List<String> texts(JsonNode list, String field) {
    List<String> texts = new ArrayList<>();
    list.forEach(item -> texts.add(item.path(field).stringValue()));
    return texts;
  }

  @Test
  void findsVariablesAndShape() {
    JsonNode report = validate(template("fine").toString());
    assertThat(report.path("valid").booleanValue()).isTrue();
    assertThat(report.path("problems")).isEmpty();
    assertThat(report.path("schemaInferred").booleanValue()).isTrue();
    assertThat(report.path("fields").toString()).isEqualTo("[\"question\",\"answer\"]");
    assertThat(report.at("/schema/required").size()).isEqualTo(2);
    assertThat(texts(report.path("variables"), "name")).containsExactly("topic", "level", "count");
    JsonNode topic = report.at("/variables/0");
    assertThat(topic.path("required").booleanValue()).isTrue();
    assertThat(topic.path("declared").booleanValue()).isTrue();
    assertThat(topic.path("default").isNull()).isTrue();
    assertThat(topic.at("/uses/0/field").stringValue()).isEqualTo("prompt");
    assertThat(topic.at("/uses/0/line").intValue()).isEqualTo(1);
    assertThat(topic.at("/uses/0/column").intValue()).isEqualTo(39);
    assertThat(report.at("/variables/1/default").stringValue()).isEqualTo("Easy");
    assertThat(report.at("/variables/1/required").booleanValue()).isFalse();
    assertThat(report.at("/variables/2/builtIn").booleanValue()).isTrue();
  }

  @Test
  void warnsOfUndeclaredVariablesWithTheirPlaceInThePrompt() {
    ObjectNode body = template("x");
    body.put("prompt", "Zeile 1\n😀 {tpoic} {level} {topics}\n" + "{\"a\": \"...\"}");
    JsonNode report = validate(body.toString());
    // {topic} is declared, but used nowhere: no task could use that.
    assertThat(report.path("valid").booleanValue()).isFalse();
    ObjectNode good = template("x");
    good.put("prompt", "Zeile 1\n😀 {tpoic} {level} {topic}\n" + "{\"a\": \"...\"}");
    report = validate(good.toString());
    assertThat(report.path("valid").booleanValue()).isTrue();
    JsonNode problem = report.at("/problems/0");
    assertThat(problem.path("severity").stringValue()).isEqualTo("warning");
    assertThat(problem.path("field").stringValue()).isEqualTo("prompt");
    assertThat(problem.path("textLine").intValue()).isEqualTo(2);
    assertThat(problem.path("textColumn").intValue()).isEqualTo(3);
    assertThat(problem.path("message").stringValue()).contains("{tpoic}", "not declared");
  }

  @Test
  void warnsOfBracesThatLookLikeVariablesAndOfExamplesThatAreNoJson() {
    for (String wrong :
        List.of("{topic for beginners", "{my topic}", "{sub-topic}", "{{ topic }}", "{level!r}")) {
      ObjectNode body = template("x");
      body.put("prompt", "{topic} {level} {\"a\": \"...\"}\nNow " + wrong);
      JsonNode report = validate(body.toString());
      assertThat(report.path("valid").booleanValue()).as(wrong).isTrue();
      assertThat(report.path("problems").size()).as(wrong).isEqualTo(1);
      JsonNode problem = report.at("/problems/0");
      assertThat(problem.path("severity").stringValue()).isEqualTo("warning");
      assertThat(problem.path("textLine").intValue()).isEqualTo(2);
      assertThat(problem.path("textColumn").intValue()).isEqualTo(5);
      assertThat(problem.path("message").stringValue())
          .startsWith("The prompt has " + wrong + " (line 2), ")
          .contains("Write {");
    }
    ObjectNode body = template("x");
    body.put("prompt", "{topic} {level}\n{\"a\": \"...\"\n\"b\": \"...\"}");
    JsonNode problem = validate(body.toString()).at("/problems/0");
    assertThat(problem.path("textLine").intValue()).isEqualTo(3);
    assertThat(problem.path("message").stringValue()).contains("an example that is no JSON");
  }

  @Test
  void placesProblemsInTheYaml() {
    String yaml =
        """
        name: x
        type: qa
        prompt: |
          Write {count}.
        variables:
          count: {type: text}
          level:
            type: choice
        generation:
          temperature: 9
        """;
    JsonNode report = validate(yaml, "Content-Type", "application/yaml");
    assertThat(report.path("valid").booleanValue()).isFalse();
    JsonNode problem = report.at("/problems/0");
    assertThat(problem.path("field").stringValue()).isEqualTo("generation.temperature");
    assertThat(problem.path("line").intValue()).isEqualTo(10);
    assertThat(problem.path("column").intValue()).isEqualTo(3);

    report = validate(yaml.replace("9", "1"), "Content-Type", "text/yaml; charset=utf-8");
    assertThat(texts(report.path("problems"), "field"))
        .contains("variables.count.type", "variables.level.choices");
  }

  @Test
  void saysWhatIsNoYamlOrJson() {
    JsonNode report = validate("prompt: \"open\nname: x\n", "Content-Type", "application/yaml");
    assertThat(report.path("valid").booleanValue()).isFalse();
    assertThat(report.at("/problems/0/line").intValue()).isEqualTo(1);
    assertThat(report.path("schema").isNull()).isTrue();
    for (String body : List.of("[]", "7", "\"x\"")) {
      report = validate(body);
      assertThat(report.path("valid").booleanValue()).isFalse();
      assertThat(report.at("/problems/0/message").stringValue()).contains("expected a map");
    }
  }

  @Test
  void anyObjectIsARowWhereNothingTellsItsShape() {
    JsonNode report = validate("{\"prompt\": \"Write.\"}");
    assertThat(report.path("valid").booleanValue()).isTrue();
    assertThat(report.path("schema").isNull()).isTrue();
    assertThat(report.path("schemaInferred").booleanValue()).isFalse();
    assertThat(report.at("/problems/0/severity").stringValue()).isEqualTo("warning");
    assertThat(report.at("/problems/0/message").stringValue()).contains("no output schema");
  }
}
