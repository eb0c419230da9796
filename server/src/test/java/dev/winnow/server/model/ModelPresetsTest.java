package dev.winnow.server.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;

/// Presets lead to models.
final class ModelPresetsTest {

  @Test
  void presetsAreReadyOnceTheirFieldsAreFilled() {
    AddressPolicy anything = new AddressPolicy(host -> new InetAddress[0]);
    for (ModelPreset preset : ModelPresets.ALL) {
      var body = JsonNodeFactory.instance.objectNode();
      body.put("name", preset.name()).put("provider", preset.provider());
      body.put("baseUrl", preset.baseUrl()).put("model", preset.model());
      body.put("responseFormat", preset.responseFormat());
      preset.fill().forEach(field -> body.put(field, "filled"));
      assertThat(ModelDraft.read(body, true, anything).name()).isEqualTo(preset.name());
    }
  }
}
