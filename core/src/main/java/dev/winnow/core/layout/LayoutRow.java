package dev.winnow.core.layout;

import dev.winnow.core.say.Said;
import tools.jackson.databind.node.ObjectNode;

/// What became of a row in a layout.
public sealed interface LayoutRow {

  /// It fits.
  ///
  /// @param row as the layout has it
  record Fits(ObjectNode row) implements LayoutRow {}

  /// It does not.
  ///
  /// @param why names the field
  record Skipped(Said why) implements LayoutRow {}
}
