package dev.winnow.core.task;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The published JSON Schema says the same as the code.
class TaskSchemaTest {

  private static final ObjectNode SCHEMA = schema();

  private static ObjectNode schema() {
    try (InputStream stream = TaskSchemaTest.class.getResourceAsStream("task.schema.json")) {
      return (ObjectNode) Tasks.JSON.readTree(Objects.requireNonNull(stream));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /// Where each list of fields stands in the schema, and in the whole task.
  private static Map<String, List<String>> maps() {
    return Map.of(
        "", TaskFields.ROOT,
        "/$defs/template", TaskFields.TEMPLATE,
        "/$defs/variable", TaskFields.VARIABLE,
        "/$defs/example", TaskFields.EXAMPLE,
        "/$defs/generation", TaskFields.GENERATION,
        "/$defs/model", TaskFields.MODEL,
        "/$defs/modelLimits", TaskFields.MODEL_LIMITS,
        "/$defs/limits", TaskFields.LIMITS,
        "/$defs/output", TaskFields.OUTPUT);
  }

  private static List<String> violations(JsonNode task) {
    Schema compiled =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(SCHEMA);
    return compiled.validate(task).stream().map(Object::toString).toList();
  }

  @Test
  void itsFieldsAreThoseTheReaderKnowsInTheSameOrder() {
    maps()
        .forEach((pointer, fields) ->
            assertThat(List.copyOf(SCHEMA.at(pointer + "/properties").propertyNames()))
                .as(pointer)
                .isEqualTo(fields));
    assertThat(SCHEMA.at("/$defs").size()).isEqualTo(maps().size() - 1);
  }

  @Test
  void everyFieldOfItIsRead() {
    for (String pointer : pointers("", Tasks.whole())) {
      ObjectNode tree = Tasks.whole();
      int slash = pointer.lastIndexOf('/');
      JsonNode map = slash == 0 ? tree : tree.at(pointer.substring(0, slash));
      if (map instanceof ObjectNode object) {
        object.putArray(pointer.substring(slash + 1)).addArray();
        assertThat(Tasks.problemsOf(t -> t.removeAll().setAll(tree)))
            .as(pointer)
            .anyMatch(problem -> problem.startsWith(pointer));
      }
    }
  }

  /// Of every field that the reader knows; free-form values are left out.
  private static List<String> pointers(String pointer, JsonNode node) {
    List<String> pointers = new ArrayList<>();
    node.forEachEntry((name, value) -> {
      String inner = pointer + "/" + name;
      boolean free =
          (inner.startsWith("/parameters/") && !inner.equals("/parameters/count"))
              || inner.startsWith("/template/schema/")
              || inner.startsWith("/model/extra/");
      if (!free) {
        pointers.add(inner);
        pointers.addAll(pointers(inner, value));
      }
    });
    return pointers;
  }

  @Test
  void itTakesAWholeTask() {
    ObjectNode tree = Tasks.whole();
    tree.withObject("/template").put("type", "qa");
    assertThat(violations(tree)).isEmpty();
  }

  @Test
  void itRefusesWhatTheReaderRefuses() {
    List<String> wrong =
        List.of(
            "{\"target\": 0}",
            "{\"target\": \"many\"}",
            "{\"batchSize\": 1001}",
            "{\"unknown\": 1}",
            "{\"name\": \"a b\"}",
            "{\"concurrency\": 1025}",
            "{\"model\": \"gpt-4\"}",
            "{\"model\": {\"apiKey\": \"sk\"}}",
            "{\"model\": {\"baseUrl\": \"ftp://h\", \"model\": \"m\"}}",
            "{\"output\": {\"format\": \"xml\"}}",
            "{\"template\": {\"name\": \"no prompt\"}}");
    for (String change : wrong) {
      ObjectNode tree = Tasks.whole();
      tree.withObject("/template").put("type", "qa");
      tree.setAll((ObjectNode) Tasks.JSON.readTree(change));
      assertThat(violations(tree)).as(change).isNotEmpty();
      assertThat(Tasks.read(tree)).as(change).isInstanceOf(TaskResult.Rejected.class);
    }
  }
}
