package dev.winnow.core.plan;

import dev.winnow.core.llm.Request;
import dev.winnow.core.task.Task;
import dev.winnow.core.template.BuiltIn;
import dev.winnow.core.template.RenderTemplate;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

/// Turns the units of a task into requests: the same unit always into the same request.
public final class RenderUnit {

  private static final long RANDOM_ID = 0;
  private static final long SAMPLING = 1;

  private final Task task;
  private final String runId;
  private final Instant startedAt;
  private final RenderTemplate template;

  /// @param runId tells this run of the task from others with the same seed; part of every
  ///   `Idempotency-Key`
  /// @param startedAt when the task was first started
  public RenderUnit(Task task, String runId, Instant startedAt) {
    this.task = task;
    this.runId = runId;
    this.startedAt = startedAt;
    this.template = new RenderTemplate(task.template());
  }

  /// Whose units they are.
  public Task task() {
    return task;
  }

  /// The request of a unit.
  public Request request(Unit unit) {
    Map<String, String> values = new HashMap<>(task.recipe().values());
    // The mixing is a bijection of the number, so within a cell no two units get the same id.
    String randomId =
        HexFormat.of().toHexDigits(Seeds.of(task.recipe().seed(), unit.key(), RANDOM_ID));
    values.putAll(BuiltIn.values(startedAt, task.recipe().zone(), randomId, unit.rows()));
    return new Request(
        runId + "-" + unit.key(),
        template.render(values),
        unit.rows(),
        task.schema().json(),
        values,
        Seeds.of(task.recipe().seed(), unit.key(), SAMPLING));
  }
}
