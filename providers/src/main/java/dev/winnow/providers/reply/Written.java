package dev.winnow.providers.reply;

import dev.winnow.core.llm.StorableText;
import dev.winnow.core.llm.Usage;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What stands in an answer, before anybody judges it.
///
/// @param text what the model wrote; null where there is no text at all
/// @param thinking what it wrote before that; empty without
/// @param reasoned whether it thought, shown or not
/// @param finish why it ended
/// @param broken whether an error stands within the answer
/// @param refusal what the model said instead of an answer; empty where it did not decline
/// @param filter the word for what took the answer away, where the finish reason does not say; null
///   where nothing did
/// @param usage as the provider counted it
/// @param model what the provider calls the model
/// @param streamed whether it was put together from pieces
/// @param there whether there is an answer, be it without a word
public record Written(
    @Nullable String text,
    String thinking,
    boolean reasoned,
    Finish finish,
    boolean broken,
    String refusal,
    @Nullable String filter,
    Usage usage,
    String model,
    boolean streamed,
    boolean there) {

  /// A text that stands in a field, fit to be stored; `otherwise` where none does.
  public static String word(JsonNode value, String otherwise) {
    return value.isString() ? StorableText.of(value.stringValue()) : otherwise;
  }
}
