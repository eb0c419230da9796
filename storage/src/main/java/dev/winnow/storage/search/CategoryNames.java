package dev.winnow.storage.search;

import dev.winnow.core.document.ExactJson;
import dev.winnow.core.share.Proportions;
import dev.winnow.core.task.ReadTask;
import dev.winnow.core.task.TaskRequest;
import dev.winnow.core.task.TaskResult;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.node.ObjectNode;

/// What the categories of tasks are called: that never changes.
///
/// For any number of threads.
public final class CategoryNames {

  private static final int TASKS_MAX = 1_000;

  private final JdbcTemplate jdbc;
  private final Map<UUID, Proportions> known = new ConcurrentHashMap<>();

  public CategoryNames(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /// The names of a cell's categories by those of their dimensions; none where the task is gone, or
  /// cannot be read any more.
  public Map<String, String> of(UUID task, int cell) {
    if (known.size() > TASKS_MAX) {
      known.clear();
    }
    Proportions proportions = known.computeIfAbsent(task, this::read);
    return cell < proportions.count() ? proportions.names(cell) : Map.of();
  }

  private Proportions read(UUID task) {
    List<String> config =
        jdbc.query(
            "select config::text from task where id = ?", (row, number) -> row.getString(1), task);
    return config.isEmpty() ? Proportions.NONE : read(ExactJson.object(config.getFirst()));
  }

  private static Proportions read(ObjectNode document) {
    TaskRequest.sayOlder(document);
    return ReadTask.readPinned(document) instanceof TaskResult.Ready ready
        ? ready.task().recipe().proportions()
        : Proportions.NONE;
  }
}
