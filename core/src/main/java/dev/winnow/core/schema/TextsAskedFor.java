package dev.winnow.core.schema;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Tells a list of texts in the middle of a line that shows what to write, `Write {count}:
/// ["question 1", "question 2"]`, from one that says what to write about.
final class TextsAskedFor {

  private static final Pattern ASKS =
      Pattern.compile(
          "\\b(write|generate|create|make|produce|provide|give|list|invent|compose|draft)\\b"
              + "|写|生成|列出|给出|创建|编写|提供|产生",
          Pattern.CASE_INSENSITIVE);

  /// Words that make the list the matter and not the form; in English, right before the colon.
  private static final Pattern MATTER =
      Pattern.compile(
          "(\\b(on|about|for|of|using|with|from|to|these|those|the following|this|each|per|by|in"
              + "|covering|words?|names?|terms?|subjects?)|词语?)\\s{0,5}[:：]\\s{0,5}$"
              + "|关于|以下|这些|下列|针对|围绕",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern COLON = Pattern.compile("[:：]\\s{0,5}$");

  private static final Pattern NUMBERED =
      Pattern.compile("(\\D{1,80}?)[\\s#_-]{0,3}\\d{1,3}[?.？。]?");

  private TextsAskedFor() {}

  /// Whether a list shows what is wanted.
  ///
  /// @param before what stands before it, or the end of that
  static boolean are(List<String> texts, String before) {
    String line = before.substring(before.lastIndexOf('\n') + 1);
    return ASKS.matcher(line).find()
        && (areNumbered(texts) || (COLON.matcher(line).find() && !MATTER.matcher(line).find()));
  }

  /// Whether the texts are the same but for a number: `question 1`, `question 2`.
  private static boolean areNumbered(List<String> texts) {
    String stem = "";
    for (String text : texts) {
      Matcher numbered = NUMBERED.matcher(text);
      if (!numbered.matches() || !(stem.isEmpty() || stem.equals(numbered.group(1)))) {
        return false;
      }
      stem = numbered.group(1);
    }
    return true;
  }
}
