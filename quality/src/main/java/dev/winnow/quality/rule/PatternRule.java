package dev.winnow.quality.rule;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.winnow.core.document.Excerpt;
import dev.winnow.core.gate.Aspect;
import dev.winnow.core.gate.Option;
import dev.winnow.core.gate.Options;
import dev.winnow.core.gate.RowRule;
import dev.winnow.core.gate.RuleKind;
import dev.winnow.core.say.Said;
import java.util.List;
import java.util.Optional;

/// Texts that match a regular expression, in the syntax of RE2: a search takes time in proportion
/// to the text, whatever the expression.
public final class PatternRule implements RuleKind {

  /// Instructions of a compiled expression: each character of a text may take as many steps.
  private static final int SIZE_MAX = 1_000;

  /// About 2 s; a text of 1 MB has them for an expression of 100 instructions.
  private static final int STEPS_MAX = 100_000_000;

  /// `(?=`, `(?!`, `(?<=`, `(?<!`, `(?>`, `\1`, `\k<name>`.
  private static final java.util.regex.Pattern NOT_RE2 =
      java.util.regex.Pattern.compile("\\(\\?(?:[=!>]|<[=!])|\\\\(?:[1-9]|k[<{'])|[*+?}]\\+");

  private static final Option<String> PATTERN =
      Option.text(
              "pattern", "The regular expression, in the syntax of RE2; `(?i)` ignores the case.")
          .need();
  private static final Option<Boolean> WHOLE =
      Option.flag("whole", "Whether the whole text has to match; otherwise a part of it does.")
          .otherwise(false);
  private static final Option<Boolean> REJECT =
      Option.flag("reject", "Whether texts that match are rejected; otherwise the others are.")
          .otherwise(false);

  @Override
  public String name() {
    return "pattern";
  }

  @Override
  public String what() {
    return "Texts that do not match a regular expression, or that match one. Texts whose characters times the instructions of the expression are over 100 million pass.";
  }

  @Override
  public Aspect aspect() {
    return Aspect.FORMAT;
  }

  @Override
  public List<Option<?>> options() {
    return List.of(EachText.FIELDS, PATTERN, WHOLE, REJECT);
  }

  @Override
  public RowRule rule(Options options) {
    String written = options.get(PATTERN);
    Pattern pattern;
    try {
      pattern = Pattern.compile(written);
    } catch (PatternSyntaxException unreadable) {
      options.error(PATTERN, reason(written, unreadable));
      return RowRule.NONE;
    }
    if (pattern.programSize() > SIZE_MAX) {
      options.error(PATTERN, RuleSaid.PATTERN_LARGE.of(pattern.programSize(), SIZE_MAX));
      return RowRule.NONE;
    }
    int looksMax = STEPS_MAX / Math.max(1, pattern.programSize());
    boolean whole = options.get(WHOLE);
    boolean reject = options.get(REJECT);
    RuleSaid said = reject ? RuleSaid.MATCHES : RuleSaid.NO_MATCH;
    return EachText.rule(
        options,
        (at, text) -> {
          if (text.length() > looksMax) {
            return Optional.empty();
          }
          boolean matches = whole ? pattern.matches(text) : pattern.matcher(text).find();
          return matches == reject
              ? Optional.of(said.of(at, Excerpt.of(written)))
              : Optional.empty();
        });
  }

  private static Said reason(String written, PatternSyntaxException unreadable) {
    java.util.regex.Matcher foreign = NOT_RE2.matcher(written);
    return foreign.find()
        ? RuleSaid.NOT_RE2.of(foreign.group())
        : RuleSaid.BAD_PATTERN.of(unreadable.getDescription(), Excerpt.of(unreadable.getPattern()));
  }
}
