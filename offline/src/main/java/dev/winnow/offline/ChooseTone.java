package dev.winnow.offline;

import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/// Decides whether a row is an opinion, and which: it is one where the shape has a sentiment, a
/// rating beside a text, or a label that names tones.
final class ChooseTone {

  private static final List<Tone> TONES = List.of(Tone.values());

  private ChooseTone() {}

  static @Nullable Tone of(Shape shape, Wishes wishes, SplittableRandom random) {
    if (!(shape instanceof Shape.Properties properties)) {
      return null;
    }
    boolean isOpinion = false;
    for (Shape.Property property : properties.properties()) {
      String wish = wishes.byField().get(Meaning.canonical(property.name()));
      boolean named = isTone(property);
      if (named && wish != null && Tone.of(wish) != null) {
        return Tone.of(wish);
      }
      if (named && property.shape() instanceof Shape.Choice choice) {
        // Only the tones there are labels for.
        return Tone.of(
            choice.values().get(random.nextInt(choice.values().size())).asString("neutral"));
      }
      isOpinion |= named;
    }
    return isOpinion ? TONES.get(random.nextInt(TONES.size())) : null;
  }

  private static boolean isTone(Shape.Property property) {
    return switch (property.meaning()) {
      case SENTIMENT, RATING -> true;
      case CATEGORY, OTHER, SCORE ->
          property.shape() instanceof Shape.Choice choice
              && choice.values().stream()
                      .filter(value -> value.isString() && Tone.of(value.stringValue()) != null)
                      .count()
                  >= 2;
      default -> false;
    };
  }
}
