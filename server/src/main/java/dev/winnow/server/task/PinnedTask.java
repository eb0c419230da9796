package dev.winnow.server.task;

import dev.winnow.core.document.ExactJson;
import dev.winnow.core.say.Said;
import dev.winnow.core.task.ReadTask;
import dev.winnow.core.task.Task;
import dev.winnow.core.task.TaskRequest;
import dev.winnow.core.task.TaskResult;
import dev.winnow.server.web.FieldError;
import dev.winnow.server.web.FieldErrors;
import dev.winnow.server.web.FileName;
import dev.winnow.server.web.Refusal;
import dev.winnow.storage.task.StoredTask;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/// Reads pinned tasks: task files whose template and model stand in them.
final class PinnedTask {

  /// What task files take, in characters.
  private static final int NAME_BYTES_MAX = 100;

  private PinnedTask() {}

  /// The task as it was pinned, with the target and the concurrency that people have set since.
  ///
  /// @throws Refusal when this Winnow refuses what an older one took
  static Task of(StoredTask stored, String config) {
    return switch (now(stored, config)) {
      case TaskResult.Ready ready -> ready.task();
      case TaskResult.Rejected rejected ->
          throw Refusal.conflict("TASK_UNREADABLE", whyRefused(rejected));
    };
  }

  /// The same, or what is wrong with it: an older Winnow may have taken what this one refuses.
  static TaskResult now(StoredTask stored, String config) {
    return ReadTask.readPinned(withSet(document(config), stored.target(), stored.concurrency()));
  }

  /// What this Winnow refuses of a pinned task, in a sentence.
  static Said whyRefused(TaskResult.Rejected rejected) {
    FieldError first = FieldErrors.of(rejected.problems()).getFirst();
    return TaskSaid.REFUSED.of(first.field(), first.said());
  }

  /// A pinned document with what people set.
  static ObjectNode withSet(ObjectNode document, long target, int concurrency) {
    document.put("target", target).put("concurrency", concurrency);
    TaskRequest.sayOlder(document);
    if (document.path("parameters") instanceof ObjectNode parameters) {
      // The target may have been raised since; both may not differ.
      parameters.remove("count");
    }
    return document;
  }

  /// The pinned document as a task file of its own: under the task's name, as far as files take it,
  /// with the target and the concurrency that people have set since.
  static ObjectNode asFile(StoredTask task, ObjectNode pinned) {
    ObjectNode file = withSet(pinned.deepCopy(), task.target(), task.concurrency());
    file.remove(TaskRequest.INFERRED);
    file.put("name", FileName.of(task.name(), NAME_BYTES_MAX, "task"));
    if (!task.description().isEmpty()) {
      file.put("description", task.description());
    }
    return file;
  }

  /// What is worth a look in a pinned document.
  static List<FieldError> warnings(ObjectNode document) {
    return switch (ReadTask.readPinned(document)) {
      case TaskResult.Ready ready -> FieldErrors.warnings(ready.warnings());
      case TaskResult.Rejected rejected -> FieldErrors.warnings(rejected.problems());
    };
  }

  /// The pinned document as a tree, or another object that is kept as JSON.
  static ObjectNode document(String config) {
    return ExactJson.object(config);
  }
}
