package dev.winnow.providers.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.core.llm.Dialect;
import dev.winnow.core.llm.ModelSettings;
import dev.winnow.providers.SentModel;
import dev.winnow.providers.dialect.KnownDialects.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/// The table of dialects: every row of it is of use, and what it says of models is what their
/// providers say.
class KnownDialectsTest {

  /// A model of each kind, by wire and address.
  private static final String MODELS =
      """
      openai https://api.openai.com/v1 o3-mini gpt-5-nano gpt-5.1 gpt-5.6 gpt-4o gpt-4 gpt-3.5-turbo
      openai https://me.openai.azure.com/openai/v1 gpt-4o
      openai https://openrouter.ai/api/v1 openai/gpt-5 openai/gpt-4o qwen/qwen3-32b
      openai https://qianfan.baidubce.com/v2 ernie-4.5-turbo-128k deepseek-v3.2
      openai https://dashscope.aliyuncs.com/compatible-mode/v1 qwen-plus qwen3-32b
      openai https://api.deepseek.com deepseek-flash
      openai https://open.bigmodel.cn/api/paas/v4 glm-4.7 glm-5.3
      openai https://api.moonshot.cn/v1 moonshot-v1-8k kimi-k2.6 kimi-k3
      openai https://api.siliconflow.cn/v1 Qwen/Qwen3-32B
      openai https://ark.cn-beijing.volces.com/api/v3 doubao-seed-1-6-250615
      openai https://api.minimax.io/v1 MiniMax-M3
      openai https://generativelanguage.googleapis.com/v1beta/openai gemini-2.5-flash gemini-3-flash
      openai https://api.groq.com/openai/v1 openai/gpt-oss-20b qwen/qwen3-32b llama-3.3-70b-versatile
      openai https://api.mistral.ai/v1 mistral-small-latest
      openai http://localhost:8000/v1 Qwen/Qwen3-8B
      anthropic https://api.anthropic.com/v1 claude-3-haiku-20240307 claude-sonnet-4-5 claude-opus-4-6
      anthropic https://api.anthropic.com/v1 claude-opus-4-7 claude-sonnet-5-5 claude-opus-5-5
      ollama http://localhost:11434 llama3.2 gpt-oss:20b
      """;

  static List<ModelSettings> models() {
    List<ModelSettings> all = new ArrayList<>();
    MODELS
        .lines()
        .map(line -> line.split(" "))
        .forEach(words -> {
          for (int i = 2; i < words.length; i++) {
            all.add(model(words[0], words[1], words[i]));
          }
        });
    return all;
  }

  @Test
  void each_row_changes_what_is_known_of_some_model() {
    for (Row row : KnownDialects.ROWS) {
      List<Row> others = KnownDialects.ROWS.stream().filter(other -> !other.equals(row)).toList();
      assertThat(models())
          .as(row.toString())
          .anySatisfy(model -> {
            assertThat(row.fits(model)).isTrue();
            assertThat(KnownDialects.of(model, others)).isNotEqualTo(KnownDialects.of(model));
          });
    }
  }

  @Test
  void all_that_is_asked_for_is_known_of_every_model() {
    for (ModelSettings model : models()) {
      Dialect dialect = KnownDialects.of(model);
      assertThat(dialect.maxTokensField()).as(model.model()).isNotNull();
      assertThat(dialect.responseFormats()).as(model.model()).isNotEmpty();
      assertThat(dialect.thinking().propertyNames())
          .as(model.model())
          .contains("off", "low", "medium", "high");
    }
  }

  /// Facts that a careless row would break, one a line: wire, host, model, what is left out, the
  /// ways to send a schema, how thinking is switched off.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          openai|api.openai.com|o4-mini|temperature topP|json_schema_object tool json_object none|{"reasoning_effort":"low"}
          openai|api.openai.com|gpt-5-mini|temperature topP|json_schema_object tool json_object none|{"reasoning_effort":"minimal"}
          openai|api.openai.com|gpt-5.1||json_schema_object tool json_object none|{"reasoning_effort":"none"}
          openai|api.openai.com|gpt-5-chat-latest||json_schema_object tool json_object none|{"reasoning_effort":"minimal"}
          openai|api.openai.com|gpt-5.6-sol|temperature topP|json_schema_object tool json_object none|{"reasoning_effort":"none"}
          openai|api.openai.com|gpt-4.1||json_schema_object tool json_object none|{"reasoning_effort":"low"}
          openai|api.openai.com|gpt-4-turbo||tool json_object none|{"reasoning_effort":"low"}
          openai|openrouter.ai|openai/gpt-5|temperature topP|json_schema_object tool json_object none|{"reasoning":{"enabled":false}}
          openai|dashscope.aliyuncs.com|qwen-plus-latest||json_schema_object json_object none|{"enable_thinking":false}
          openai|dashscope.aliyuncs.com|qwen-turbo||json_object none|{"enable_thinking":false}
          openai|qianfan.baidubce.com|ernie-5.0||json_object none|{"enable_thinking":false}
          openai|api.moonshot.cn|kimi-k2.6|temperature topP|json_schema_object json_object none|{"thinking":{"type":"disabled"}}
          openai|api.moonshot.cn|kimi-k3.1-pro|temperature topP|json_schema_object json_object none|{"reasoning_effort":"low"}
          openai|api.moonshot.cn|moonshot-v1-32k||json_schema_object json_object none|{"thinking":{"type":"disabled"}}
          openai|generativelanguage.googleapis.com|models/gemini-2.5-pro||json_schema_object json_object none|{"reasoning_effort":"minimal"}
          openai|generativelanguage.googleapis.com|gemini-2.5-flash||json_schema_object json_object none|{"reasoning_effort":"none"}
          openai|api.groq.com|openai/gpt-oss-120b||json_schema_object tool json_object none|{"reasoning_effort":"low"}
          openai|api.mistral.ai|mistral-large-latest|seed|json_schema_object json_object none|{"reasoning_effort":"none"}
          openai|gpu.example|openai/gpt-oss-20b||json_schema json_schema_object json_object none|{"chat_template_kwargs":{"enable_thinking":false}}
          anthropic|api.anthropic.com|claude-3-7-sonnet-20250219|seed|tool none|{"thinking":{"type":"disabled"}}
          anthropic|api.anthropic.com|claude-opus-4-20250514|seed|tool none|{"thinking":{"type":"disabled"}}
          anthropic|api.anthropic.com|claude-haiku-4-5-20251001|seed|json_schema_object tool none|{"thinking":{"type":"disabled"}}
          anthropic|api.anthropic.com|claude-sonnet-4-6|seed|json_schema_object tool none|{"thinking":{"type":"disabled"}}
          anthropic|api.anthropic.com|claude-opus-4-8|temperature topP seed|json_schema_object tool none|{"thinking":{"type":"disabled"}}
          anthropic|api.anthropic.com|claude-sonnet-5|temperature topP seed|json_schema_object tool none|{"thinking":{"type":"disabled"}}
          anthropic|api.anthropic.com|claude-haiku-5-5|temperature topP seed|json_schema_object tool none|{"thinking":{"type":"disabled"}}
          anthropic|api.anthropic.com|claude-sonnet-5-5|temperature topP seed|json_schema_object none|{"thinking":{"type":"between_tools"}}
          anthropic|api.anthropic.com|claude-opus-5-5|temperature topP seed|json_schema_object none|{"output_config":{"effort":"low"}}
          anthropic|api.anthropic.com|claude-fable-5-1|temperature topP seed|json_schema_object none|{"output_config":{"effort":"low"}}
          ollama|localhost|gpt-oss:20b||json_schema json_object none|{"think":"low"}
          ollama|localhost|qwen3:8b||json_schema json_object none|{"think":false}
          """)
  void what_is_known_of_a_model(
      String wire, String host, String model, String omitted, String formats, String off) {
    Dialect dialect = KnownDialects.of(model(wire, "https://" + host, model));
    assertThat(dialect.omit().stream().map(Dialect.Parameter::field))
        .containsExactly(omitted == null ? new String[0] : omitted.split(" "));
    assertThat(
            dialect.responseFormats().stream()
                .map(format -> format.name().toLowerCase(Locale.ROOT)))
        .containsExactly(formats.split(" "));
    JsonNode fields = dialect.thinking().path("off");
    assertThat(fields.toString()).isEqualTo(off);
  }

  private static ModelSettings model(String wire, String url, String model) {
    return SentModel.settings(
        "{\"provider\":\"%s\",\"baseUrl\":\"%s\",\"model\":\"%s\"}".formatted(wire, url, model));
  }
}
