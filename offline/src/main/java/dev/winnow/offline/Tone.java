package dev.winnow.offline;

import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The attitude of a text, so that a review, its label and its stars agree.
enum Tone {
  POSITIVE("pos good happy satisf 正 积极 好评 满意", 4, 5),
  NEGATIVE("neg bad unhappy dissatisf 负 消极 差评 不满", 1, 2),
  NEUTRAL("neu mixed average 中性 中立 中评 一般", 3, 3);

  /// How labels for it begin, separated by spaces.
  private final String beginnings;

  /// The stars, from 1 to 5, that go with it.
  final int starsMin;

  final int starsMax;

  Tone(String beginnings, int starsMin, int starsMax) {
    this.beginnings = beginnings;
    this.starsMin = starsMin;
    this.starsMax = starsMax;
  }

  /// The tone a label names, or null where it names none.
  static @Nullable Tone of(String label) {
    String word = label.strip().toLowerCase(Locale.ROOT);
    for (Tone tone : values()) {
      if (Arrays.stream(tone.beginnings.split(" ")).anyMatch(word::startsWith)) {
        return tone;
      }
    }
    return null;
  }

  String section() {
    return "review." + name().toLowerCase(Locale.ROOT);
  }
}
