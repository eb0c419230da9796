package dev.winnow.core.layout;

import dev.winnow.core.say.Said;

/// Thrown within this package where a row does not fit a layout; who makes the row turns it into
/// [LayoutRow.Skipped].
final class NoFit extends Exception {

  private static final long serialVersionUID = 1;

  private final transient Said said;

  NoFit(Said said) {
    super(null, null, false, false);
    this.said = said;
  }

  Said said() {
    return said;
  }
}
