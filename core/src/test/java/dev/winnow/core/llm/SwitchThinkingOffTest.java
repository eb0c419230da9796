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
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          https://api.openai.com/v1 | true
          https://x.openai.azure.com/openai/v1 | true
          https://x.cognitiveservices.azure.com | true
          https://api.groq.com/openai/v1 | false
          https://api.deepseek.com | false
          """)
  void what_only_lessens_thinking_is_not_said_to_switch_it_off(URI address, boolean onlyLessens) {
    assertThat(SwitchThinkingOff.onlyLessens(model(address))).isEqualTo(onlyLessens);
  }

  @ParameterizedTest
  @CsvSource({
    "https://dashscope.aliyuncs.com/compatible-mode/v1, enable_thinking",
    "https://ark.cn-beijing.volces.com/api/v3, thinking",
    "https://ark.ap-southeast.bytepluses.com/api/v3, thinking",
    "https://api.moonshot.cn/v1, thinking",
    "https://api.moonshot.ai/v1, thinking",
    "https://api.siliconflow.com/v1, enable_thinking",
    "https://openrouter.ai/api/v1, reasoning",
    "https://API.OPENAI.COM/v1, reasoning_effort",
    "http://127.0.0.1:8000/v1, chat_template_kwargs"
  })
  void each_place_has_its_own_field(URI address, String field) {
    assertThat(
            JsonMapper.shared().readTree(SwitchThinkingOff.extra(model(address))).propertyNames())
        .containsExactly(field);
  }

  private static ModelSettings model(URI address) {
    return new ModelSettings(
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
  }
}
