package dev.winnow.offline;

import java.util.Arrays;
import java.util.Locale;
import java.util.SplittableRandom;
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

  /// Decides whether a row is an opinion, and which: it is one where the shape has a sentiment, a
  /// rating beside a text, or a label that names tones. Null where it is none.
  static @Nullable Tone chosen(Shape shape, Wishes wishes, SplittableRandom random) {
    if (!(shape instanceof Shape.Properties properties)) {
      return null;
    }
    boolean isOpinion = false;
    for (Shape.Property property : properties.properties()) {
      String wish = wishes.byField().get(Meaning.canonical(property.name()));
      boolean named = isTone(property);
      if (named && wish != null && of(wish) != null) {
        return of(wish);
      }
      if (named && property.shape() instanceof Shape.Choice choice) {
        // Only the tones there are labels for.
        return of(choice.values().get(random.nextInt(choice.values().size())).asString("neutral"));
      }
      isOpinion |= named;
    }
    return isOpinion ? values()[random.nextInt(values().length)] : null;
  }

  private static boolean isTone(Shape.Property property) {
    return switch (property.meaning()) {
      case SENTIMENT, RATING -> true;
      case CATEGORY, OTHER, SCORE ->
          property.shape() instanceof Shape.Choice choice
              && choice.values().stream()
                      .filter(value -> value.isString() && of(value.stringValue()) != null)
                      .count()
                  >= 2;
      default -> false;
    };
  }
}
