package dev.winnow.cli;

import dev.winnow.core.llm.ModelSettings;
import dev.winnow.core.task.Task;
import dev.winnow.offline.OfflineModel;

/// What a model is called in front of people. The offline model is never mistaken for a language
/// model.
final class ModelLabel {

  private ModelLabel() {}

  /// What the rows of a task come from.
  static String of(Task task) {
    return task.recipe().proportions().isSampled() ? "its sources" : of(task.model());
  }

  static String of(ModelSettings model) {
    return model.provider().isOffline() ? OfflineModel.LABEL : model.model();
  }
}
