package dev.winnow.server.task;

import dev.winnow.storage.task.StoredTask;
import tools.jackson.databind.node.ObjectNode;

/// Writes a task as the task file that `winnow run` takes: what it has pinned, under its own name,
/// with the target and the concurrency that it has now.
final class WriteTaskFile {

  /// The name of a task file is shorter than that of a task.
  private static final int NAME_CHARS_MAX = 100;

  private WriteTaskFile() {}

  /// @param pinned its document; stays as it is
  static ObjectNode of(StoredTask task, ObjectNode pinned) {
    ObjectNode file = pinned.deepCopy();
    file.put("name", name(task.name()));
    file.put("target", task.target()).put("concurrency", task.concurrency());
    if (file.path("parameters") instanceof ObjectNode parameters) {
      // The target says it, and may have been raised since.
      parameters.remove("count");
    }
    return file;
  }

  private static String name(String name) {
    String plain = FileName.of(name);
    int chars = plain.codePointCount(0, plain.length());
    return chars <= NAME_CHARS_MAX
        ? plain
        : plain.substring(0, plain.offsetByCodePoints(0, NAME_CHARS_MAX)).replaceAll("[-.]+$", "");
  }
}
