package dev.winnow.core.plan;

import dev.winnow.core.llm.Request;
import dev.winnow.core.share.CellRecipe;
import dev.winnow.core.task.Task;
import dev.winnow.core.template.BuiltIn;
import dev.winnow.core.template.RenderTemplate;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// Turns the units of a task into requests: the same unit always into the same request.
public final class RenderUnit {

  private static final long RANDOM_ID = 0;
  private static final long SAMPLING = 1;

  /// Cells whose recipes are kept at hand.
  private static final int CELLS_MAX = 1_000;

  private final Task task;
  private final String runId;
  private final Instant startedAt;
  private final Map<Integer, Cell> cells = new ConcurrentHashMap<>();

  private record Cell(CellRecipe recipe, RenderTemplate template, @Nullable ObjectNode rowSchema) {}

  /// @param runId tells this run of the task from others with the same seed; part of every
  ///   `Idempotency-Key`
  /// @param startedAt when the task was first started
  public RenderUnit(Task task, String runId, Instant startedAt) {
    this.task = task;
    this.runId = runId;
    this.startedAt = startedAt;
  }

  /// Whose units they are.
  public Task task() {
    return task;
  }

  /// What makes the rows of a cell.
  public CellRecipe recipe(int cell) {
    return cell(cell).recipe();
  }

  private Cell cell(int number) {
    Cell known = cells.get(number);
    if (known != null) {
      return known;
    }
    CellRecipe recipe = CellRecipe.of(task.recipe().proportions(), number, task.common());
    ObjectNode rowSchema = CellSchema.of(task.schema().json(), task.recipe().proportions(), number);
    Cell cell = new Cell(recipe, new RenderTemplate(recipe.template()), rowSchema);
    if (cells.size() < CELLS_MAX) {
      cells.put(number, cell);
    }
    return cell;
  }

  /// What names the request of a unit for ever.
  public String key(Unit unit) {
    return runId + "-" + unit.key();
  }

  /// What the sampling of a unit's request is seeded with.
  public long seed(Unit unit) {
    return Seeds.of(task.recipe().seed(), unit.key(), SAMPLING);
  }

  /// The request of a unit that is asked for rows.
  public Request request(Unit unit) {
    Cell cell = cell(unit.key().cell());
    Map<String, String> values = new HashMap<>(cell.recipe().values());
    // The mixing is a bijection of the number, so within a cell no two units get the same id.
    String randomId =
        HexFormat.of().toHexDigits(Seeds.of(task.recipe().seed(), unit.key(), RANDOM_ID));
    values.putAll(BuiltIn.values(startedAt, task.recipe().zone(), randomId, unit.rows()));
    return new Request(
        key(unit),
        cell.template().render(values),
        unit.rows(),
        cell.rowSchema(),
        values,
        seed(unit));
  }
}
