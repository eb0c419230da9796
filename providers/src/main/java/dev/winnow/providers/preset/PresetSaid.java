package dev.winnow.providers.preset;

import dev.winnow.core.say.Sentence;

/// What well-known providers and models are, and what to know before they are called.
public enum PresetSaid implements Sentence {
  // Of models, as in the guide's table.
  HIGH_QUALITY("High-quality generation"),
  FAST("Fast generation"),
  LONG_TEXT("Long-text generation"),
  CHINESE("Chinese optimized"),
  REASONING("Reasoning"),
  CODE("Code generation"),
  MULTILINGUAL("Multilingual generation"),

  // Of providers.
  OPENAI("GPT and reasoning models from OpenAI."),
  ANTHROPIC("Claude models from Anthropic, through its Messages API."),
  WENXIN(
      "Chinese optimized. ERNIE models on Baidu Qianfan v2; the key begins with bce-v3/. Choose a model available to your account."),
  TONGYI("Chinese optimized. Qwen models on Alibaba DashScope; keys are per region."),
  OLLAMA(
      "Private deployment: Ollama on this machine, no key needed. Model ID: a name shown by ollama list."),
  VLLM(
      "Private deployment: vLLM on this machine, no key needed. Model ID: the name the server was started with."),
  LM_STUDIO(
      "Private deployment: LM Studio on this machine, no key needed. Model ID: the model loaded in LM Studio."),
  LLAMA_CPP(
      "Private deployment: llama.cpp on this machine, no key needed. Model ID: the alias given to llama-server."),
  COMPATIBLE("Models of {name}, through its OpenAI-compatible endpoint."),
  ARK(
      "Chinese optimized. Models on Volcengine Ark. Model ID: a model's ID, or that of an endpoint you created (ep-…)."),
  AZURE(
      "OpenAI's models in your own Azure resource. Write its name into the base URL. Model ID: the name of your deployment."),
  OPENROUTER("Models of many makers with one key. Model ID: maker/model."),
  OTHER("Any other server that speaks OpenAI's chat completions."),
  OFFLINE(
      "The built-in model: no network, no cost, made-up rows that match the output schema. For trying things out.");

  private final String english;

  PresetSaid(String english) {
    this.english = english;
  }

  @Override
  public String english() {
    return english;
  }
}
