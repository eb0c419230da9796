package dev.winnow.server.task;

import dev.winnow.core.document.Document;
import dev.winnow.core.document.DocumentResult;
import dev.winnow.core.document.ExactJson;
import dev.winnow.core.document.Problem;
import dev.winnow.core.task.Overrides;
import dev.winnow.core.task.ReadTask;
import dev.winnow.core.task.Task;
import dev.winnow.core.task.TaskResult;
import dev.winnow.server.web.FieldError;
import dev.winnow.server.web.FieldErrors;
import dev.winnow.server.web.FileName;
import dev.winnow.storage.task.StoredTask;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/// Reads pinned tasks: task files whose template and model stand in them.
final class PinnedTask {

  /// What task files take, in characters.
  private static final int NAME_BYTES_MAX = 100;

  private PinnedTask() {}

  /// What a document says, or what is wrong with it.
  static TaskResult read(ObjectNode document) {
    return ReadTask.read(
        new Document("task", document, Map.of()), Overrides.NONE, PinnedTask::noFile);
  }

  /// A service reads no files that a document names.
  private static DocumentResult noFile(String path, Document from) {
    return new DocumentResult.Broken(
        from,
        List.of(
            Problem.error(
                "", "a task of the service names no files. Write what is in " + path + " here.")));
  }

  /// The task as it was pinned, with the target and the concurrency that people have set since.
  ///
  /// @throws IllegalStateException when it cannot be read any more
  static Task of(StoredTask stored, String config) {
    ObjectNode document = document(config);
    document.put("target", stored.target()).put("concurrency", stored.concurrency());
    if (!document.has("coerce")) {
      // Law 8: rows that were rejected before there was a choice stay so when they are read again.
      document.put("coerce", false);
    }
    if (document.path("parameters") instanceof ObjectNode parameters) {
      // The target may have been raised since; both may not differ.
      parameters.remove("count");
    }
    return switch (read(document)) {
      case TaskResult.Ready ready -> ready.task();
      case TaskResult.Rejected rejected ->
          throw new IllegalStateException(
              "The pinned task cannot be read: " + rejected.problems().getFirst().message());
    };
  }

  /// The pinned document as a task file of its own: under the task's name, as far as files take it,
  /// with the target and the concurrency that people have set since.
  static ObjectNode asFile(StoredTask task, ObjectNode pinned) {
    ObjectNode file = pinned.deepCopy();
    file.put("name", FileName.of(task.name(), NAME_BYTES_MAX, "task"));
    file.put("target", task.target()).put("concurrency", task.concurrency());
    if (file.path("parameters") instanceof ObjectNode parameters) {
      parameters.remove("count");
    }
    if (!task.description().isEmpty()) {
      file.put("description", task.description());
    }
    return file;
  }

  /// What is worth a look in a pinned document.
  static List<FieldError> warnings(ObjectNode document) {
    return switch (read(document)) {
      case TaskResult.Ready ready -> FieldErrors.warnings(ready.warnings());
      case TaskResult.Rejected rejected -> FieldErrors.warnings(rejected.problems());
    };
  }

  /// The pinned document as a tree, or another object that is kept as JSON.
  static ObjectNode document(String config) {
    return ExactJson.object(config);
  }
}
