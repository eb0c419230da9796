package dev.winnow.offline;

import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import net.datafaker.service.FakeValuesService;
import net.datafaker.service.FakerContext;
import net.datafaker.service.RandomService;
import org.jspecify.annotations.Nullable;

/// Texts that match the `pattern` of a schema, made by Datafaker.
///
/// Its texts for `.`, `\S` and open repetitions are long and ugly, so tamed forms of the expression
/// are tried first; whatever comes out is checked against the expression itself.
///
/// @param written the forms to draw from, best first
/// @param checked the expression itself; null where Java cannot read it, and then nothing is
///   checked
record TextPattern(List<String> written, @Nullable Pattern checked) {

  private static final int TRIES_PER_FORM = 8;
  private static final int REPEATS = 8;
  private static final int REPEATS_MAX = 2_000;
  private static final FakeValuesService SERVICE = new FakeValuesService();

  static TextPattern of(String pattern, int lengthMin, int lengthMax) {
    String bare = pattern.replaceAll("^\\^|(?<!\\\\)\\$$", "");
    int longest = Math.min(REPEATS_MAX, Math.max(lengthMin, Math.min(lengthMax, lengthMin + 8)));
    return new TextPattern(
        List.of(
            TamePattern.tame(bare, 1, Math.clamp(lengthMax, 1, REPEATS)),
            TamePattern.tame(bare, Math.clamp(lengthMin, 1, REPEATS_MAX), Math.max(1, longest)),
            bare),
        compiled(pattern));
  }

  boolean matches(String text) {
    // JSON Schema 2020-12 §6.3.3: a pattern is not anchored.
    return checked == null || checked.matcher(text).find();
  }

  /// A text that matches and has a length in the bounds; where none is found, `otherwise`'s.
  String sample(SplittableRandom random, int lengthMin, int lengthMax, Supplier<String> otherwise) {
    FakerContext context =
        new FakerContext(Locale.ENGLISH, new RandomService(new Random(random.nextLong())));
    for (String form : written) {
      for (int i = 0; i < TRIES_PER_FORM; i++) {
        String text = drawn(form, context);
        if (text == null) {
          break;
        }
        int length = text.codePointCount(0, text.length());
        if (length >= lengthMin && length <= lengthMax && matches(text)) {
          return text;
        }
      }
    }
    return otherwise.get();
  }

  private static @Nullable String drawn(String form, FakerContext context) {
    try {
      return SERVICE.regexify(form, context);
    } catch (RuntimeException notUnderstood) {
      // Datafaker promises no exception type for expressions it does not understand, and the
      // expression is the user's.
      return null;
    }
  }

  private static @Nullable Pattern compiled(String pattern) {
    try {
      return Pattern.compile(pattern);
    } catch (PatternSyntaxException notJava) {
      return null;
    }
  }
}
