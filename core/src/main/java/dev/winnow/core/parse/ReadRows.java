package dev.winnow.core.parse;

import dev.winnow.core.say.Said;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/// What was read out of one answer: every row that is there, and what could not be read.
///
/// @param rows the objects found, in the order they stand in
/// @param unreadable pieces that were meant as rows but could not be read, each with its raw text
/// @param cut whether the text ended inside a value
public record ReadRows(List<ObjectNode> rows, List<Unreadable> unreadable, boolean cut) {

  public ReadRows {
    rows = List.copyOf(rows);
    unreadable = List.copyOf(unreadable);
  }

  /// A piece of an answer that is no row.
  ///
  /// @param text the raw text, as the model wrote it
  /// @param reason why it could not be read, in a short sentence with values
  public record Unreadable(String text, Said reason) {}
}
