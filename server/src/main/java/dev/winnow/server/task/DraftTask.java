package dev.winnow.server.task;

import dev.winnow.core.task.TaskRequest;
import dev.winnow.storage.task.StoredTask;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Writes what [TaskRequest] reads: requests for tasks like others.
final class DraftTask {

  private DraftTask() {}

  /// A request for a task like another one, with the target and the concurrency that it has now and
  /// a dataset of its own. The template or the model is left out when it is gone.
  ///
  /// @param pinned its document
  /// @param own what it says itself about how its model writes
  static ObjectNode like(StoredTask task, ObjectNode pinned, ObjectNode own) {
    ObjectNode draft = JsonNodeFactory.instance.objectNode();
    draft.put("name", task.name());
    if (!task.description().isEmpty()) {
      draft.put("description", task.description());
    }
    if (task.templateId() != null) {
      draft.put("templateId", task.templateId().toString());
      draft.put("templateRevision", task.templateRevision());
    }
    if (task.modelId() != null) {
      draft.put("modelId", task.modelId().toString());
    }
    TaskRequest.carry(pinned, draft);
    TaskRequest.sayOlder(draft);
    if (draft.path("parameters") instanceof ObjectNode parameters) {
      // The target says it, and may have been raised since.
      parameters.remove("count");
    }
    draft.put("target", task.target()).put("concurrency", task.concurrency());
    if (!own.isEmpty()) {
      draft.set("model", own);
    }
    draft.putObject("output").put("format", task.format().name());
    return draft;
  }
}
