package dev.winnow.server.task;

import dev.winnow.core.document.ExactJson;
import dev.winnow.core.document.Problem;
import dev.winnow.core.document.Problems;
import dev.winnow.core.gate.HeldOut;
import dev.winnow.core.task.Task;
import dev.winnow.core.task.WrittenHeldOut;
import dev.winnow.server.web.Refusal;
import dev.winnow.storage.dataset.Datasets;
import dev.winnow.storage.dataset.RowSet;
import dev.winnow.storage.dataset.Rows;
import dev.winnow.storage.dataset.StoredDataset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import tools.jackson.databind.node.ObjectNode;

/// The datasets whose rows none of a task may repeat, as they were when the task was made.
final class HeldOutDatasets {

  private HeldOutDatasets() {}

  /// Puts into a document, beside the ids of the datasets, what they stand for now. They stay until
  /// the caller's transaction ends.
  ///
  /// @return what names none whose rows can be held out
  static List<Problem> pin(ObjectNode document, Datasets datasets) {
    return WrittenHeldOut.pin(
        document,
        id ->
            datasets
                .hold(id)
                .map(it ->
                    new WrittenHeldOut.Found(
                        it.name(), it.rows(), it.now().written(), it.archivedAt() != null)));
  }

  /// @param output where the task writes its rows
  /// @throws Refusal when that is held out
  static void check(ObjectNode document, StoredDataset output) {
    for (WrittenHeldOut each : WrittenHeldOut.all(document)) {
      if (output.id().equals(each.dataset())) {
        throw Refusal.invalid(
            Problems.field(each.place()), TaskSaid.HELD_OUT_IS_OUTPUT.of(output.name()));
      }
    }
  }

  /// The name of one that was deleted since; empty where all are there.
  static Optional<String> gone(Task task, Datasets datasets) {
    for (HeldOut each : heldOut(task)) {
      UUID dataset = each.dataset();
      if (dataset != null && datasets.find(dataset).isEmpty()) {
        return Optional.of(each.stand() == null ? dataset.toString() : each.stand().name());
      }
    }
    return Optional.empty();
  }

  /// Hands out the rows of all.
  static void tell(Task task, Rows rows, Consumer<ObjectNode> taker) {
    for (HeldOut each : heldOut(task)) {
      if (each.dataset() != null && each.stand() != null) {
        rows.stream(
            RowSet.read(each.dataset(), each.stand().set()),
            row -> taker.accept(ExactJson.object(row.data())));
      }
    }
  }

  private static List<HeldOut> heldOut(Task task) {
    return task.recipe().gates().duplicates().heldOut();
  }
}
