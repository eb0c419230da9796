package dev.winnow.core.say;

import java.util.Map;

/// A setting that a sentence names: as its field in a task file, as its label elsewhere.
public enum Setting implements Sentence {
  MAX_TOKENS("model.maxTokens", "max tokens"),
  BATCH_SIZE("batchSize", "batch size"),
  CONCURRENCY("concurrency", "concurrency");

  static final String PATH = "path";

  private final String path;
  private final String label;

  Setting(String path, String label) {
    this.path = path;
    this.label = label;
  }

  @Override
  public String family() {
    return "setting";
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
