package dev.winnow.quality.evaluate;

import dev.winnow.core.gate.Rubric;
import dev.winnow.core.gate.Vote;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/// What a judging model said of a sample.
///
/// @param model how it is called
/// @param sample rows of the sample
/// @param rows those that were judged
record JudgedRows(Rubric rubric, String model, long sample, List<Row> rows) {

  JudgedRows {
    rows = List.copyOf(rows);
  }

  /// A row that was judged.
  ///
  /// @param votes at least one
  /// @param findings what else is against it
  record Row(long number, ObjectNode data, List<Vote> votes, List<Finding> findings) {}
}
