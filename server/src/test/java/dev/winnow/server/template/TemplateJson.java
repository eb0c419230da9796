package dev.winnow.server.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.server.RunningService;
import dev.winnow.server.RunningService.Answer;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Requests for tests.
final class TemplateJson {

  static final String PATH = "/api/v1/data-synthesis/templates";

  private TemplateJson() {}

  /// A name that no other test has.
  static String unique(String name) {
    return name + " " + UUID.randomUUID();
  }

  /// A template with a choice and an example.
  static ObjectNode template(String name) {
    ObjectNode template = JsonNodeFactory.instance.objectNode().put("name", name);
    template.put("type", "qa");
    template.put(
        "prompt",
        """
        Write {count} {level} questions about {topic}.
        Output format: JSON
        [{"question": "...", "answer": "..."}]
        """);
    ObjectNode variables = template.putObject("variables");
    variables.putObject("topic").put("description", "What they are about");
    ObjectNode level = variables.putObject("level").put("type", "choice");
    level.putArray("choices").add("Easy").add("Hard");
    level.put("default", "Easy");
    return template;
  }

  static Answer posted(ObjectNode template) {
    Answer created = RunningService.get().post(PATH, template.toString());
    assertThat(created.status()).as(created.text()).isEqualTo(201);
    return created;
  }

  /// The path of a new template.
  static String created(ObjectNode template) {
    return PATH + "/" + posted(template).body().path("id").stringValue();
  }

  /// The messages of a problem document about one field.
  static String problem(Answer answer, String field) {
    for (JsonNode error : answer.body().path("errors")) {
      if (error.path("field").stringValue().equals(field)) {
        return error.path("message").stringValue();
      }
    }
    throw new AssertionError("Nothing about " + field + " in " + answer.text());
  }

  static void refused(Answer answer, int status, String code) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(status);
    assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    assertThat(answer.body().path("code").stringValue()).isEqualTo(code);
    assertThat(answer.body().path("message").stringValue()).isNotBlank();
    assertThat(answer.body().path("status").intValue()).isEqualTo(status);
  }
}
