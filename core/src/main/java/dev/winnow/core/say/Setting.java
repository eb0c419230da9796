package dev.winnow.core.say;

import java.util.Map;

/// A setting that a sentence names: as its field in a task file, as its label elsewhere.
public enum Setting implements Sentence {
  API_KEY("Name the key's environment variable in model.apiKeyEnv", "Enter one"),
  BASE_URL("model.baseUrl", "base URL"),
  BATCH_SIZE("batchSize", "batch size"),
  BUDGET_FACTOR("limits.budgetFactor", "budget factor"),
  MAX_TOKENS("model.maxTokens", "max tokens"),
  MODEL_ID("model.model", "model ID"),
  REQUEST_TIMEOUT("model.limits.requestTimeoutSeconds", "request timeout"),
  RESPONSE_FORMAT("set model.responseFormat", "send the output schema to the model"),
  SCHEMA("template.schema", "output schema"),
  SCHEMA_IN_PROMPT("set model.responseFormat to none", "send the output schema in the prompt only"),
  STAGNATION_YIELD("limits.stagnationYield", "minimum yield"),
  THINKING_OFF("set model.thinking to off", "turn off the model's thinking");

  static final String PATH = "path";

  private final String path;
  private final String label;

  Setting(String path, String label) {
    this.path = path;
    this.label = label;
  }

  @Override
  public String english() {
    return label;
  }

  @Override
  public Said of(Object... values) {
    return new Said(code(), Map.of(PATH, path), label);
  }
}
