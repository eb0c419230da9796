package dev.winnow.server.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.core.task.ReadStoredModel;
import java.lang.reflect.RecordComponent;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;

/// The description of a model is that of what is read.
final class ModelBodyTest {

  private static List<String> names(Class<?> type) {
    return Arrays.stream(type.getRecordComponents()).map(RecordComponent::getName).toList();
  }

  @Test
  void describesTheFieldsThatAreRead() {
    assertThat(names(ModelBody.class)).isEqualTo(ReadStoredModel.FIELDS);
    assertThat(names(ModelBody.Limits.class)).isEqualTo(ReadStoredModel.LIMIT_FIELDS);
  }

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
