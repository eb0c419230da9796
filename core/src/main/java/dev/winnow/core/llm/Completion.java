package dev.winnow.core.llm;

/// The answer of a model to one request, as it came.
///
/// @param text the raw text, unread; may be empty
/// @param thinking what the model wrote before its answer, where the provider shows it; may be
///   empty
/// @param finish the provider's word for why it ended (`stop`, `length`, `content_filter`, …)
/// @param usage the tokens paid for
/// @param model the model's name as the provider gave it
/// @param latencyMillis from sending the request to the last byte
public record Completion(
    String text, String thinking, String finish, Usage usage, String model, long latencyMillis) {

  /// A completion without thinking.
  public Completion(String text, String finish, Usage usage, String model, long latencyMillis) {
    this(text, "", finish, usage, model, latencyMillis);
  }

  /// The same, paid for with other tokens.
  public Completion withUsage(Usage other) {
    return new Completion(text, thinking, finish, other, model, latencyMillis);
  }

  /// Whether there is not a word of an answer behind the model's reasoning.
  public boolean onlyReasoned() {
    return text.isBlank() && usage.reasoningTokens() > 0;
  }
}
