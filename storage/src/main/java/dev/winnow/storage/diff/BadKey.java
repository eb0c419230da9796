package dev.winnow.storage.diff;

import dev.winnow.core.say.Said;

/// Thrown when fields are no key of rows: a row has none of it, or two rows have the same.
public final class BadKey extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final transient Said said;

  BadKey(Said said) {
    super(said.message());
    this.said = said;
  }

  /// What is wrong, and what to do.
  public Said said() {
    return said;
  }
}
