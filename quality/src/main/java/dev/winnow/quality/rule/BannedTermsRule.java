package dev.winnow.quality.rule;

import dev.winnow.core.gate.Aspect;
import dev.winnow.core.gate.Option;
import dev.winnow.core.gate.Options;
import dev.winnow.core.gate.RowRule;
import dev.winnow.core.gate.RuleKind;
import java.util.List;

/// Texts without some terms.
public final class BannedTermsRule implements RuleKind {

  private static final Option<List<String>> TERMS =
      Option.texts("terms", "Words or phrases, whatever their case.").need();
  private static final Option<Boolean> WHOLE_WORDS =
      Option.flag(
              "wholeWords",
              "Whether `cat` is not found in `category`; Chinese and the like are found anywhere.")
          .otherwise(true);

  @Override
  public String name() {
    return "bannedTerms";
  }

  @Override
  public String what() {
    return "Texts with one of some terms.";
  }

  @Override
  public Aspect aspect() {
    return Aspect.SAFETY;
  }

  @Override
  public List<Option<?>> options() {
    return List.of(EachText.FIELDS, TERMS, WHOLE_WORDS);
  }

  @Override
  public RowRule rule(Options options) {
    FindTerms find = new FindTerms(options.get(TERMS), options.get(WHOLE_WORDS));
    return EachText.rule(
        options, (at, text) -> find.in(text).map(term -> RuleSaid.BANNED.of(at, term)));
  }
}
