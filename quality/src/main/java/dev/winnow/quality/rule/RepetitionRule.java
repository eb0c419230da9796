package dev.winnow.quality.rule;

import dev.winnow.core.gate.Aspect;
import dev.winnow.core.gate.Option;
import dev.winnow.core.gate.Options;
import dev.winnow.core.gate.RowRule;
import dev.winnow.core.gate.RuleKind;
import dev.winnow.core.say.Said;
import dev.winnow.quality.text.Words;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Texts that do not say the same over and over.
public final class RepetitionRule implements RuleKind {

  private static final int WORDS_LOOKED_AT = 20_000;

  /// A shorter text may be a rhyme.
  private static final int WORDS_MIN = 40;

  /// Of encoded data fewer are usual.
  private static final int SAME_LETTERS_MAX = 200;

  private static final Option<Integer> WORDS =
      Option.whole(
              "words",
              2,
              100,
              "So many words in a row that stood in the text before are repeated; a Chinese character is a word.")
          .otherwise(8);
  private static final Option<Double> SHARE =
      Option.number("share", 0.01, 1, "The share of repeated words from which a text is rejected.")
          .otherwise(0.5);

  @Override
  public String name() {
    return "repetition";
  }

  @Override
  public String what() {
    return "Texts of at least 40 words, of which the first 20,000 are looked at, that repeat sequences of words, and letters that stand over 200 times in a row.";
  }

  @Override
  public Aspect aspect() {
    return Aspect.CONSISTENCY;
  }

  @Override
  public List<Option<?>> options() {
    return List.of(EachText.FIELDS, WORDS, SHARE);
  }

  @Override
  public RowRule rule(Options options) {
    int length = options.get(WORDS);
    double most = options.get(SHARE);
    return EachText.rule(
        options,
        (at, text) ->
            sameLetter(at, text)
                .or(() -> {
                  double share = repeated(text, length);
                  return share >= most
                      ? Optional.of(RuleSaid.REPEATS.of(at, Math.round(100 * share)))
                      : Optional.empty();
                }));
  }

  private static Optional<Said> sameLetter(String at, String text) {
    int run = 0;
    for (int i = 0; i < text.length(); i++) {
      char letter = text.charAt(i);
      run = i > 0 && letter == text.charAt(i - 1) && Character.isLetter(letter) ? run + 1 : 1;
      if (run > SAME_LETTERS_MAX) {
        return Optional.of(RuleSaid.SAME_LETTER.of(at, letter, run(text, i)));
      }
    }
    return Optional.empty();
  }

  private static int run(String text, int at) {
    int start = at;
    int end = at;
    while (start > 0 && text.charAt(start - 1) == text.charAt(at)) {
      start--;
    }
    while (end < text.length() && text.charAt(end) == text.charAt(at)) {
      end++;
    }
    return end - start;
  }

  /// The share of words in sequences that stood there before.
  private static double repeated(String text, int length) {
    Words words = Words.of(text, WORDS_LOOKED_AT);
    if (words.count() < WORDS_MIN) {
      return 0;
    }
    long[] sequences = words.sequences(length);
    Set<Long> seen = new HashSet<>();
    BitSet repeated = new BitSet(words.count());
    for (int i = 0; i < sequences.length; i++) {
      if (!seen.add(sequences[i])) {
        repeated.set(i, i + length);
      }
    }
    return 1.0 * repeated.cardinality() / words.count();
  }
}
