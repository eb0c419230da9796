package dev.winnow.core.llm;

import dev.winnow.core.say.Said;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// What is wrong with a text as a credential, so that it is said before it is sent: quotes and
/// prefixes copied with it, a placeholder in its place, characters that no key has.
///
/// The message is a clause behind the name of the place, and never contains the text.
public final class KeyFlaw {

  /// A flaw and the clause that says it; the first that fits holds.
  private record Flaw(Pattern pattern, KeySaid clause) {}

  private static final List<Flaw> FLAWS =
      List.of(
          flaw("[\\r\\n]", KeySaid.LINE_BREAK),
          flaw("^[\"'`“”‘’«»「」『』]|[\"'`“”‘’«»「」『』]$", KeySaid.QUOTED),
          flaw(
              "^(?i:bearer|basic|token|authorization|x-api-key|api[-_ ]?key)[\\s:]",
              KeySaid.PREFIX),
          flaw(
              // What ends with equals signs is base64, in which underscores stand, too.
              "^(?:export )?[A-Za-z_][A-Za-z0-9_]*_[A-Za-z0-9_]+=+[^=\\s]", KeySaid.ASSIGNMENT),
          flaw(
              "^\\$\\{?\\w+}?$|^%\\w+%$|^os\\.environ|^process\\.env|^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*_(?:KEY|TOKEN)$",
              KeySaid.VARIABLE),
          flaw(
              "^[<\\[({].*[>\\])}]$|(?i:(?<![a-z0-9])your[-_ ]?(?:[a-z0-9]+[-_ ]){0,6}(?:api[-_ ]?)?(?:key|token|secret)(?![a-z0-9]))|^(?i:(?:sk-)?x{4,}|changeme|todo|placeholder)$",
              KeySaid.PLACEHOLDER),
          flaw("^https?://", KeySaid.ADDRESS),
          flaw("\\*{3}|•|…|\\.{3}", KeySaid.SHORTENED),
          flaw("\\s|\\p{Z}", KeySaid.SPACE),
          flaw("[^\\x21-\\x7e]", KeySaid.BAD_CHARACTER));

  private KeyFlaw() {}

  /// The clause that says what is wrong; empty where nothing is.
  public static Optional<Said> of(String key) {
    return FLAWS.stream()
        .filter(flaw -> flaw.pattern.matcher(key).find())
        .findFirst()
        .map(flaw -> flaw.clause.of());
  }

  private static Flaw flaw(String pattern, KeySaid clause) {
    return new Flaw(Pattern.compile(pattern), clause);
  }
}
