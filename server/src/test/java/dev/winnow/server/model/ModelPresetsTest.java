package dev.winnow.server.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.core.document.ExactJson;
import dev.winnow.core.say.Said;
import dev.winnow.providers.http.AddressPolicy;
import dev.winnow.providers.preset.Preset;
import dev.winnow.providers.preset.PresetSaid;
import dev.winnow.providers.preset.Presets;
import dev.winnow.providers.preset.Region;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Presets lead to models.
final class ModelPresetsTest {

  private static final Path CHINESE = Path.of("..", "ui", "src", "text", "service", "chinese.json");

  /// Knows no name: addresses are judged as they are written.
  private final AddressPolicy policy = new AddressPolicy(host -> new InetAddress[0]);

  @Test
  void presetsAreReadyOnceTheirFieldsAreFilled() {
    for (Preset preset : Presets.all()) {
      for (Region region : preset.regions()) {
        ObjectNode body =
            JsonNodeFactory.instance
                .objectNode()
                .put("name", preset.name())
                .put("provider", preset.provider())
                .put("baseUrl", region.baseUrl().replaceAll("\\{[a-z]+}", "mine"))
                .put("model", preset.models().isEmpty() ? "any" : preset.models().getFirst().id());
        if (preset.keyNeeded()) {
          body.put("apiKey", "filled");
        }
        assertThat(ModelDraft.read(body, true, policy).name()).isEqualTo(preset.name());
      }
    }
    ModelDraft.read(ModelJson.offline("demo"), true, policy);
  }

  @Test
  void descriptionsAreInBothLanguages() throws IOException {
    JsonNode chinese = ExactJson.read(Files.readString(CHINESE));
    for (Preset preset : Presets.all()) {
      Said description = preset.description();
      assertThat(chinese.path(description.code()).asString("")).as(preset.id()).isNotBlank();
      preset
          .models()
          .forEach(model ->
              assertThat(chinese.path(model.description().code()).asString(""))
                  .as(model.id())
                  .isNotBlank());
    }
  }

  @Test
  void noSentenceIsThereForNothing() {
    for (PresetSaid sentence : PresetSaid.values()) {
      assertThat(Presets.all())
          .as(sentence.name())
          .anyMatch(preset ->
              preset.about() == sentence
                  || preset.models().stream().anyMatch(it -> it.description() == sentence));
    }
  }
}
