package dev.winnow.core.task;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The JSON Schema of task files takes what the reader takes.
class TaskSchemaTest {

  private static final ObjectNode SCHEMA = DescribeFields.taskFile();

  private static List<String> violations(JsonNode task) {
    Schema compiled =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(SCHEMA);
    return compiled.validate(task).stream().map(Object::toString).toList();
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
              || inner.startsWith("/model/extra/")
              || inner.startsWith("/model/dialect/thinking/off/");
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
            "{\"model\": \"\"}",
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
