package dev.winnow.quality.duplicate;

import java.util.List;
import tools.jackson.databind.node.JsonNodeFactory;

/// The shingles of a text, as near duplicates have those of rows: all sequences of three words, or
/// of five characters in scripts that do not space words, and shorter ones at both ends.
public final class TextShingles {

  private static final String TEXT = "text";

  private final int[] shingles;

  private TextShingles(int[] shingles) {
    this.shingles = shingles;
  }

  public static TextShingles of(String text) {
    return new TextShingles(
        Shingles.kept(
            Shingles.of(JsonNodeFactory.instance.objectNode().put(TEXT, text), List.of(TEXT))));
  }

  /// The Jaccard similarity: the share of the shingles of both that each of them has, 0 to 1; 0 of
  /// texts without words.
  public double similarity(TextShingles other) {
    return Similarity.of(shingles, 0, shingles.length, other.shingles, 0, other.shingles.length, 0);
  }
}
