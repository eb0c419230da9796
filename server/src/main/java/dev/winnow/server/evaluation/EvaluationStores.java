package dev.winnow.server.evaluation;

import dev.winnow.core.document.ExactJson;
import dev.winnow.core.task.ReadTask;
import dev.winnow.core.task.TaskResult;
import dev.winnow.server.web.Refusal;
import dev.winnow.server.web.Thing;
import dev.winnow.storage.dataset.Datasets;
import dev.winnow.storage.dataset.Rows;
import dev.winnow.storage.dataset.Versions;
import dev.winnow.storage.evaluation.Evaluations;
import dev.winnow.storage.evaluation.StoredEvaluation;
import dev.winnow.storage.task.Pins;
import dev.winnow.storage.task.SoundRows;
import dev.winnow.storage.task.Tasks;
import java.util.List;
import java.util.UUID;

/// The tables that evaluations need.
record EvaluationStores(
    Evaluations evaluations,
    Datasets datasets,
    Versions versions,
    Rows rows,
    Tasks tasks,
    SoundRows sound,
    Pins pins) {

  /// An evaluation.
  ///
  /// @throws Refusal when there is none
  StoredEvaluation evaluation(UUID id) {
    return evaluations.find(id).orElseThrow(() -> Refusal.notFound(Thing.EVALUATION, id));
  }

  /// What the rows of a task were asked for by; empty where that cannot be read any more.
  List<String> prompts(UUID task) {
    return tasks
        .config(task)
        .map(config ->
            switch (ReadTask.readPinned(ExactJson.object(config))) {
              case TaskResult.Ready ready -> ready.task().template().prompts();
              case TaskResult.Rejected rejected -> List.<String>of();
            })
        .orElse(List.of());
  }
}
