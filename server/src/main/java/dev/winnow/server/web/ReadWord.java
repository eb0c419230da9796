package dev.winnow.server.web;

import dev.winnow.core.task.WantedSaid;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Reads words that parameters of a request take.
public final class ReadWord {

  private ReadWord() {}

  /// The word, whatever its case.
  ///
  /// @param otherwise what stands for null and for what is blank
  /// @throws Refusal when it is none of the enumeration's
  public static <E extends Enum<E>> E of(String parameter, @Nullable String text, E otherwise) {
    E word = of(parameter, text, otherwise.getDeclaringClass());
    return word == null ? otherwise : word;
  }

  /// The same; null for null and for what is blank.
  public static <E extends Enum<E>> @Nullable E of(
      String parameter, @Nullable String text, Class<E> words) {
    if (text == null || text.isBlank()) {
      return null;
    }
    for (E word : words.getEnumConstants()) {
      if (word.name().equalsIgnoreCase(text.strip())) {
        return word;
      }
    }
    throw Refusal.invalid(
        parameter,
        RefusalSaid.MUST_BE.of(
            text,
            WantedSaid.ONE_OF.of(
                Stream.of(words.getEnumConstants())
                    .map(word -> word.name().toLowerCase(Locale.ROOT))
                    .toList())));
  }
}
