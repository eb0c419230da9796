package dev.winnow.quality.rule;

import dev.winnow.core.gate.Aspect;
import dev.winnow.core.gate.Option;
import dev.winnow.core.gate.Options;
import dev.winnow.core.gate.RowRule;
import dev.winnow.core.gate.RuleKind;
import dev.winnow.quality.text.FindLanguage;
import java.util.List;

/// Texts in some languages.
public final class LanguageRule implements RuleKind {

  /// Fewer letters of an alphabet are a name or a term as often as not.
  private static final int LETTERS_MIN = 25;

  private static final Option<List<String>> LANGUAGES =
      Option.words(
              "languages", FindLanguage.all(), "The languages of the texts, as ISO 639-1 codes.")
          .need();

  @Override
  public String name() {
    return "language";
  }

  @Override
  public String what() {
    return "Texts in another language than some, told by the script and n-grams of their first 400 characters; texts of under 25 letters of an alphabet that several languages have, code and what cannot be told pass.";
  }

  @Override
  public Aspect aspect() {
    return Aspect.CONSISTENCY;
  }

  @Override
  public List<Option<?>> options() {
    return List.of(EachText.FIELDS, LANGUAGES);
  }

  @Override
  public RowRule rule(Options options) {
    List<String> languages = options.get(LANGUAGES);
    return EachText.rule(
        options,
        (at, text) ->
            FindLanguage.of(text)
                .filter(found -> !found.equals(FindLanguage.UNDETERMINED))
                .filter(found -> !languages.contains(found))
                .filter(found -> FindLanguage.hasScriptOfItsOwn(found) || isEnough(text))
                .map(found -> RuleSaid.LANGUAGE.of(at, found, languages)));
  }

  private static boolean isEnough(String text) {
    return text.codePoints().filter(Character::isLetter).limit(LETTERS_MIN).count() == LETTERS_MIN;
  }
}
