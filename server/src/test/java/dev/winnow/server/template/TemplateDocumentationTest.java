package dev.winnow.server.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.server.RunningService;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// The interface's description says the same as the code that reads.
final class TemplateDocumentationTest {

  private final JsonNode document = RunningService.get().get("/api/v1/openapi.json").body();

  @Test
  void answersHoldWhatWasWrittenAndHowItIsKept() {
    JsonNode written = document.at("/components/schemas/TemplateInput/properties");
    JsonNode shown = document.at("/components/schemas/Template/properties");
    assertThat(written.propertyNames()).contains("prompt", "variables").isNotEmpty();
    assertThat(shown.propertyNames())
        .containsAll(written.propertyNames())
        .containsAll(TemplateView.KEEPING)
        .hasSize(written.size() + TemplateView.KEEPING.size());
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
