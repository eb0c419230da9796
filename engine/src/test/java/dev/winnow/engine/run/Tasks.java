package dev.winnow.engine.run;

import dev.winnow.core.llm.ModelSettings;
import dev.winnow.core.llm.Sampling;
import dev.winnow.core.schema.RowSchema;
import dev.winnow.core.task.Task;
import dev.winnow.core.template.Template;
import dev.winnow.core.template.TemplateType;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Tasks for tests.
final class Tasks {

  private Tasks() {}

  static Task task(long target, int batchSize, int concurrency) {
    return task(target, batchSize, concurrency, Task.Limits.DEFAULT);
  }

  static Task task(long target, int batchSize, int concurrency, Task.Limits limits) {
    return new Task(
        "test",
        "",
        Task.Recipe.usual(
            new Template(
                "test",
                "",
                TemplateType.QA,
                null,
                "{random_id}: write {count} rows",
                List.of(),
                null,
                Sampling.DEFAULT,
                List.of()),
            Map.of(),
            RowSchema.of(
                (ObjectNode)
                    JsonMapper.shared()
                        .readTree(
                            """
                            {"type": "object", "properties": {"q": {"type": "string", "minLength": 1}},
                             "required": ["q"]}
                            """)),
            5),
        new Task.Calls(
            new ModelSettings(
                ModelSettings.Provider.OFFLINE, null, "test", new ModelSettings.Credential.None()),
            batchSize,
            concurrency),
        new Task.Goal(target, limits),
        new Task.Output(null, Task.Format.JSONL));
  }

  static Task.Limits limits(double budgetFactor, int triesMax) {
    return new Task.Limits(budgetFactor, 50, 0.02, triesMax, Duration.ofHours(1));
  }
}
