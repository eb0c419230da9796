package dev.winnow.providers.reply;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Parts the thinking that a model wrote into its answer from the answer: what stands between
/// `<think>` and `</think>` at its beginning, or before a single `</think>` where the opening mark
/// was part of the prompt. Where it is not clear, nothing is parted: who reads rows knows more.
///
/// @param text the answer; null where there is none
/// @param thinking all that was thought; empty without
record SplitThinking(@Nullable String text, String thinking) {

  private static final Pattern OPENING = Pattern.compile("\\s*<(think|thinking|thought)>");
  private static final Pattern CLOSING = Pattern.compile("</(think|thinking|thought)>");

  static SplitThinking of(@Nullable String text, String thinking) {
    if (text == null) {
      return new SplitThinking(null, thinking);
    }
    Matcher closing = CLOSING.matcher(text);
    if (!closing.find()) {
      return new SplitThinking(text, thinking);
    }
    Matcher opening = OPENING.matcher(text);
    boolean opened = opening.lookingAt();
    String inside = text.substring(opened ? opening.end() : 0, closing.start());
    String behind = text.substring(closing.end());
    boolean clear =
        opened || (inside.indexOf('{') < 0 && inside.indexOf('[') < 0 && inside.indexOf('<') < 0);
    if (!clear || CLOSING.matcher(behind).find()) {
      return new SplitThinking(text, thinking);
    }
    String all = thinking.isBlank() ? inside.strip() : thinking + "\n" + inside.strip();
    return new SplitThinking(behind.stripLeading(), all);
  }
}
