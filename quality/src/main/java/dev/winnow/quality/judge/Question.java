package dev.winnow.quality.judge;

import dev.winnow.core.gate.Vote;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What a judge is asked about each row, and what its answers mean.
sealed interface Question permits ScoreQuestion, PairQuestion {

  /// What to do, and by what; whole lines.
  String task();

  /// What is to be answered after the reason, in words.
  String wanted();

  /// The name of the answer's field that holds it.
  String field();

  /// The JSON Schema of that field.
  ObjectNode schema();

  /// A value of that field, as an example of its form.
  JsonNode sample();

  /// A row as it is shown: JSON on one line, cut where it is long.
  String shown(ObjectNode row);

  /// What an answer says of a row; null where it does not fit.
  ///
  /// @param said the value of the field, missing where it has none
  @Nullable Vote vote(JsonNode said, String reason);
}
