package dev.winnow.server.gate;

import dev.winnow.core.say.Said;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// What rules and the comparison of rows would do with rows that are there.
@Schema(name = "TriedGates")
record TriedGates(
    @Schema(description = "How many rows were looked at; fewer than asked for where they are large")
        long rows,
    @Schema(description = "How many would be accepted") long accepted,
    @Schema(description = "How many would not be, by the gate where they got stuck")
        List<Stuck> rejected,
    @Schema(description = "The first of those, at most 50") List<Reject> rejects) {

  /// What rejects a row without asking a model.
  @Schema(name = "Gate")
  enum Gate {
    RULE,
    DUPLICATE,
    NEAR_DUPLICATE,
    HELD_OUT
  }

  /// What a task has decided of one of its rows.
  @Schema(name = "TriedGatesWas")
  enum Was {
    ACCEPTED,
    WAITING,
    RULE,
    DUPLICATE,
    JUDGE
  }

  /// Rows that a gate rejects.
  @Schema(name = "TriedGate")
  record Stuck(
      Gate gate,
      @Schema(description = "The kind of the rule; null is no rule") @Nullable String rule,
      long rows) {}

  /// A row that would be rejected.
  @Schema(name = "TriedGatesReject")
  record Reject(
      @Schema(
              description =
                  "Its place in the dataset; of a task, among the rows that were looked at, from 1")
          long ordinal,
      Gate gate,
      @Schema(description = "The kind of the rule; null is no rule") @Nullable String rule,
      Said reason,
      @Schema(description = "The place of the row that it repeats; null where it repeats none")
          @Nullable Long repeats,
      @Schema(
              description =
                  "What the task decided: accepted, waiting for the judge, or why it was rejected; null of a dataset")
          @Nullable Was was,
      @Schema(description = "The row", type = "object") ObjectNode row) {}
}
