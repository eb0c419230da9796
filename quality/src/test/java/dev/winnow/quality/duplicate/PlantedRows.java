package dev.winnow.quality.duplicate;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Rows of random words, and near duplicates of them whose similarity is known: of n words, three
/// of the n + 2 shingles have each word that differs.
final class PlantedRows {

  private static final int VOCABULARY = 20_000;

  private final Random random;

  PlantedRows(long seed) {
    random = new Random(seed);
  }

  /// How near duplicates are made: of so many words, so many are others.
  enum Likeness {
    SEVEN_TENTHS(49, 3, 0.7),
    EIGHT_TENTHS(52, 2, 0.8),
    NINE_TENTHS(55, 1, 0.9);

    final int words;
    final int changed;
    final double similarity;

    Likeness(int words, int changed, double similarity) {
      this.words = words;
      this.changed = changed;
      this.similarity = similarity;
    }
  }

  /// Random words.
  List<String> words(int count) {
    List<String> words = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      words.add("w" + Integer.toString(random.nextInt(VOCABULARY), 36));
    }
    return words;
  }

  /// The same words but for some, which are far from each other.
  List<String> changed(List<String> words, int changed) {
    List<String> others = new ArrayList<>(words);
    int stretch = words.size() / changed;
    for (int i = 0; i < changed; i++) {
      int at = i * stretch + 3 + random.nextInt(stretch - 5);
      others.set(at, "z" + Integer.toString(random.nextInt(1_000_000_000), 36));
    }
    return others;
  }

  /// A row with the words in two fields.
  static ObjectNode row(List<String> words) {
    int middle = words.size() / 3;
    return JsonNodeFactory.instance
        .objectNode()
        .put("answer", String.join(" ", words.subList(0, middle)))
        .put("question", String.join(" ", words.subList(middle, words.size())));
  }
}
