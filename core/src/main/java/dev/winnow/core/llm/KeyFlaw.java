package dev.winnow.core.llm;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// What is wrong with a text as a credential, so that it is said before it is sent: quotes and
/// prefixes copied with it, a placeholder in its place, characters that no key has.
///
/// The message is a clause behind the name of the place, and never contains the text.
public final class KeyFlaw {

  /// A flaw and the clause that says it; the first that fits holds.
  private record Flaw(Pattern pattern, String clause) {}

  private static final List<Flaw> FLAWS =
      List.of(
          flaw("[\\r\\n]", "holds a line break. Copy the key alone, in one line."),
          flaw(
              "^[\"'`“”‘’«»「」『』]|[\"'`“”‘’«»「」『』]$",
              "stands in quotes. Write the key without them."),
          flaw(
              "^(?i:bearer|basic|token|authorization|x-api-key|api[-_ ]?key)[\\s:]",
              "begins with a word like Bearer. Write the key alone."),
          flaw(
              // What ends with equals signs is base64, in which underscores stand, too.
              "^(?:export )?[A-Za-z_][A-Za-z0-9_]*_[A-Za-z0-9_]+=+[^=\\s]",
              "is a whole assignment. Write only what stands behind the equals sign."),
          flaw(
              "^\\$\\{?\\w+}?$|^%\\w+%$|^os\\.environ|^process\\.env|^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*_(?:KEY|TOKEN)$",
              "names a variable. Write what the variable holds."),
          flaw(
              "^[<\\[({].*[>\\])}]$|(?i:(?<![a-z0-9])your[-_ ]?(?:[a-z0-9]+[-_ ]){0,6}(?:api[-_ ]?)?(?:key|token|secret)(?![a-z0-9]))|^(?i:(?:sk-)?x{4,}|changeme|todo|placeholder)$",
              "is a placeholder. Put your key in its place."),
          flaw("^https?://", "is an address. Put your key in its place."),
          flaw("\\*{3}|•|…|\\.{3}", "is shortened. Copy the whole key."),
          flaw("\\s|\\p{Z}", "holds a space. Copy the key again."),
          flaw("[^\\x21-\\x7e]", "holds a character that no key has. Copy the key again."));

  private KeyFlaw() {}

  /// The clause that says what is wrong; empty where nothing is.
  public static Optional<String> of(String key) {
    return FLAWS.stream()
        .filter(flaw -> flaw.pattern.matcher(key).find())
        .findFirst()
        .map(Flaw::clause);
  }

  private static Flaw flaw(String pattern, String clause) {
    return new Flaw(Pattern.compile(pattern), clause);
  }
}
