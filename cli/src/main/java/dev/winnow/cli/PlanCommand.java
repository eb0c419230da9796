package dev.winnow.cli;

import dev.winnow.core.llm.Message;
import dev.winnow.core.llm.Request;
import dev.winnow.core.plan.CellPlan;
import dev.winnow.core.plan.RenderUnit;
import dev.winnow.core.plan.TaskPlan;
import dev.winnow.core.plan.Unit;
import dev.winnow.core.plan.UnitKey;
import dev.winnow.core.share.Dimension;
import dev.winnow.core.share.Proportions;
import dev.winnow.core.task.Task;
import dev.winnow.engine.run.CellSample;
import dev.winnow.providers.TokenEstimate;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Prints what a run would send, without sending anything.
@Command(
    name = "plan",
    mixinStandardHelpOptions = true,
    description =
        "Prints the rendered prompts, the number of requests and a token estimate, without a call.")
final class PlanCommand extends TaskCommand {

  private static final int PROMPTS_SHOWN = 3;

  private static final int CELLS_SHOWN = 40;

  /// Different prompts that are looked at closely.
  private static final int MEASURED = 1000;

  @Option(
      names = "--all",
      description = "Print every prompt, not just the first few different ones.")
  private boolean all;

  @Override
  int run(Task task) {
    return print(task, file(), terminal());
  }

  /// Prints it.
  ///
  /// @param file the task file
  /// @return the exit code
  int print(Task task, Path file, Terminal terminal) {
    try {
      ObjectNode noIdentity = JsonNodeFactory.instance.objectNode();
      print(task, SampledFiles.of(task, file, terminal).dealt(noIdentity), terminal.out());
      return ExitCode.COMPLETE;
    } catch (CannotRun e) {
      terminal.say(String.valueOf(e.getMessage()));
      return ExitCode.BAD_INPUT;
    }
  }

  private void print(Task task, Map<Integer, CellSample> samples, PrintStream out) {
    TaskPlan plan = TaskPlan.of(task);
    RenderUnit render = new RenderUnit(task, "plan", Instant.now().truncatedTo(ChronoUnit.SECONDS));
    Map<List<Message>, Group> groups = new LinkedHashMap<>();
    long requests = 0;
    long tokens = 0;
    for (int cell = 0; cell < plan.cells().size(); cell++) {
      CellPlan rows = plan.cells().get(cell);
      for (long number = sampledUnits(samples.get(cell), rows); number < rows.units(); number++) {
        UnitKey key = new UnitKey(UnitKey.Purpose.GENERATE, cell, number);
        Request request = render.request(new Unit(key, rows.rows(number)));
        Group group = groups.get(request.messages());
        if (group == null) {
          // Texts that differ in an id only differ in a token or two: the first thousand stand for
          // all.
          long estimate = requests < MEASURED ? TokenEstimate.of(request) : tokens / requests;
          group = new Group(requests, rows.rows(number), estimate, names(task, cell));
          // What will not be printed is not kept: a plan may have millions of requests.
          if (all || groups.size() < MEASURED) {
            groups.put(request.messages(), group);
          }
        }
        group.count++;
        group.last = requests;
        tokens += group.tokens;
        requests++;
      }
    }
    summary(task, requests, tokens, out);
    if (!task.recipe().proportions().isNone()) {
      allocation(task, plan, out);
      samples(task, plan, samples, out);
    }
    prompts(groups, requests, out);
  }

  /// How many units of a cell need no model.
  private static long sampledUnits(@Nullable CellSample sample, CellPlan rows) {
    return sample == null
        ? 0
        : sample.thenGenerate() ? sample.rows().size() / rows.batchSize() : rows.units();
  }

  private void samples(
      Task task, TaskPlan plan, Map<Integer, CellSample> samples, PrintStream out) {
    if (samples.isEmpty()) {
      return;
    }
    out.printf("%ndrawn from files%n");
    int shown = 0;
    for (Map.Entry<Integer, CellSample> each : new TreeMap<>(samples).entrySet()) {
      if (!all && shown++ == CELLS_SHOWN) {
        out.printf("  … and %,d more: --all prints them.%n", samples.size() - CELLS_SHOWN);
        break;
      }
      long wanted = plan.cells().get(each.getKey()).target();
      CellSample sample = each.getValue();
      long there = sample.rows().size();
      String rest =
          wanted <= there
              ? ""
              : (sample.thenGenerate() ? "; %,d to generate" : "; %,d missing")
                  .formatted(wanted - there);
      out.printf(
          "%,9d  %s of %s, which has %,d for it%s%n",
          Math.min(wanted, there), names(task, each.getKey()), sample.source(), there, rest);
    }
  }

  /// The categories of a cell; empty where there are none.
  private static String names(Task task, int cell) {
    return String.join(" × ", task.recipe().proportions().names(cell).values());
  }

  private void allocation(Task task, TaskPlan plan, PrintStream out) {
    Proportions proportions = task.recipe().proportions();
    for (int i = 0; i < proportions.dimensions().size(); i++) {
      Dimension dimension = proportions.dimensions().get(i);
      long[] rows = new long[dimension.categories().size()];
      for (int cell = 0; cell < plan.cells().size(); cell++) {
        rows[proportions.categories(cell).get(i)] += plan.cells().get(cell).target();
      }
      out.printf("%n%s%n", dimension.name());
      for (int category = 0; category < rows.length; category++) {
        out.printf(
            "%,9d  %5.1f %%  %s%n",
            rows[category],
            100.0 * rows[category] / plan.target(),
            dimension.categories().get(category).name());
      }
    }
    if (proportions.dimensions().size() == 1) {
      return;
    }
    out.printf("%ncombinations%n");
    int shown = 0;
    for (int cell = 0; cell < plan.cells().size(); cell++) {
      if (!all && shown == CELLS_SHOWN) {
        out.printf("  … and %,d more: --all prints them.%n", plan.cells().size() - cell);
        break;
      }
      out.printf("%,9d  %s%n", plan.cells().get(cell).target(), names(task, cell));
      shown++;
    }
  }

  /// Requests that send the same prompt.
  private static final class Group {
    private final long first;
    private final int rows;
    private final long tokens;
    private final String cell;
    private long last;
    private long count;

    private Group(long first, int rows, long tokens, String cell) {
      this.cell = cell;
      this.first = first;
      this.rows = rows;
      this.tokens = tokens;
    }

    private String requests() {
      if (count == 1) {
        return "request " + first;
      }
      return last - first + 1 == count
          ? "requests " + first + " to " + last
          : "%,d requests from %d to %d".formatted(count, first, last);
    }
  }

  private static void summary(Task task, long requests, long tokens, PrintStream out) {
    boolean isDrawn = task.recipe().proportions().isSampled();
    out.printf("task      %s%n", task.name());
    out.printf("model     %s%n", isDrawn ? "none, rows are drawn from files" : ModelLabel.of(task));
    out.printf(
        "rows      %,d%s, distinct on %s%n",
        task.target(),
        isDrawn ? "" : ", %,d a request".formatted(task.calls().batchSize()),
        task.recipe().distinctOn().isEmpty()
            ? "all fields"
            : String.join(", ", task.recipe().distinctOn()));
    if (isDrawn) {
      out.printf("seed      %d%n", task.recipe().seed());
      return;
    }
    out.printf("requests  %,d if every row is good%n", requests);
    Integer maxTokens = task.model().sampling().maxTokens();
    out.printf(
        "tokens    about %,d in the prompts%s%n",
        tokens,
        maxTokens == null
            ? "; nothing bounds the answers (model.maxTokens is not set)"
            : ", at most %,d in the answers".formatted(requests * maxTokens));
    out.printf("seed      %d%n", task.recipe().seed());
    out.printf("schema    %s%n", task.schema().json());
  }

  private void prompts(Map<List<Message>, Group> groups, long requests, PrintStream out) {
    int shown = 0;
    long covered = 0;
    for (Map.Entry<List<Message>, Group> entry : groups.entrySet()) {
      if (!all && shown == PROMPTS_SHOWN) {
        break;
      }
      Group group = entry.getValue();
      out.printf(
          "%n── %s%s: %s%s, about %,d tokens%n",
          group.requests(),
          group.cell.isEmpty() ? "" : " (" + group.cell + ")",
          Counted.of(group.rows, "row"),
          group.count == 1 ? "" : " each",
          group.tokens);
      for (Message message : entry.getKey()) {
        out.printf("[%s]%n%s%n", message.role().word(), message.text().stripTrailing());
      }
      shown++;
      covered += group.count;
    }
    if (covered < requests) {
      out.printf(
          "%n… and %s more: --all prints them.%n", Counted.of(requests - covered, "request"));
    }
  }
}
