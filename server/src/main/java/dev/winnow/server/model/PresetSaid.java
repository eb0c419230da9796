package dev.winnow.server.model;

import dev.winnow.core.say.Sentence;

/// What a well-known model is, and what to know before it is called.
enum PresetSaid implements Sentence {
  GPT_4O_MINI("OpenAI's small GPT-4 model: fast and cheap, supports output schemas."),
  GPT_4O("OpenAI's large GPT-4 model, supports output schemas."),
  GPT_4_TURBO("An older GPT-4 from OpenAI: supports JSON mode, but not output schemas."),
  GPT_3_5_TURBO("An older, cheap model from OpenAI: supports JSON mode, but not output schemas."),
  CLAUDE(
      "Anthropic's models through its OpenAI-compatible endpoint, which is meant for evaluation. Does not support output schemas: describe the rows in the prompt."),
  WENXIN(
      "Baidu Qianfan v2; the key begins with bce-v3/. Choose an ERNIE model available to your account."),
  TONGYI_CHINA("Alibaba DashScope, region China; keys are per region."),
  TONGYI_INTERNATIONAL("Alibaba DashScope outside China; keys are per region."),
  OLLAMA("Ollama on this machine, no key needed. Model ID: a name shown by ollama list."),
  VLLM("vLLM on this machine, no key needed. Model ID: the name the server was started with."),
  LM_STUDIO("LM Studio on this machine, no key needed. Model ID: the model loaded in LM Studio."),
  LLAMA_CPP("llama.cpp on this machine, no key needed. Model ID: the alias given to llama-server."),
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
