package dev.winnow.server.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The well-known models, as data. Only what the wires there are can call.
final class ModelPresets {

  private static final String OPENAI = "https://api.openai.com/v1";
  private static final String JSON_OBJECT = "json_object";
  private static final List<String> KEY = List.of("apiKey");
  private static final List<String> MODEL_AND_KEY = List.of("model", "apiKey");
  private static final List<String> MODEL = List.of("model");

  static final List<ModelPreset> ALL =
      List.of(
          remote(
              ModelPreset.Type.GPT_4,
              "GPT-4o mini",
              "OpenAI's small model of the GPT-4 family: quick and cheap, keeps to a schema.",
              OPENAI,
              "gpt-4o-mini",
              null,
              KEY),
          remote(
              ModelPreset.Type.GPT_4,
              "GPT-4o",
              "OpenAI's large model of the GPT-4 family, keeps to a schema.",
              OPENAI,
              "gpt-4o",
              null,
              KEY),
          remote(
              ModelPreset.Type.GPT_4,
              "GPT-4 Turbo",
              "OpenAI's older GPT-4: writes JSON, but takes no schema.",
              OPENAI,
              "gpt-4-turbo",
              JSON_OBJECT,
              KEY),
          remote(
              ModelPreset.Type.GPT_3_5,
              "GPT-3.5-Turbo",
              "OpenAI's older, cheap model: writes JSON, but takes no schema.",
              OPENAI,
              "gpt-3.5-turbo",
              JSON_OBJECT,
              KEY),
          remote(
              ModelPreset.Type.CLAUDE,
              "Claude",
              "Anthropic's models through its OpenAI-compatible endpoint, which Anthropic offers for trying out: schema and seed are ignored there, so the prompt alone says what a row looks like.",
              "https://api.anthropic.com/v1",
              null,
              "none",
              MODEL_AND_KEY),
          remote(
              ModelPreset.Type.WENXIN,
              "Wenxin Yiyan (ERNIE)",
              "Baidu Qianfan v2; the key begins with bce-v3/. Choose an ERNIE model of your account.",
              "https://qianfan.baidubce.com/v2",
              null,
              null,
              MODEL_AND_KEY),
          remote(
              ModelPreset.Type.TONGYI,
              "Tongyi Qianwen (China)",
              "Alibaba DashScope, region China; keys are per region.",
              "https://dashscope.aliyuncs.com/compatible-mode/v1",
              "qwen-plus",
              null,
              KEY),
          remote(
              ModelPreset.Type.TONGYI,
              "Tongyi Qianwen (international)",
              "Alibaba DashScope outside China; keys are per region.",
              "https://dashscope-intl.aliyuncs.com/compatible-mode/v1",
              "qwen-plus",
              null,
              KEY),
          local("Ollama", "http://127.0.0.1:11434/v1", "a model that ollama list shows."),
          local("vLLM", "http://127.0.0.1:8000/v1", "the name the server was started with."),
          local("LM Studio", "http://127.0.0.1:1234/v1", "the model loaded in LM Studio."),
          local("llama.cpp", "http://127.0.0.1:8080/v1", "the alias llama-server was given."),
          new ModelPreset(
              "Offline demo",
              ModelPreset.Type.OFFLINE,
              "The built-in model: no network, no cost, rows made up from the schema. For trying things out.",
              "offline",
              null,
              "offline",
              null,
              List.of()));

  private ModelPresets() {}

  private static ModelPreset remote(
      ModelPreset.Type type,
      String name,
      String description,
      String baseUrl,
      @Nullable String model,
      @Nullable String responseFormat,
      List<String> fill) {
    return new ModelPreset(name, type, description, "openai", baseUrl, model, responseFormat, fill);
  }

  private static ModelPreset local(String name, String baseUrl, String model) {
    return new ModelPreset(
        name,
        ModelPreset.Type.LOCAL,
        "%s on this machine, without a key. As model write %s".formatted(name, model),
        "openai",
        baseUrl,
        null,
        null,
        MODEL);
  }
}
