package dev.winnow.server.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.core.task.ReadTemplateDocument;
import dev.winnow.core.task.ReadTrial;
import dev.winnow.server.RunningService;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// The interface's description says the same as the code that reads.
final class TemplateDocumentationTest {

  private final JsonNode document = RunningService.get().get("/api/v1/openapi.json").body();

  private List<String> properties(String schema) {
    JsonNode properties = document.at("/components/schemas/" + schema + "/properties");
    assertThat(properties.isObject()).as(schema).isTrue();
    return List.copyOf(properties.propertyNames());
  }

  @Test
  void documentedFieldsAreThoseThatAreRead() {
    List<String> stored = new ArrayList<>(ReadTrial.TRY_FIELDS);
    stored.remove("template");
    List<String> rendered = new ArrayList<>(ReadTrial.RENDER_FIELDS);
    rendered.remove("template");
    Map.of(
            "TemplateInput", ReadTemplateDocument.FIELDS,
            "TemplateVariable", ReadTemplateDocument.VARIABLE_FIELDS,
            "TemplateExample", ReadTemplateDocument.EXAMPLE_FIELDS,
            "TemplateGeneration", ReadTemplateDocument.GENERATION_FIELDS,
            "TemplateTryUnsavedRequest", ReadTrial.TRY_FIELDS,
            "TemplateTryRequest", stored,
            "TemplateRenderUnsavedRequest", ReadTrial.RENDER_FIELDS,
            "TemplateRenderRequest", rendered)
        .forEach((schema, fields) ->
            assertThat(properties(schema)).as(schema).containsExactlyInAnyOrderElementsOf(fields));
    List<String> shown = new ArrayList<>(ReadTemplateDocument.FIELDS);
    shown.addAll(TemplateView.KEEPING);
    assertThat(properties("Template")).containsExactlyInAnyOrderElementsOf(shown);
  }

  @Test
  void everyOperationIsDescribed() {
    int operations = 0;
    for (Map.Entry<String, JsonNode> path : document.path("paths").properties()) {
      if (path.getKey().startsWith(TemplateJson.PATH)) {
        for (JsonNode operation : path.getValue()) {
          assertThat(operation.path("summary").asString("")).as(path.getKey()).isNotBlank();
          operations++;
        }
      }
    }
    assertThat(operations).isEqualTo(17);
  }
}
