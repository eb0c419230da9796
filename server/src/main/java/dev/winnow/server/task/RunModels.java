package dev.winnow.server.task;

import dev.winnow.core.gate.Meaning;
import dev.winnow.core.gate.Rubric;
import dev.winnow.core.llm.ModelSettings;
import dev.winnow.core.llm.Reply;
import dev.winnow.core.llm.Sampling;
import dev.winnow.core.share.Change;
import dev.winnow.core.share.LabelCheck;
import dev.winnow.core.task.Task;
import dev.winnow.core.task.WrittenChange;
import dev.winnow.engine.pace.RunPermits;
import dev.winnow.engine.run.CalledModel;
import dev.winnow.server.call.CallableModel;
import dev.winnow.server.call.StoredModels;
import dev.winnow.server.web.Refusal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// The models that a run calls: the task's own, those of its categories, and those that check rows.
/// Each is opened when it is called first, and takes part in the permits that all users of it
/// share. For any number of threads.
final class RunModels implements AutoCloseable {

  private final StoredModels stored;
  private final CallableModel own;
  private final Task task;

  /// The stored models of categories, by the settings that are pinned of them.
  private final Map<ModelSettings, UUID> others = new HashMap<>();

  private final Map<UUID, RunPermits> joined = new ConcurrentHashMap<>();
  private volatile int concurrency;

  private RunModels(StoredModels stored, CallableModel own, Task task) {
    this.stored = stored;
    this.own = own;
    this.task = task;
    this.concurrency = task.calls().concurrency();
  }

  /// Those of a task.
  ///
  /// @param own the task's own
  /// @param document what the task has pinned, with the ids of its categories' models
  static RunModels of(StoredModels stored, CallableModel own, Task task, ObjectNode document) {
    RunModels models = new RunModels(stored, own, task);
    Rubric rubric = task.recipe().gates().judge();
    models.named(rubric == null ? null : rubric.model(), WrittenChange.judge(document));
    Meaning meaning = task.recipe().gates().duplicates().meaning();
    models.named(meaning == null ? null : meaning.model(), WrittenChange.meaning(document));
    List<Change> changes = task.recipe().proportions().changes();
    if (changes.isEmpty()) {
      return models;
    }
    List<WrittenChange> written = WrittenChange.all(document);
    LabelCheck labels = task.recipe().labels();
    models.named(labels == null ? null : labels.model(), WrittenChange.labels(document));
    for (int i = 0; i < changes.size(); i++) {
      models.named(changes.get(i).model(), written.get(i));
    }
    return models;
  }

  private void named(@Nullable ModelSettings settings, WrittenChange written) {
    if (settings != null) {
      written.modelId().ifPresent(id -> others.putIfAbsent(usual(settings), id));
    }
  }

  private static ModelSettings usual(ModelSettings settings) {
    return settings.withSampling(Sampling.DEFAULT);
  }

  /// Sees whether those of the categories can be called, before anything is sent.
  ///
  /// @throws Refusal when one cannot
  void check() {
    Task of = task;
    if (of.recipe().labels() != null) {
      CallableModel unused = open(of.labelModel());
    }
    if (of.recipe().gates().judge() != null) {
      CallableModel unused = open(of.judgeModel());
    }
    Meaning meaning = of.recipe().gates().duplicates().meaning();
    if (meaning != null) {
      CallableModel unused = open(meaning.model());
    }
    for (Change change : of.recipe().proportions().changes()) {
      ModelSettings settings = change.model();
      if (settings != null) {
        try {
          CallableModel unused = open(settings);
        } catch (Refusal e) {
          throw Refusal.conflict(e.code(), TaskSaid.MODEL_OF_CATEGORY.of(name(change), e.said()));
        }
      }
    }
  }

  private String name(Change change) {
    return CellNames.of(task.recipe().proportions(), change);
  }

  private CallableModel open(ModelSettings settings) {
    return settings.equals(task.model()) ? own : stored.open(id(settings), settings);
  }

  private @Nullable UUID id(ModelSettings settings) {
    ModelSettings usual = usual(settings);
    return usual.equals(usual(task.model())) ? own.id() : others.get(usual);
  }

  /// A model, opened. One that can no longer be used denies every call, with the reason.
  CalledModel called(ModelSettings settings) {
    try {
      CallableModel model = open(settings);
      return new CalledModel(model.model(), permits(model));
    } catch (Refusal e) {
      Reply denied = new Reply.Denied(Reply.Denied.Obstacle.MODEL, 0, e.said());
      return new CalledModel(request -> denied, permits(own));
    }
  }

  private RunPermits permits(CallableModel model) {
    return joined.computeIfAbsent(model.id(), id -> model.permits().join(concurrency));
  }

  /// Lets models that are called from now on take so many calls at the most; those that were called
  /// before hear of it from the run.
  void concurrency(int calls) {
    concurrency = calls;
  }

  @Override
  public void close() {
    joined.values().forEach(RunPermits::close);
  }
}
