package dev.winnow.core.task;

import dev.winnow.core.document.Problem;
import dev.winnow.core.share.Proportions;
import dev.winnow.core.template.Template;
import java.util.List;
import java.util.function.Function;
import tools.jackson.databind.node.ObjectNode;

/// A wish to see how rows would be divided, without a task.
///
/// @param proportions none where a problem was noted
/// @param target rows to make, those that are there already left out
/// @param batchSize rows of one request
/// @param problems what is wrong with it, as when the task would be created
public record PlannedShares(
    Proportions proportions, long target, int batchSize, List<Problem> problems) {

  /// What it takes of a task.
  static final Block<Task> BLOCK =
      Block.described(
          "AllocationRequest",
          "How rows are to be divided; what categories and combinations have otherwise is let be.",
          List.of(
              TaskFields.TARGET,
              RequestShares.DIMENSIONS.needed(List.of(), FieldSaid.WRITE_ONE),
              RequestShares.COMBINATIONS,
              TaskFields.MINIMUM,
              TaskFields.OTHER_CATEGORY,
              TaskFields.EXISTING,
              RequestTopUp.field(),
              TaskFields.BATCH_SIZE,
              TaskFields.PARAMETERS.hidden()));

  /// Reads it.
  public static PlannedShares read(ObjectNode body) {
    return read(
        body,
        wish -> {
          throw new IllegalArgumentException("There are no rows to top up.");
        });
  }

  /// Reads it, topping up rows where it wishes so.
  ///
  /// @param rows those that are there already
  public static PlannedShares read(ObjectNode body, Function<RequestTopUp, TopUp> rows) {
    Reading reading = TaskRequest.reading(body);
    Fields fields = Fields.of(body, BLOCK, reading);
    reading.addAll(WrittenChange.problems(body));
    if (!fields.has(TaskFields.DIMENSIONS)) {
      fields.error(TaskFields.DIMENSIONS, FieldSaid.MISSING.of().then(FieldSaid.WRITE_ONE.of()));
    }
    Proportions proportions = ReadProportions.read(fields);
    Template template = TemplateFields.NOTHING;
    RequestTopUp wish = RequestTopUp.read(fields);
    if (wish != null && !reading.failed()) {
      TopUp topUp = rows.apply(wish);
      Proportions counted = topUp.count(proportions, fields);
      long lacking = topUp.isDone() ? 0 : topUp.target();
      return new PlannedShares(counted, lacking, batchSize(fields), reading.problems());
    }
    long target =
        wish != null ? 1 : ReadTarget.read(fields, template, ReadProportions.rows(proportions));
    if (!reading.failed()) {
      CheckShares.check(proportions, target, fields);
    }
    return new PlannedShares(proportions, target, batchSize(fields), reading.problems());
  }

  private static int batchSize(Fields fields) {
    Integer batchSize = fields.find(TaskFields.BATCH_SIZE);
    return batchSize == null ? TaskFields.usualBatchSize(TemplateFields.NOTHING) : batchSize;
  }
}
