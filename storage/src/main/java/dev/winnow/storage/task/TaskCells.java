package dev.winnow.storage.task;

import dev.winnow.core.task.Task;
import dev.winnow.storage.page.Page;
import dev.winnow.storage.page.PageRequest;
import dev.winnow.storage.page.ReadPage;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The cells of tasks: what each is to come to, and has come to.
public final class TaskCells {

  private static final String COLUMNS =
      "cell, target, accepted, rejected::text, units, budget_from";

  private final JdbcClient jdbc;

  public TaskCells(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /// All of a task, by their numbers.
  public List<TaskCell> all(UUID task) {
    return jdbc.sql("select " + COLUMNS + " from task_cell where task_id = :task order by cell")
        .param("task", task)
        .query(TaskCells::cell)
        .list();
  }

  /// A page of them.
  ///
  /// @param byMissing the ones that lack most rows first, else by their numbers
  public Page<TaskCell> page(UUID task, boolean byMissing, PageRequest page) {
    return new ReadPage(
            jdbc,
            COLUMNS,
            "task_cell where task_id = :task",
            Map.of("task", task),
            byMissing ? "target - accepted desc, cell" : "cell")
        .at(page, TaskCells::cell);
  }

  private static TaskCell cell(ResultSet row, int number) throws SQLException {
    return new TaskCell(
        row.getInt(1),
        row.getLong(2),
        row.getLong(3),
        ReadStoredTask.rejected(row.getString(4)),
        row.getLong(5),
        row.getLong(6));
  }

  /// How far a task is.
  ///
  /// @param planned cells with rows to make
  /// @param complete those of them that have all
  public record Count(int planned, int complete) {}

  /// How many cells there are.
  public Count count(UUID task) {
    return jdbc.sql(
            """
            select count(*) filter (where target > 0) as planned,
              count(*) filter (where target > 0 and accepted >= target) as complete
            from task_cell where task_id = :task
            """)
        .param("task", task)
        .query(Count.class)
        .single();
  }

  /// What cells come to together.
  ///
  /// @param planned rows to end with
  /// @param rejected rows not accepted; surplus is none of them
  public record Sum(long planned, long accepted, long rejected) {

    /// Of no cell.
    public static final Sum NONE = new Sum(0, 0, 0);
  }

  /// The sums of each category of a dimension, by its number; those without any cell are left out.
  ///
  /// @param step how far apart two neighbours in the dimension are
  /// @param size how many categories it has
  public Map<Integer, Sum> sums(UUID task, int step, int size) {
    Map<Integer, Sum> sums = new HashMap<>();
    jdbc.sql(
            """
            select cell / :step % :size, sum(target), sum(accepted), coalesce(sum(
              (select sum(value::bigint) from json_each_text(rejected) where key <> 'SURPLUS')), 0)
            from task_cell where task_id = :task group by 1
            """)
        .param("step", step)
        .param("size", size)
        .param("task", task)
        .query(row -> {
          sums.put(row.getInt(1), new Sum(row.getLong(2), row.getLong(3), row.getLong(4)));
        });
    return sums;
  }

  /// What the cells of a task are to come to.
  ///
  /// @param task as it is pinned
  public CellTargets targets(UUID id, Task task) {
    CellTargets targets = CellTargets.of(task);
    if (task.recipe().proportions().isNone()) {
      return targets;
    }
    long[] all = new long[targets.all().length];
    all(id).forEach(cell -> all[cell.cell()] = cell.target());
    // Rows may have been kept as those of cells that have no target.
    return Arrays.stream(all).sum() == task.target() ? CellTargets.of(task, all) : targets;
  }

  /// A cell that has more rows than it is to come to.
  ///
  /// @param rows those that are accepted, and those that wait to be classified
  public record Above(int cell, long rows) {}

  /// The first cell that has more rows than these targets.
  public Optional<Above> above(UUID task, CellTargets targets) {
    Map<Integer, Long> taken = new TreeMap<>();
    all(task).forEach(cell -> taken.put(cell.cell(), cell.accepted()));
    jdbc.sql(
            """
            select cell, count(*) from task_verdict where task_id = :task and verdict = 'WAITING'
            group by cell
            """)
        .param("task", task)
        .query(row -> {
          taken.merge(row.getInt(1), row.getLong(2), Long::sum);
        });
    return taken.entrySet().stream()
        .filter(cell -> cell.getValue() > targets.all()[cell.getKey()])
        .map(cell -> new Above(cell.getKey(), cell.getValue()))
        .findFirst();
  }

  /// Gives a task its targets, within the caller's transaction.
  public void plan(UUID task, CellTargets targets) {
    jdbc.sql(
            """
            insert into task_cell (task_id, cell, target) select :task, * from unnest(:cells, :targets)
            on conflict (task_id, cell) do update set target = excluded.target
            where task_cell.target <> excluded.target
            """)
        .param("task", task)
        .param("cells", targets.cells())
        .param("targets", targets.targets())
        .update();
    jdbc.sql(
            """
            update task_cell set target = 0 where task_id = :task and target > 0
              and not exists (select from unnest(:cells) kept where kept = cell)
            """)
        .param("task", task)
        .param("cells", targets.cells())
        .update();
  }

  /// Lets the budget of the cells that lack rows count anew from what was sent so far, for a task
  /// that is tried again.
  public void renewBudget(UUID task) {
    jdbc.sql(
            """
            update task_cell set budget_from = coalesce(sent.next, 0)
            from task_cell short left join (
              select split_part(unit, '-', 2)::integer as cell, max(split_part(unit, '-', 3)::bigint) + 1 as next
              from task_request where task_id = :task and unit like 'generate-%' group by 1) sent
              on sent.cell = short.cell
            where short.task_id = :task and short.accepted < short.target
              and task_cell.task_id = short.task_id and task_cell.cell = short.cell
            """)
        .param("task", task)
        .update();
  }
}
