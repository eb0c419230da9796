package dev.winnow.core.run;

import dev.winnow.core.plan.TaskPlan;
import dev.winnow.core.say.Said;
import dev.winnow.core.share.Dimension;
import dev.winnow.core.share.LabelCheck;
import dev.winnow.core.share.Proportions;
import dev.winnow.core.task.Task;
import dev.winnow.core.task.TaskIdentity;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The account of a run: what was asked for, what came of it, what it took.
public final class Report {

  private Report() {}

  /// The report as JSON. Counts cover all runs on the same journal unless they say `thisRun`.
  ///
  /// @param modelLabel what the model is called in front of people
  /// @param startedAt when the task was first started
  /// @param duration of this run
  /// @param version Winnow's
  public static ObjectNode json(
      Task task,
      Progress progress,
      Outcome outcome,
      String modelLabel,
      Instant startedAt,
      Duration duration,
      String version) {
    ObjectNode report = JsonNodeFactory.instance.objectNode();
    report.put("task", task.name());
    outcome(report, outcome);
    report.put("target", progress.target());
    ObjectNode rows = report.putObject("rows");
    rows.put("accepted", progress.accepted());
    rows.put("coerced", progress.coerced());
    ObjectNode rejected = rows.putObject("rejected");
    Rejections.of(task, progress.rejected())
        .forEach((reason, count) -> rejected.put(reason.label(), count));
    if (!progress.rules().isEmpty()) {
      ObjectNode rules = rows.putObject("rules");
      progress.rules().forEach(rules::put);
    }
    cells(report, task, progress, outcome);
    LabelCheck labels = task.recipe().labels();
    if (labels != null) {
      labels(report.putArray("labels"), task.recipe().proportions(), labels, progress);
    }
    requests(report.putObject("requests"), progress);
    ArrayNode failed = report.putArray("failedCalls");
    progress
        .failedCalls()
        .forEach((failure, calls) ->
            failed
                .addObject()
                .put("kind", failure.kind())
                .put("status", failure.status())
                .put("message", failure.message())
                .put("calls", calls));
    ArrayNode notes = report.putArray("notes");
    progress
        .notes()
        .forEach(note ->
            notes.addObject().put("model", note.model()).put("message", note.said().inTaskFile()));
    ObjectNode tokens = report.putObject("tokens");
    tokens.put("input", progress.usage().inputTokens());
    tokens.put("output", progress.usage().outputTokens());
    tokens.put("cached", progress.usage().cachedTokens());
    tokens.put("reasoning", progress.usage().reasoningTokens());
    if (progress.usage().estimatedTokens() > 0) {
      tokens.put("estimated", progress.usage().estimatedTokens());
    }
    report.put("startedAt", startedAt.toString());
    report.put("durationSecondsThisRun", duration.toMillis() / 1000.0);
    ObjectNode model = report.putObject("model");
    model.put("provider", task.model().provider().name().toLowerCase(Locale.ROOT));
    model.put("model", task.model().model());
    model.put("label", modelLabel);
    ObjectNode template = report.putObject("template");
    template.put("name", task.template().name());
    template.put("hash", TaskIdentity.templateHash(task));
    report.put("seed", task.recipe().seed());
    report.put("winnow", version);
    return report;
  }

  private static void outcome(ObjectNode report, Outcome outcome) {
    switch (outcome) {
      case Outcome.Complete complete -> report.put("status", "COMPLETED");
      case Outcome.Partial partial ->
          report
              .put("status", "PARTIAL")
              .put("missing", partial.missing())
              .put("why", partial.why().inTaskFile());
      case Outcome.Unusable unusable ->
          report.put("status", "PAUSED").put("why", unusable.why().message());
      case Outcome.Interrupted interrupted -> report.put("status", "PAUSED");
      case Outcome.Unwritable unwritable ->
          report.put("status", "FAILED").put("why", unwritable.why().message());
    }
  }

  /// Planned and accepted rows, of each category and of each combination of them.
  private static void cells(ObjectNode report, Task task, Progress progress, Outcome outcome) {
    Proportions proportions = task.recipe().proportions();
    if (proportions.isNone()) {
      return;
    }
    long[] taken = new long[(int) proportions.count()];
    Arrays.setAll(taken, cell -> progress.cell(cell).accepted());
    long[] targets = TaskPlan.targets(proportions, progress.target(), taken);
    Map<Integer, Said> whys = new HashMap<>();
    if (outcome instanceof Outcome.Partial partial) {
      partial.cells().forEach(cell -> whys.put(cell.cell(), cell.why()));
    }
    ArrayNode categories = report.putArray("categories");
    for (int i = 0; i < proportions.dimensions().size(); i++) {
      Dimension dimension = proportions.dimensions().get(i);
      long[] planned = new long[dimension.categories().size()];
      long[] accepted = new long[planned.length];
      for (int cell = 0; cell < targets.length; cell++) {
        int category = proportions.categories(cell).get(i);
        planned[category] += targets[cell];
        accepted[category] += progress.cell(cell).accepted();
      }
      for (int category = 0; category < planned.length; category++) {
        categories
            .addObject()
            .put("dimension", dimension.name())
            .put("category", dimension.categories().get(category).name())
            .put("target", planned[category])
            .put("accepted", accepted[category]);
      }
    }
    ArrayNode cells = report.putArray("cells");
    for (int cell = 0; cell < targets.length; cell++) {
      Progress.CellCount count = progress.cell(cell);
      if (targets[cell] == 0 && count.accepted() == 0) {
        continue;
      }
      ObjectNode one = cells.addObject();
      ObjectNode names = one.putObject("categories");
      proportions.names(cell).forEach(names::put);
      one.put("target", targets[cell]).put("accepted", count.accepted());
      ObjectNode rejected = one.putObject("rejected");
      Rejections.of(task, count.rejected())
          .forEach((reason, rows) -> rejected.put(reason.label(), rows));
      Said why = whys.get(cell);
      if (why != null) {
        one.put("why", why.inTaskFile());
      }
    }
  }

  /// Of each dimension that is checked, what rows were classified as, by what was asked for.
  private static void labels(
      ArrayNode report, Proportions proportions, LabelCheck labels, Progress progress) {
    for (int i = 0; i < labels.dimensions().size(); i++) {
      int number = labels.dimensions().get(i);
      Dimension dimension = proportions.dimensions().get(number);
      Map<String, Map<String, Long>> matrix = new LinkedHashMap<>();
      long agreed = 0;
      long checked = 0;
      for (int cell = 0; cell < proportions.count(); cell++) {
        Progress.CellCount count = progress.cell(cell);
        String asked = dimension.categories().get(proportions.categories(cell).get(number)).name();
        Map<String, Long> row = matrix.computeIfAbsent(asked, each -> new TreeMap<>());
        if (count.agreed() > 0) {
          row.merge(asked, count.agreed(), Long::sum);
        }
        for (Map.Entry<List<String>, Long> other : count.labels().entrySet()) {
          row.merge(other.getKey().get(i), other.getValue(), Long::sum);
        }
      }
      ObjectNode one = report.addObject().put("dimension", dimension.name());
      ObjectNode rows = JsonNodeFactory.instance.objectNode();
      for (Map.Entry<String, Map<String, Long>> row : matrix.entrySet()) {
        ObjectNode said = rows.putObject(row.getKey());
        for (Map.Entry<String, Long> each : row.getValue().entrySet()) {
          said.put(each.getKey(), each.getValue());
          checked += each.getValue();
          agreed += each.getKey().equals(row.getKey()) ? each.getValue() : 0;
        }
      }
      one.put("checked", checked).put("agreed", agreed);
      one.set("classifiedAs", rows);
    }
  }

  private static void requests(ObjectNode requests, Progress progress) {
    requests.put("answered", progress.answers());
    requests.put("answeredThisRun", progress.answers() - progress.answersReplayed());
    requests.put("cutAtTokenLimit", progress.cut());
    requests.put("reasonedOnly", progress.onlyReasoned());
    requests.put("refused", progress.refused());
    requests.put("repeatedThisRun", progress.retries());
    requests.put("throttledThisRun", progress.throttled());
    requests.put("givenUpThisRun", progress.failures());
  }
}
