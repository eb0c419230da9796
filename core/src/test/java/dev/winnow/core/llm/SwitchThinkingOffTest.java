package dev.winnow.core.llm;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

class SwitchThinkingOffTest {

  @ParameterizedTest
  @CsvSource({
    "https://dashscope.aliyuncs.com/compatible-mode/v1, enable_thinking",
    "https://ark.cn-beijing.volces.com/api/v3, thinking",
    "https://openrouter.ai/api/v1, reasoning",
    "https://API.OPENAI.COM/v1, reasoning_effort",
    "http://127.0.0.1:8000/v1, chat_template_kwargs"
  })
  void each_place_has_its_own_field(URI address, String field) {
    ModelSettings model =
        new ModelSettings(
            ModelSettings.Provider.OPENAI,
            address,
            "m",
            new ModelSettings.Credential.None(),
            Sampling.DEFAULT,
            null,
            JsonNodeFactory.instance.objectNode(),
            Map.of(),
            ModelSettings.Limits.DEFAULT,
            0);
    assertThat(JsonMapper.shared().readTree(SwitchThinkingOff.extra(model)).propertyNames())
        .containsExactly(field);
  }
}
