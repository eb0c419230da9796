package dev.winnow.core.task;

import dev.winnow.core.document.Problem;
import dev.winnow.core.gate.Gates;
import dev.winnow.core.gate.Options;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// A wish to see what gates would do with rows that are there.
///
/// @param dataset whose rows are looked at; null where those of a task are
/// @param task whose rows are looked at; null where those of a dataset are
/// @param rows how many of the newest ones, 1 to 1,000
/// @param body the request
/// @param problems what is wrong with it, as far as that is known without rows
public record GateTrial(
    @Nullable UUID dataset,
    @Nullable UUID task,
    int rows,
    ObjectNode body,
    List<Problem> problems) {

  private static final int ROWS_USUAL = 200;
  private static final int ROWS_MAX = 1_000;

  private static final Field<GateTrial, Gates> GATES =
      RequestGates.<GateTrial>asked("What rows have to pass, as in a task.")
          .needed(Gates.USUAL, FieldSaid.WRITE_ONE);
  private static final Field<GateTrial, UUID> DATASET =
      Field.<GateTrial, UUID>asked("datasetId", FieldTypes.ID)
          .says("Dataset whose rows are looked at.");
  private static final Field<GateTrial, UUID> TASK =
      Field.<GateTrial, UUID>asked("taskId", FieldTypes.ID)
          .says(
              "In its place, task whose rows are looked at: accepted ones, those that wait for the judge, and those that rules, comparison or the judge rejected.");
  private static final Field<GateTrial, Integer> ROWS =
      Field.<GateTrial, Integer>asked("rows", FieldTypes.whole(1, ROWS_MAX))
          .says("How many of its newest rows.")
          .otherwise(ROWS_USUAL);

  static final Block<GateTrial> BLOCK =
      Block.described(
          "GateTrial", "Gates, and rows to try them on.", List.of(GATES, DATASET, TASK, ROWS));

  /// Reads one, with something harmless wherever a problem was noted.
  public static GateTrial read(ObjectNode body) {
    Reading reading = TaskRequest.reading(body);
    Fields fields = Fields.of(body, BLOCK, reading);
    reading.addAll(WrittenChange.problems(body));
    reading.addAll(WrittenHeldOut.problems(body));
    fields.get(GATES);
    if (!fields.has(DATASET) && !fields.has(TASK)) {
      fields.error(DATASET, FieldSaid.MISSING.of().then(GateFieldSaid.NO_TRIED.of()));
    } else if (fields.has(DATASET) && fields.has(TASK)) {
      fields.error(TASK, FieldSaid.BESIDE.of(DATASET.name()));
    }
    return new GateTrial(
        fields.find(DATASET), fields.find(TASK), fields.get(ROWS), body, reading.problems());
  }

  /// Reads the gates, once it is known which fields the rows have.
  ///
  /// @param rowFields in order; of none nothing is known
  /// @param prompts that the rows were asked for by; of none nothing is known
  public ReadGates.Read gates(List<String> rowFields, List<String> prompts) {
    Reading reading = TaskRequest.reading(body);
    Fields fields = Fields.of(body, BLOCK, reading);
    Gates gates = ReadGates.read(fields.value(GATES), new Options.Rows(rowFields, prompts));
    return new ReadGates.Read(gates, reading.problems());
  }
}
