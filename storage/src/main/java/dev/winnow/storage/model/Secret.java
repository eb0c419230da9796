package dev.winnow.storage.model;

import dev.winnow.core.llm.KeyFlaw;
import dev.winnow.core.say.Said;
import org.jspecify.annotations.Nullable;

/// A provider's key, in the clear. It shows itself nowhere: neither in logs nor in answers.
public final class Secret {

  /// The longest key that is taken, in characters.
  public static final int CHARS_MAX = 8_192;

  /// Of a shorter one nothing is shown: the rest would be too easily found.
  private static final int SHOWN_FROM_CHARS = 21;

  private static final int HINT_CHARS = 4;

  private final String text;

  private Secret(String text) {
    this.text = text;
  }

  /// A key.
  ///
  /// @throws IllegalArgumentException when [#wrong] has something against it
  public static Secret of(String text) {
    Said wrong = wrong(text);
    if (wrong != null) {
      throw new IllegalArgumentException("The key " + wrong);
    }
    return new Secret(text);
  }

  /// What is wrong with a text as a key, without the text; null when nothing is.
  public static @Nullable Said wrong(String text) {
    if (text.isEmpty()) {
      return StoredModelSaid.KEY_EMPTY.of();
    }
    if (text.length() > CHARS_MAX) {
      return StoredModelSaid.KEY_TOO_LONG.of(text.length(), CHARS_MAX);
    }
    return KeyFlaw.of(text).orElse(null);
  }

  /// The key itself, for the wire only.
  public String reveal() {
    return text;
  }

  /// Its last four characters when it is longer than twenty, else nothing.
  public String hint() {
    return text.length() < SHOWN_FROM_CHARS ? "" : text.substring(text.length() - HINT_CHARS);
  }

  @Override
  public String toString() {
    return "Secret[…]";
  }
}
