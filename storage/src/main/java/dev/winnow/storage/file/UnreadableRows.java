package dev.winnow.storage.file;

import dev.winnow.core.say.Said;

/// Thrown when a file has no rows that can be read; what it says names the file, the line and the
/// reason.
public final class UnreadableRows extends Exception {

  private static final long serialVersionUID = 1;

  private final transient Said said;

  UnreadableRows(Said said) {
    super(said.message());
    this.said = said;
  }

  /// What is wrong, and what to do.
  public Said said() {
    return said;
  }
}
