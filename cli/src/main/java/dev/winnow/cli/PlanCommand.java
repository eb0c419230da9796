package dev.winnow.cli;

import dev.winnow.core.llm.Message;
import dev.winnow.core.llm.Request;
import dev.winnow.core.plan.CellPlan;
import dev.winnow.core.plan.RenderUnit;
import dev.winnow.core.plan.Unit;
import dev.winnow.core.plan.UnitKey;
import dev.winnow.core.task.Task;
import dev.winnow.providers.TokenEstimate;
import java.io.PrintStream;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Prints what a run would send, without sending anything.
@Command(
    name = "plan",
    mixinStandardHelpOptions = true,
    description =
        "Prints the rendered prompts, the number of requests and a token estimate, without a call.")
final class PlanCommand extends TaskCommand {

  private static final int PROMPTS_SHOWN = 3;

  /// Different prompts that are looked at closely.
  private static final int MEASURED = 1000;

  @Option(
      names = "--all",
      description = "Print every prompt, not just the first few different ones.")
  private boolean all;

  @Override
  int run(Task task) {
    PrintStream out = terminal().out();
    CellPlan plan = new CellPlan(task.target(), task.calls().batchSize());
    RenderUnit render = new RenderUnit(task, "plan", Instant.now().truncatedTo(ChronoUnit.SECONDS));
    Map<List<Message>, Group> groups = new LinkedHashMap<>();
    long tokens = 0;
    for (long number = 0; number < plan.units(); number++) {
      Unit unit = new Unit(new UnitKey(UnitKey.Purpose.GENERATE, 0, number), plan.rows(number));
      Request request = render.request(unit);
      Group group = groups.get(request.messages());
      if (group == null) {
        // Texts that differ in an id only differ in a token or two: the first thousand stand for
        // all.
        long estimate = number < MEASURED ? TokenEstimate.of(request) : tokens / number;
        group = new Group(number, unit.rows(), estimate);
        // What will not be printed is not kept: a plan may have millions of requests.
        if (all || groups.size() < MEASURED) {
          groups.put(request.messages(), group);
        }
      }
      group.count++;
      group.last = number;
      tokens += group.tokens;
    }
    summary(task, plan, tokens, out);
    prompts(groups, plan, out);
    return ExitCode.COMPLETE;
  }

  /// Requests that send the same prompt.
  private static final class Group {
    private final long first;
    private final int rows;
    private final long tokens;
    private long last;
    private long count;

    private Group(long first, int rows, long tokens) {
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

  private static void summary(Task task, CellPlan plan, long tokens, PrintStream out) {
    out.printf("task      %s%n", task.name());
    out.printf("model     %s%n", ModelLabel.of(task.model()));
    out.printf(
        "rows      %,d, %,d a request, distinct on %s%n",
        task.target(),
        task.calls().batchSize(),
        task.recipe().distinctOn().isEmpty()
            ? "all fields"
            : String.join(", ", task.recipe().distinctOn()));
    out.printf("requests  %,d if every row is good%n", plan.units());
    Integer maxTokens = task.model().sampling().maxTokens();
    out.printf(
        "tokens    about %,d in the prompts%s%n",
        tokens,
        maxTokens == null
            ? "; nothing bounds the answers (model.maxTokens is not set)"
            : ", at most %,d in the answers".formatted(plan.units() * maxTokens));
    out.printf("seed      %d%n", task.recipe().seed());
    out.printf("schema    %s%n", task.schema().json());
  }

  private void prompts(Map<List<Message>, Group> groups, CellPlan plan, PrintStream out) {
    int shown = 0;
    long covered = 0;
    for (Map.Entry<List<Message>, Group> entry : groups.entrySet()) {
      if (!all && shown == PROMPTS_SHOWN) {
        break;
      }
      Group group = entry.getValue();
      out.printf(
          "%n── %s: %s%s, about %,d tokens%n",
          group.requests(),
          Counted.of(group.rows, "row"),
          group.count == 1 ? "" : " each",
          group.tokens);
      for (Message message : entry.getKey()) {
        out.printf("[%s]%n%s%n", message.role().word(), message.text().stripTrailing());
      }
      shown++;
      covered += group.count;
    }
    if (covered < plan.units()) {
      out.printf(
          "%n… and %s more: --all prints them.%n", Counted.of(plan.units() - covered, "request"));
    }
  }
}
