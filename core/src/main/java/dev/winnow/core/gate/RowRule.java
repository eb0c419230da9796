package dev.winnow.core.gate;

import dev.winnow.core.say.Said;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/// A check of one row by itself. Pure, bounded in time, for any thread.
@FunctionalInterface
public interface RowRule {

  /// One that lets every row through.
  RowRule NONE = row -> Optional.empty();

  /// What is wrong with a row, in a sentence; empty where nothing is.
  Optional<Said> problem(ObjectNode row);
}
