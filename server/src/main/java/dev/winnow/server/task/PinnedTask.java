package dev.winnow.server.task;

import dev.winnow.core.document.ExactJson;
import dev.winnow.core.run.TaskKind;
import dev.winnow.core.say.Said;
import dev.winnow.core.share.LabelCheck;
import dev.winnow.core.share.Proportions;
import dev.winnow.core.task.MixRequest;
import dev.winnow.core.task.ReadMix;
import dev.winnow.core.task.ReadTask;
import dev.winnow.core.task.RequestEvaluation;
import dev.winnow.core.task.Task;
import dev.winnow.core.task.TaskRequest;
import dev.winnow.core.task.TaskResult;
import dev.winnow.core.task.WrittenHeldOut;
import dev.winnow.server.web.FieldError;
import dev.winnow.server.web.FieldErrors;
import dev.winnow.server.web.FileName;
import dev.winnow.server.web.Refusal;
import dev.winnow.storage.task.StoredTask;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// What a task has pinned: a task file whose template and model stand in it.
///
/// @param version of what people have set
/// @param pin the number of its model
/// @param target what people have set since
/// @param concurrency likewise
/// @param document as it is kept; not to be changed
/// @param result what was read, with what people set: an older Winnow may have taken what this one
///   refuses
record PinnedTask(
    int version, int pin, long target, int concurrency, ObjectNode document, TaskResult result) {

  /// What task files take, in characters.
  private static final int NAME_BYTES_MAX = 100;

  /// Reads it.
  static PinnedTask read(StoredTask task, ObjectNode document) {
    return of(task, document, read(document, task.target(), task.concurrency()));
  }

  /// What was read already.
  static PinnedTask of(StoredTask task, ObjectNode document, TaskResult result) {
    return new PinnedTask(
        task.version(), task.pin(), task.target(), task.concurrency(), document, result);
  }

  /// Reads a pinned document with what people set.
  static TaskResult read(ObjectNode document, long target, int concurrency) {
    return ReadTask.readPinned(withSet(document, target, concurrency));
  }

  private static ObjectNode withSet(ObjectNode document, long target, int concurrency) {
    ObjectNode set = document.deepCopy();
    set.put("target", target).put("concurrency", concurrency);
    TaskRequest.sayOlder(set);
    if (set.path("parameters") instanceof ObjectNode parameters) {
      // The target may have been raised since; both may not differ.
      parameters.remove("count");
    }
    return set;
  }

  /// Whether this is what a task has now.
  boolean isOf(StoredTask task) {
    return version == task.version()
        && pin == task.pin()
        && target == task.target()
        && concurrency == task.concurrency();
  }

  /// The task, with the target and the concurrency that people have set since.
  ///
  /// @throws Refusal when this Winnow refuses what an older one took
  Task task() {
    return switch (result) {
      case TaskResult.Ready ready -> ready.task();
      case TaskResult.Rejected rejected ->
          throw Refusal.conflict("TASK_UNREADABLE", whyRefused(rejected));
    };
  }

  /// How its rows are divided; not at all where this Winnow refuses what an older one took.
  Proportions proportions() {
    return switch (result) {
      case TaskResult.Ready ready -> ready.task().recipe().proportions();
      case TaskResult.Rejected rejected -> Proportions.NONE;
    };
  }

  /// How the categories of its rows are checked; null where they are not.
  @Nullable LabelCheck labels() {
    return result instanceof TaskResult.Ready ready ? ready.task().recipe().labels() : null;
  }

  /// The task as it was when its rows were divided in another way; empty where that cannot be read
  /// with what it has now.
  ///
  /// @param parts `dimensions` and `combinations`
  Optional<Task> divided(ObjectNode parts) {
    ObjectNode before = document.deepCopy();
    parts.forEachEntry(before::set);
    TaskResult result = read(before, target, concurrency);
    if (result instanceof TaskResult.Rejected) {
      // Where categories have numbers of rows, the target was their sum.
      before.remove("target");
      result = ReadTask.readPinned(before);
    }
    return result instanceof TaskResult.Ready ready ? Optional.of(ready.task()) : Optional.empty();
  }

  /// What this Winnow refuses of a pinned task, in a sentence.
  static Said whyRefused(TaskResult.Rejected rejected) {
    FieldError first = FieldErrors.of(rejected.problems()).getFirst();
    return TaskSaid.REFUSED.of(first.field(), first.said());
  }

  /// What is worth a look in it.
  List<FieldError> warnings() {
    return switch (result) {
      case TaskResult.Ready ready -> FieldErrors.warnings(ready.warnings());
      case TaskResult.Rejected rejected -> FieldErrors.warnings(rejected.problems());
    };
  }

  /// It as a task file of its own: under the task's name, as far as files take it, with the target
  /// and the concurrency that people have set since.
  ObjectNode asFile(StoredTask task) {
    ObjectNode file = withSet(document, target, concurrency);
    file.remove(List.of(TaskRequest.INFERRED, TaskRequest.TOPPED_UP, TaskRequest.SAMPLED));
    PinCategories.content(file);
    WrittenHeldOut.files(file);
    file.put("name", FileName.of(task.name(), NAME_BYTES_MAX, "task"));
    if (!task.description().isEmpty()) {
      file.put("description", task.description());
    }
    return file;
  }

  /// A request for a mix like it.
  private static ObjectNode mix(
      StoredTask task, ObjectNode set, ArrayNode sources, ObjectNode draft) {
    draft.put("kind", MixRequest.MIX);
    for (String name : List.of("target", "distinctOn", "seed")) {
      set.optional(name).ifPresent(value -> draft.set(name, value));
    }
    draft.set("sources", sources);
    draft.putObject("output").put("format", task.format().name());
    return draft;
  }

  /// A request for a task like it, with a dataset of its own. The template or the model is left out
  /// when it is gone.
  ///
  /// @param own what it says itself about how its model writes
  /// @param stores where templates, models and datasets may still be
  ObjectNode asRequest(StoredTask task, ObjectNode own, TaskStores stores) {
    ObjectNode draft = JsonNodeFactory.instance.objectNode();
    draft.put("name", task.name());
    if (!task.description().isEmpty()) {
      draft.put("description", task.description());
    }
    stores
        .evaluations()
        .wishOfTask(task.id())
        .map(ExactJson::object)
        .ifPresent(
            wish -> draft.set(RequestEvaluation.FIELD, RequestEvaluation.kept(wish).asRequest()));
    if (task.templateId() != null) {
      draft.put("templateId", task.templateId().toString());
      draft.put("templateRevision", task.templateRevision());
    }
    if (task.modelId() != null) {
      draft.put("modelId", task.modelId().toString());
    }
    ObjectNode set = withSet(document, target, concurrency);
    ArrayNode sources = task.kind() == TaskKind.MIX ? ReadMix.sources(set) : null;
    if (sources != null) {
      return mix(task, set, sources, draft);
    }
    TaskRequest.carry(set, draft);
    PinCategories.ids(draft, stores.pins());
    SampledDatasets.ids(draft);
    WrittenHeldOut.ids(draft, id -> stores.datasets().find(id).isPresent());
    CountDataset.asRequest(
        document, target, draft, dataset -> stores.datasets().find(dataset).isPresent());
    if (!own.isEmpty()) {
      draft.set("model", own);
    }
    draft.putObject("output").put("format", task.format().name());
    return draft;
  }
}
