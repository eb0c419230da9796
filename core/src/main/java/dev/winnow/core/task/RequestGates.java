package dev.winnow.core.task;

import dev.winnow.core.gate.Duplicates;
import dev.winnow.core.gate.Gates;
import dev.winnow.core.gate.HeldOut;
import dev.winnow.core.gate.Meaning;
import dev.winnow.core.gate.Rubric;
import java.util.List;

/// How requests say what rows have to pass: as task files, but that the judging model is named by
/// its id, and that what is held out are datasets.
final class RequestGates {

  static final Block<Rubric> JUDGE =
      Block.described(
          GateFields.JUDGE_BLOCK.name(),
          GateFields.JUDGE_BLOCK.what(),
          List.of(
              GateFields.MODEL_ID,
              GateFields.RUBRIC,
              GateFields.DIMENSIONS,
              GateFields.PAIR,
              GateFields.EXAMPLES,
              GateFields.THRESHOLD,
              GateFields.VOTES,
              GateFields.ROWS_PER_REQUEST));

  private static final Block<Meaning> MEANING =
      Block.described(
          GateFields.MEANING_BLOCK.name(),
          GateFields.MEANING_BLOCK.what(),
          List.of(GateFields.EMBEDDER_ID, GateFields.COSINE));

  private static final Field<Duplicates, List<HeldOut>> HELD_OUT =
      Field.of(
              GateFields.HELD_OUT.name(),
              new FieldType.Blocks<>(HeldOutFields.BLOCK, false, WantedSaid.HELD_OUT),
              Duplicates::heldOut)
          .says(
              "Datasets with rows that none may repeat, such as those of a benchmark, as they are when the task is created.")
          .otherwise(List.of())
          .usually("none");

  private static final Block<Duplicates> DUPLICATES =
      Block.described(
          GateFields.DUPLICATES_BLOCK.name(),
          GateFields.DUPLICATES_BLOCK.what(),
          List.of(
              GateFields.NEAR, GateFields.COMPARED, typed(GateFields.MEANING, MEANING), HELD_OUT));

  private static final Block<Gates> BLOCK =
      Block.described(
          GateFields.BLOCK.name(),
          GateFields.BLOCK.what(),
          List.of(
              GateFields.PRESET,
              GateFields.RULES,
              typed(GateFields.DUPLICATES, DUPLICATES),
              typed(GateFields.JUDGE, JUDGE)));

  private static final FieldType<Gates> EITHER =
      new FieldType.Either<>(
          GateFields.GATES.reader(), BLOCK, GateFields.GATES.other(), GateFields.GATES.range());

  static final Field<Task, Gates> GATES = typed(TaskFields.GATES, EITHER);

  private RequestGates() {}

  private static <R, T> Field<R, T> typed(Field<R, T> field, FieldType<T> type) {
    return new Field<>(
        field.name(), type, field.what(), field.value(), field.standard(), field.marks());
  }

  /// The same as a field of another request.
  static <R> Field<R, Gates> asked(String says) {
    return Field.<R, Gates>asked(GATES.name(), EITHER).says(says);
  }
}
