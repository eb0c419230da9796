package dev.winnow.quality.duplicate;

import dev.winnow.core.dataset.FoldText;
import java.util.Arrays;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The shingles of a row: hashes of all sequences of three words that stand in it, or of five
/// characters in scripts that do not space words ([Piece]).
///
/// All values of a row are one sequence, by the names of their fields; numbers are words, and a
/// field `id` counts only if it is named. Sequences at the ends are shorter ones, so that each of
/// the n words is in three of the n + 2 shingles. One word that differs leaves (n - 1) / (n + 5) in
/// common: under 0.8 in a row of fewer than 25 words, which therefore is no near duplicate of
/// another for one word, wherever it stands. Of one character among n in Chinese it is (n - 1) / (n
/// + 9), under 0.8 with fewer than 41.
final class Shingles {

  /// More shingles than these are not kept: the smallest hashes are, which are a random sample of
  /// them.
  static final int KEPT_MAX = 1024;

  /// What the pieces of a shingle weigh together: three words, or five characters.
  private static final int WEIGHT = 15;

  private static final String ID = "id";
  private static final long START = 0x5354415254L;
  private static final long END = 0x454E44L;

  private final Pieces pieces = new Pieces();

  private Shingles() {}

  /// The shingles of a row, in ascending order, each once.
  ///
  /// @param fields whose values count; empty is all of them
  static int[] of(ObjectNode row, List<String> fields) {
    Shingles shingles = new Shingles();
    String[] names =
        fields.isEmpty()
            ? row.propertyNames().stream().filter(name -> !name.equals(ID)).toArray(String[]::new)
            : fields.toArray(String[]::new);
    shingles.values(row, names);
    return distinct(shingles.hashes());
  }

  /// Those that are kept.
  static int[] kept(int[] shingles) {
    return shingles.length <= KEPT_MAX ? shingles : Arrays.copyOf(shingles, KEPT_MAX);
  }

  private void values(JsonNode object, String[] names) {
    Arrays.sort(names);
    for (String name : names) {
      value(object.path(name));
    }
  }

  private void value(JsonNode value) {
    switch (value.getNodeType()) {
      case OBJECT -> values(value, value.propertyNames().toArray(String[]::new));
      case ARRAY -> value.forEach(this::value);
      case STRING -> pieces.text(FoldText.of(value.stringValue()));
      case NUMBER -> pieces.word(value.decimalValue().stripTrailingZeros().toString());
      case BOOLEAN -> pieces.word(value.asString());
      case NULL, MISSING, BINARY, POJO -> {}
    }
  }

  private int[] hashes() {
    int[] hashes = new int[2 * pieces.size()];
    int count = 0;
    int before = 0;
    long prefix = Pieces.mix(START);
    for (int i = 0; i < pieces.size(); i++) {
      before += pieces.weight(i);
      if (before < WEIGHT) {
        prefix = Pieces.then(prefix, pieces.hash(i));
        hashes[count++] = (int) (prefix >>> 32);
      }
      hashes[count++] = from(i);
    }
    return Arrays.copyOf(hashes, count);
  }

  /// The shingle that begins with a piece.
  private int from(int first) {
    long hash = 0;
    int weight = 0;
    for (int i = first; weight < WEIGHT; i++) {
      if (i == pieces.size()) {
        return (int) (Pieces.then(hash, END) >>> 32);
      }
      hash = Pieces.then(hash, pieces.hash(i));
      weight += pieces.weight(i);
    }
    return (int) (hash >>> 32);
  }

  private static int[] distinct(int[] hashes) {
    Arrays.sort(hashes);
    int count = 0;
    for (int hash : hashes) {
      if (count == 0 || hash != hashes[count - 1]) {
        hashes[count++] = hash;
      }
    }
    return Arrays.copyOf(hashes, count);
  }
}
