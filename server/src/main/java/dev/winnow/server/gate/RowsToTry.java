package dev.winnow.server.gate;

import dev.winnow.core.dataset.Fingerprint;
import dev.winnow.core.document.ExactJson;
import dev.winnow.core.task.ReadTask;
import dev.winnow.core.task.Task;
import dev.winnow.core.task.TaskResult;
import dev.winnow.server.gate.TriedGates.Was;
import dev.winnow.storage.task.SoundRows.SoundRow;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// Rows that are there already, in their order.
///
/// @param task what they were made by; null of a dataset, and where that cannot be read any more
record RowsToTry(List<Placed> rows, @Nullable Task task) {

  RowsToTry {
    rows = List.copyOf(rows);
  }

  /// A row at its place.
  ///
  /// @param was what its task decided; null of a dataset
  record Placed(long ordinal, ObjectNode row, @Nullable Was was) {}

  /// The newest ones of a task, numbered from 1.
  ///
  /// @param config what it has pinned
  static RowsToTry of(List<SoundRow> sound, String config) {
    List<Placed> rows = new ArrayList<>();
    for (SoundRow row : sound) {
      rows.add(new Placed(rows.size() + 1L, ExactJson.object(row.data()), was(row)));
    }
    return new RowsToTry(
        rows,
        switch (ReadTask.readPinned(ExactJson.object(config))) {
          case TaskResult.Ready ready -> ready.task();
          case TaskResult.Rejected rejected -> null;
        });
  }

  private static Was was(SoundRow row) {
    if (row.reason() != null) {
      return Was.valueOf(row.reason().name());
    }
    return row.accepted() ? Was.ACCEPTED : Was.WAITING;
  }

  /// The fields that they have, in order.
  List<String> fields() {
    Set<String> fields = new LinkedHashSet<>();
    rows.forEach(it -> fields.addAll(it.row().propertyNames()));
    return List.copyOf(fields);
  }

  /// What they were asked for by; of a dataset nothing is known.
  List<String> prompts() {
    return task == null ? List.of() : task.template().prompts();
  }

  /// What tells a row from others.
  Fingerprint fingerprint(ObjectNode row) {
    return task == null
        ? Fingerprint.of(row, List.of(), false)
        : Fingerprint.of(row, task.recipe().distinctOn(), task.schema().numbered());
  }
}
