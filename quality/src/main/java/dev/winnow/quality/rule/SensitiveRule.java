package dev.winnow.quality.rule;

import dev.winnow.core.gate.Aspect;
import dev.winnow.core.gate.Option;
import dev.winnow.core.gate.Options;
import dev.winnow.core.gate.RowRule;
import dev.winnow.core.gate.RuleKind;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// Texts without obscene, hateful or sexual words.
///
/// The lists, one a language, are short and hold only what has no other meaning; context is for a
/// judge.
public final class SensitiveRule implements RuleKind {

  private static final Option<List<String>> LANGUAGES =
      Option.words("languages", List.of("en", "zh"), "Languages whose word lists are used.")
          .otherwise(List.of("en", "zh"));
  private static final Option<List<String>> TERMS =
      Option.texts("terms", "Further words or phrases.").otherwise(List.of());

  @Override
  public String name() {
    return "sensitive";
  }

  @Override
  public String what() {
    return "Texts with obscene, hateful or sexual words, by short word lists.";
  }

  @Override
  public Aspect aspect() {
    return Aspect.SAFETY;
  }

  @Override
  public List<Option<?>> options() {
    return List.of(EachText.FIELDS, LANGUAGES, TERMS);
  }

  @Override
  public RowRule rule(Options options) {
    List<String> terms = new ArrayList<>(options.get(TERMS));
    options.get(LANGUAGES).forEach(language -> terms.addAll(list(language)));
    FindTerms find = new FindTerms(terms, true);
    return EachText.rule(
        options, (at, text) -> find.in(text).map(term -> RuleSaid.SENSITIVE.of(at, term)));
  }

  private static List<String> list(String language) {
    String file = "sensitive-" + language + ".txt";
    try (InputStream in = SensitiveRule.class.getResourceAsStream(file)) {
      String text =
          new String(Objects.requireNonNull(in, file).readAllBytes(), StandardCharsets.UTF_8);
      return text.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
