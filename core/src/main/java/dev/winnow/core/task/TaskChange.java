package dev.winnow.core.task;

import dev.winnow.core.document.Problem;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What people want to change about a task; null leaves it.
public record TaskChange(
    @Nullable String name,
    @Nullable String description,
    @Nullable Long target,
    @Nullable Integer concurrency,
    @Nullable UUID modelId,
    @Nullable JsonNode dimensions,
    @Nullable JsonNode combinations,
    @Nullable Long minimumPerCombination) {

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

  static final Field<TaskChange, JsonNode> DIMENSIONS =
      RequestShares.unread(
          RequestShares.DIMENSIONS,
          TaskChange::dimensions,
          "All dimensions anew, with the same categories in the same order. Shares take effect at once; anything else of a category not while the task runs.");
  static final Field<TaskChange, JsonNode> COMBINATIONS =
      RequestShares.unread(
          RequestShares.COMBINATIONS,
          TaskChange::combinations,
          "All combinations anew. Shares take effect at once; anything else not while the task runs.");
  static final Field<TaskChange, Long> MINIMUM =
      Field.of(
              TaskFields.MINIMUM.name(),
              TaskFields.MINIMUM.type(),
              TaskChange::minimumPerCombination)
          .says(TaskFields.MINIMUM.what());

  static final Block<TaskChange> BLOCK =
      new Block<>(
          "TaskChange",
          "What to change; what is left out, or null, stays.",
          List.of(
              NAME, DESCRIPTION, TARGET, CONCURRENCY, MODEL_ID, DIMENSIONS, COMBINATIONS, MINIMUM),
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
        in.find(MODEL_ID),
        in.find(DIMENSIONS),
        in.find(COMBINATIONS),
        in.find(MINIMUM));
  }

  /// Whether it says anew how rows are divided.
  public boolean isDivided() {
    return dimensions != null || combinations != null || minimumPerCombination != null;
  }

  /// Puts what it says of how rows are divided into a document of the task.
  public void divide(ObjectNode document) {
    if (dimensions != null) {
      document.set(DIMENSIONS.name(), dimensions.deepCopy());
    }
    if (combinations != null) {
      document.set(COMBINATIONS.name(), combinations.deepCopy());
    }
    if (minimumPerCombination != null) {
      document.put(MINIMUM.name(), minimumPerCombination);
    }
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
    return new Read(
        new TaskChange(name, null, null, null, null, null, null, null), reading.problems());
  }
}
