package dev.winnow.core.say;

import java.util.Locale;
import java.util.regex.Pattern;

/// A sentence that the program says, as an English pattern with named slots. Enums implement it,
/// one for each subject, beside the code that says it; the page has the same codes in Chinese.
///
/// A slot is `{name}`; `{name:row is|rows are}` chooses by the number of that name; braces
/// themselves are doubled.
public interface Sentence {

  /// Where another word begins in a constant's name.
  Pattern WORD = Pattern.compile("_(.)");

  /// The constant's name, as enums give it.
  String name();

  /// Its enum, as enums give it.
  Class<?> getDeclaringClass();

  /// The pattern.
  String english();

  /// What the codes of an enum begin with: `taskField` of `TaskFieldSaid`. It never changes:
  /// programs and databases know it.
  default String family() {
    String name = getDeclaringClass().getSimpleName().replaceFirst("Said$", "");
    return name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
  }

  /// The code, like `field.notText` of the constant `NOT_TEXT` in the family `field`.
  default String code() {
    String lower = name().toLowerCase(Locale.ROOT);
    return family()
        + "."
        + WORD.matcher(lower).replaceAll(it -> it.group(1).toUpperCase(Locale.ROOT));
  }

  /// Says it.
  ///
  /// @param values one for each slot, in their order: texts, numbers, [Said], [Sentence] without
  ///   slots, or lists of them; anything else is taken as its text
  /// @throws IllegalArgumentException when there are more or fewer values than slots
  default Said of(Object... values) {
    return Said.of(this, values);
  }
}
