package dev.winnow.core.layout;

/// How a trainer wants its rows, or a place that publishes datasets its files.
public enum Layout {
  /// `{instruction, input, output}`, as Stanford Alpaca has it; `system` and `history` as
  /// LLaMA-Factory adds them.
  ALPACA("Alpaca"),
  /// `{conversations: [{from, value}]}`, as FastChat and LLaMA-Factory read it.
  SHAREGPT("ShareGPT"),
  /// `{messages: [{role, content}]}`, as OpenAI's fine-tuning and TRL read it.
  OPENAI_CHAT("OpenAI chat"),
  /// `{prompt, chosen, rejected}`, TRL's preference type with an explicit prompt.
  TRL_PREFERENCE("TRL preference"),
  /// `{prompt, completion}`, TRL's prompt-completion type.
  TRL_PROMPT_COMPLETION("TRL prompt-completion"),
  /// A folder for LLaMA-Factory: rows in its alpaca or sharegpt format, and `dataset_info.json`.
  LLAMA_FACTORY("LLaMA-Factory"),
  /// A folder for Hugging Face: the rows as they are, and a dataset card.
  HUGGING_FACE("Hugging Face");

  private final String label;

  Layout(String label) {
    this.label = label;
  }

  /// What people call it.
  public String label() {
    return label;
  }

  /// Whether it is several files, whatever else is asked for.
  public boolean isFolder() {
    return this == LLAMA_FACTORY || this == HUGGING_FACE;
  }
}
