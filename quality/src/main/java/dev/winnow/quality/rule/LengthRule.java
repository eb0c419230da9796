package dev.winnow.quality.rule;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.EncodingType;
import dev.winnow.core.gate.Aspect;
import dev.winnow.core.gate.Option;
import dev.winnow.core.gate.Options;
import dev.winnow.core.gate.RowRule;
import dev.winnow.core.gate.RuleKind;
import dev.winnow.quality.text.Words;
import java.util.List;
import java.util.Optional;

/// Texts of some length.
public final class LengthRule implements RuleKind {

  private static final int MOST = 100_000_000;

  private static final Option<String> UNIT =
      Option.word(
              "unit",
              List.of("characters", "words", "tokens"),
              "What is counted: characters as Unicode has them; words, where each Chinese character and kana is one; tokens of the vocabulary o200k_base.")
          .otherwise("characters");
  private static final Option<Integer> LEAST = Option.whole("least", 0, MOST, "The least length.");
  private static final Option<Integer> MOST_LONG =
      Option.whole("most", 0, MOST, "The greatest length.");

  @Override
  public String name() {
    return "length";
  }

  @Override
  public String what() {
    return "Texts that are too short or too long.";
  }

  @Override
  public Aspect aspect() {
    return Aspect.RANGE;
  }

  @Override
  public List<Option<?>> options() {
    return List.of(EachText.FIELDS, UNIT, LEAST, MOST_LONG);
  }

  private enum Unit {
    CHARACTERS(RuleSaid.CHARACTERS),
    WORDS(RuleSaid.WORDS),
    TOKENS(RuleSaid.TOKENS);

    private final RuleSaid said;

    Unit(RuleSaid said) {
      this.said = said;
    }

    int count(String text) {
      return switch (this) {
        case CHARACTERS -> text.codePointCount(0, text.length());
        case WORDS -> Words.of(text, Integer.MAX_VALUE).count();
        case TOKENS -> O200k.ENCODING.countTokensOrdinary(text);
      };
    }
  }

  @Override
  public RowRule rule(Options options) {
    if (!LeastAndMost.check(options, LEAST, MOST_LONG)) {
      return RowRule.NONE;
    }
    Unit unit = Unit.valueOf(options.get(UNIT).toUpperCase(java.util.Locale.ROOT));
    Integer least = options.find(LEAST);
    Integer most = options.find(MOST_LONG);
    return EachText.rule(
        options,
        (at, text) -> {
          int count = unit.count(text);
          if (least != null && count < least) {
            return Optional.of(RuleSaid.TOO_SHORT.of(at, count, unit.said, least));
          }
          return most != null && count > most
              ? Optional.of(RuleSaid.TOO_LONG.of(at, count, unit.said, most))
              : Optional.empty();
        });
  }

  /// About 0.3 s and 30 MB, with the first text that is counted in tokens.
  private static final class O200k {
    static final Encoding ENCODING =
        Encodings.newLazyEncodingRegistry().getEncoding(EncodingType.O200K_BASE);
  }
}
