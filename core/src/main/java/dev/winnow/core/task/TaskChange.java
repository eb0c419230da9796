package dev.winnow.core.task;

import dev.winnow.core.document.Problem;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// What people want to change about a task; null leaves it.
public record TaskChange(
    @Nullable String name,
    @Nullable String description,
    @Nullable Long target,
    @Nullable Integer concurrency,
    @Nullable UUID modelId) {

  static final Field<TaskChange, String> NAME =
      Field.of("name", RequestFields.NAME.type(), TaskChange::name)
          .says(RequestFields.NAME.what())
          .example("\"medical_qa_synthesis\"");
  static final Field<TaskChange, String> DESCRIPTION =
      Field.of("description", RequestFields.DESCRIPTION.type(), TaskChange::description)
          .says(TaskFields.FOR_PEOPLE);
  static final Field<TaskChange, Long> TARGET =
      Field.of("target", TaskFields.TARGET.type(), TaskChange::target)
          .says("Number of accepted rows to end with, at least as many as now.")
          .example("200");
  static final Field<TaskChange, Integer> CONCURRENCY =
      Field.of("concurrency", TaskFields.CONCURRENCY.type(), TaskChange::concurrency)
          .says("Requests in flight at the same time; takes effect at once.")
          .example("16");
  static final Field<TaskChange, UUID> MODEL_ID =
      Field.of("modelId", FieldTypes.ID, TaskChange::modelId)
          .says(
              "Model that requests go to from now on, with its present settings; the task's own model takes those anew. Not while the task runs.");

  static final Block<TaskChange> BLOCK =
      new Block<>(
          "TaskChange",
          "What to change; what is left out, or null, stays.",
          List.of(NAME, DESCRIPTION, TARGET, CONCURRENCY, MODEL_ID),
          TaskChange::of);

  /// What a copy of a task or a template is called.
  static final Block<TaskChange> COPY =
      Block.described(
          "CopyName",
          "What the copy is called.",
          List.of(NAME.usually("made of the other's name")));

  /// What came of reading one.
  ///
  /// @param problems what is wrong with it
  public record Read(TaskChange change, List<Problem> problems) {}

  private static TaskChange of(Fields in) {
    return new TaskChange(
        in.find(NAME),
        in.find(DESCRIPTION),
        in.find(TARGET),
        in.find(CONCURRENCY),
        in.find(MODEL_ID));
  }

  /// Reads a change.
  public static Read read(ObjectNode body) {
    Reading reading = TaskRequest.reading(body);
    TaskChange change = BLOCK.reader().apply(Fields.of(body, BLOCK, reading));
    return new Read(change, reading.problems());
  }

  /// Reads what a copy is called: a change of nothing but the name.
  public static Read readName(ObjectNode body) {
    Reading reading = TaskRequest.reading(body);
    String name = Fields.of(body, COPY, reading).find(NAME);
    return new Read(new TaskChange(name, null, null, null, null), reading.problems());
  }
}
