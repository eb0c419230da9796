package dev.winnow.storage.export;

import dev.winnow.core.say.Said;

/// Thrown when an export cannot be made as it was asked for; nothing was written.
public final class ExportRefused extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final transient Said said;

  ExportRefused(Said said) {
    super(said.message());
    this.said = said;
  }

  /// What is wrong, and what to do.
  public Said said() {
    return said;
  }
}
