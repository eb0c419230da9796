package dev.winnow.core.parse;

/// A search for one word that remembers what it found, so that looking for it again and again from
/// places close to each other reads the text once.
final class NextOccurrence {

  private final String text;
  private final String word;
  private int from = 1;
  private int found = -1;

  NextOccurrence(String text, String word) {
    this.text = text;
    this.word = word;
  }

  /// Where the word stands at or after a place; the text's length where it does not.
  ///
  /// @param steps counts the characters that were read for it
  int find(int place, Steps steps) {
    if (place < from || place > found) {
      int at = text.indexOf(word, place);
      found = at < 0 ? text.length() : at;
      from = place;
      steps.add(Math.max(1, found - place));
    }
    return found;
  }
}
