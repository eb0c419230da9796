package dev.winnow.providers.wire;

import dev.winnow.core.llm.RowsSchema;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// The schema of an answer as a wire sends it, made anew only when another one is wanted: the
/// requests of a task want the same but for their last few rows.
public final class AnswerSchema {

  /// The last that was made.
  ///
  /// @param row of one row
  /// @param sent what nobody changes
  private record Made(ObjectNode row, int rows, boolean array, ObjectNode sent) {}

  private volatile @Nullable Made last;

  /// The schema of an answer with many rows.
  ///
  /// @param row of one row
  /// @param rows how many are asked for
  /// @param array whether the outermost value is the array, not an object around it
  /// @param finish makes what is sent of it
  public ObjectNode of(ObjectNode row, int rows, boolean array, UnaryOperator<ObjectNode> finish) {
    Made made = last;
    if (made == null || made.rows() != rows || made.array() != array || !made.row().equals(row)) {
      ObjectNode schema = array ? RowsSchema.array(row, rows) : RowsSchema.object(row, rows);
      made = new Made(row, rows, array, finish.apply(schema));
      last = made;
    }
    return made.sent();
  }
}
