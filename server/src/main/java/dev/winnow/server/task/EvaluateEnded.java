package dev.winnow.server.task;

import dev.winnow.core.document.ExactJson;
import dev.winnow.core.run.TaskStatus;
import dev.winnow.core.share.Category;
import dev.winnow.core.share.Dimension;
import dev.winnow.core.share.Proportions;
import dev.winnow.core.task.RequestEvaluation;
import dev.winnow.core.task.Task;
import dev.winnow.core.task.TaskResult;
import dev.winnow.storage.dataset.StoredDataset;
import dev.winnow.storage.evaluation.Evaluations;
import dev.winnow.storage.task.StoredTask;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.node.JsonNodeFactory;

/// Has the rows of a task evaluated that has ended, by the rules of the task and the shares it was
/// to have. That is done once for as many rows as it has.
final class EvaluateEnded {

  /// Those that ended earlier are left as they are: an older Winnow had no evaluations.
  private static final Duration LATE = Duration.ofHours(1);

  private final TaskStores stores;

  EvaluateEnded(TaskStores stores) {
    this.stores = stores;
  }

  /// Asks for it, where the task has ended with rows and is to be evaluated.
  void ask(UUID id) {
    StoredTask task = stores.tasks().find(id).orElse(null);
    if (task == null || task.datasetId() == null || !hasRows(task)) {
      return;
    }
    StoredDataset dataset = stores.datasets().find(task.datasetId()).orElse(null);
    if (dataset == null) {
      return;
    }
    RequestEvaluation wish =
        RequestEvaluation.kept(
            stores
                .evaluations()
                .wishOfTask(id)
                .map(ExactJson::object)
                .orElseGet(JsonNodeFactory.instance::objectNode));
    PinnedTask pinned = stores.pinned().of(task);
    if (!wish.isAutomatic() || !(pinned.result() instanceof TaskResult.Ready ready)) {
      return;
    }
    String settings =
        wish.settings(pinned.document().path("gates"), targets(task, ready.task())).toString();
    long rows = task.counters().accepted();
    var unused =
        stores
            .evaluations()
            .add(
                new Evaluations.Wanted(
                    task.name(),
                    dataset.id(),
                    null,
                    dataset.now(),
                    id,
                    task.name(),
                    rows,
                    true,
                    settings,
                    rows));
  }

  /// Asks for it for tasks that have ended just before the service did.
  void askAll() {
    stores.evaluations().missing(LATE).forEach(this::ask);
  }

  private static boolean hasRows(StoredTask task) {
    boolean ended = task.status() == TaskStatus.COMPLETED || task.status() == TaskStatus.PARTIAL;
    return ended && task.counters().accepted() > 0;
  }

  /// The rows that each category was to have, by the field that names it.
  private Map<String, Map<String, Long>> targets(StoredTask task, Task pinned) {
    Proportions proportions = pinned.recipe().proportions();
    Map<String, Map<String, Long>> targets = new LinkedHashMap<>();
    if (proportions.isNone() || proportions.isSampled()) {
      return targets;
    }
    long[] rows = stores.cells().targets(task.id(), pinned).all();
    for (int at = 0; at < proportions.dimensions().size(); at++) {
      Dimension dimension = proportions.dimensions().get(at);
      String field = dimension.field();
      if (field == null) {
        continue;
      }
      Map<String, Long> shares = new LinkedHashMap<>();
      for (Category category : dimension.categories()) {
        shares.put(category.name(), 0L);
      }
      for (int cell = 0; cell < rows.length; cell++) {
        String name = dimension.categories().get(proportions.categories(cell).get(at)).name();
        shares.merge(name, rows[cell], Long::sum);
      }
      targets.put(field, shares);
    }
    return targets;
  }
}
