package dev.winnow.server.task;

import dev.winnow.core.document.ExactJson;
import dev.winnow.server.web.Refusal;
import dev.winnow.server.web.Thing;
import dev.winnow.storage.task.StoredTask;
import dev.winnow.storage.task.Tasks;
import java.util.Map;
import java.util.UUID;
import org.springframework.util.ConcurrentReferenceHashMap;

/// What tasks have pinned, read once: it stays the same until a task is given another model, or
/// people set another target or concurrency. Kept as long as nothing else needs the memory.
///
/// For any number of threads.
final class PinnedTasks {

  private final Tasks tasks;
  private final Map<UUID, PinnedTask> kept = new ConcurrentReferenceHashMap<>();

  PinnedTasks(Tasks tasks) {
    this.tasks = tasks;
  }

  /// What a task has pinned.
  PinnedTask of(StoredTask task) {
    PinnedTask known = kept.get(task.id());
    if (known != null && known.isOf(task)) {
      return known;
    }
    String config =
        tasks.config(task.id()).orElseThrow(() -> Refusal.notFound(Thing.TASK, task.id()));
    PinnedTask read = PinnedTask.read(task, ExactJson.object(config));
    keep(task, read);
    return read;
  }

  /// Keeps what was read.
  void keep(StoredTask task, PinnedTask pinned) {
    kept.put(task.id(), pinned);
  }
}
