package dev.winnow.server.task;

import dev.winnow.server.web.Refusal;
import dev.winnow.server.web.Thing;
import dev.winnow.storage.dataset.Datasets;
import dev.winnow.storage.dataset.Rows;
import dev.winnow.storage.dataset.Versions;
import dev.winnow.storage.evaluation.Evaluations;
import dev.winnow.storage.task.Pins;
import dev.winnow.storage.task.StoredTask;
import dev.winnow.storage.task.TaskCells;
import dev.winnow.storage.task.TaskFacts;
import dev.winnow.storage.task.TaskHistory;
import dev.winnow.storage.task.TaskLabels;
import dev.winnow.storage.task.TaskModels;
import dev.winnow.storage.task.Tasks;
import java.util.UUID;

/// The tables that tasks live in.
///
/// @param tasks what they are
/// @param cells how far each of their cells is
/// @param labels what their rows were classified as
/// @param history what became of their requests
/// @param facts what is on record for runs that go on
/// @param datasets where their rows go
/// @param rows the rows themselves
/// @param versions what datasets had
/// @param pins what they are made from
/// @param models what they are run with
/// @param pinned what they have pinned, read
/// @param evaluations what their rows are like
record TaskStores(
    Tasks tasks,
    TaskCells cells,
    TaskLabels labels,
    TaskHistory history,
    TaskFacts facts,
    Datasets datasets,
    Rows rows,
    Versions versions,
    Pins pins,
    TaskModels models,
    PinnedTasks pinned,
    Evaluations evaluations) {

  /// A task.
  ///
  /// @throws Refusal when there is none
  StoredTask task(UUID id) {
    return tasks.find(id).orElseThrow(() -> Refusal.notFound(Thing.TASK, id));
  }
}
