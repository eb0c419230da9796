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
              PresetSaid.GPT_4O_MINI,
              OPENAI,
              "gpt-4o-mini",
              null,
              KEY),
          remote(ModelPreset.Type.GPT_4, "GPT-4o", PresetSaid.GPT_4O, OPENAI, "gpt-4o", null, KEY),
          remote(
              ModelPreset.Type.GPT_4,
              "GPT-4 Turbo",
              PresetSaid.GPT_4_TURBO,
              OPENAI,
              "gpt-4-turbo",
              JSON_OBJECT,
              KEY),
          remote(
              ModelPreset.Type.GPT_3_5,
              "GPT-3.5-Turbo",
              PresetSaid.GPT_3_5_TURBO,
              OPENAI,
              "gpt-3.5-turbo",
              JSON_OBJECT,
              KEY),
          remote(
              ModelPreset.Type.CLAUDE,
              "Claude",
              PresetSaid.CLAUDE,
              "https://api.anthropic.com/v1",
              null,
              "none",
              MODEL_AND_KEY),
          remote(
              ModelPreset.Type.WENXIN,
              "Wenxin Yiyan (ERNIE)",
              PresetSaid.WENXIN,
              "https://qianfan.baidubce.com/v2",
              null,
              null,
              MODEL_AND_KEY),
          remote(
              ModelPreset.Type.TONGYI,
              "Tongyi Qianwen (China)",
              PresetSaid.TONGYI_CHINA,
              "https://dashscope.aliyuncs.com/compatible-mode/v1",
              "qwen-plus",
              null,
              KEY),
          remote(
              ModelPreset.Type.TONGYI,
              "Tongyi Qianwen (international)",
              PresetSaid.TONGYI_INTERNATIONAL,
              "https://dashscope-intl.aliyuncs.com/compatible-mode/v1",
              "qwen-plus",
              null,
              KEY),
          local("Ollama", "http://127.0.0.1:11434/v1", PresetSaid.OLLAMA),
          local("vLLM", "http://127.0.0.1:8000/v1", PresetSaid.VLLM),
          local("LM Studio", "http://127.0.0.1:1234/v1", PresetSaid.LM_STUDIO),
          local("llama.cpp", "http://127.0.0.1:8080/v1", PresetSaid.LLAMA_CPP),
          new ModelPreset(
              "Offline demo",
              ModelPreset.Type.OFFLINE,
              PresetSaid.OFFLINE.of(),
              "offline",
              null,
              "offline",
              null,
              List.of()));

  private ModelPresets() {}

  private static ModelPreset remote(
      ModelPreset.Type type,
      String name,
      PresetSaid description,
      String baseUrl,
      @Nullable String model,
      @Nullable String responseFormat,
      List<String> fill) {
    return new ModelPreset(
        name, type, description.of(), "openai", baseUrl, model, responseFormat, fill);
  }

  private static ModelPreset local(String name, String baseUrl, PresetSaid description) {
    return new ModelPreset(
        name, ModelPreset.Type.LOCAL, description.of(), "openai", baseUrl, null, null, MODEL);
  }
}
