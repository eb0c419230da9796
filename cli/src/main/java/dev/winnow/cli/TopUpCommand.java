package dev.winnow.cli;

import dev.winnow.core.document.Document;
import dev.winnow.core.plan.TaskPlan;
import dev.winnow.core.share.Dimension;
import dev.winnow.core.share.Proportions;
import dev.winnow.core.task.Overrides;
import dev.winnow.core.task.ReadMix;
import dev.winnow.core.task.ReadTask;
import dev.winnow.core.task.Task;
import dev.winnow.core.task.TaskResult;
import dev.winnow.core.task.TopUp;
import dev.winnow.core.task.TopUpSaid;
import dev.winnow.storage.document.ReadDocument;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Makes the rows that a file lacks.
@Command(
    name = "topup",
    mixinStandardHelpOptions = true,
    description = {
      "Makes the rows that a dataset file lacks to have a task's shares, and writes them to a file of their own.",
      "",
      "Counts the rows of the file by category, works out how many of each are missing, and runs the task for those. No row that"
          + " is there already is made again. The file itself is not changed.",
      ""
    },
    footer = {
      "",
      "Example: winnow topup task.yaml rows.jsonl --field difficulty=level --map difficulty:E=easy",
      "Exit codes: 0 complete or nothing missing, 2 bad input, 3 partial, 4 model unusable,",
      "130 interrupted."
    })
final class TopUpCommand extends ResumableCommand {

  private static final TopUp.Places PLACES =
      new TopUp.Places("--field", "--map", "--total", "ROWS");

  @Parameters(
      index = "1",
      paramLabel = "ROWS",
      description = "The rows that are there already: a .jsonl, .json or .csv file.")
  private Path rows = Path.of("");

  @Option(
      names = "--field",
      paramLabel = "DIM=FIELD",
      description =
          "The field of the rows that holds the category of a dimension; by default that of the task.")
  private Map<String, String> fields = new LinkedHashMap<>();

  @Option(
      names = "--map",
      paramLabel = "DIM:VALUE=CATEGORY",
      description = "The category that a value of the rows means.")
  private Map<String, String> mapping = new LinkedHashMap<>();

  @Option(
      names = "--total",
      paramLabel = "N",
      description =
          "Rows to end with, those in the file included; by default the smallest total that removes none.")
  private @Nullable Long total;

  @Option(
      names = "--ignore-unknown",
      description = "Leave out rows whose value is no category, instead of refusing the file.")
  private boolean ignoresUnknown;

  @Option(
      names = {"--plan", "--dry-run"},
      description = "Print what would be made, without a call.")
  private boolean planned;

  private @Nullable ExistingRows existing;
  private @Nullable TopUp topUp;

  @Override
  public Integer call() throws InterruptedException {
    for (String key : mapping.keySet()) {
      if (key.indexOf(':') < 1) {
        terminal().say("--map takes DIM:VALUE=CATEGORY, not %s.".formatted(key));
        return ExitCode.BAD_INPUT;
      }
    }
    if (total != null && total < 1) {
      terminal().say("--total takes a whole number from 1 on, not %d.".formatted(total));
      return ExitCode.BAD_INPUT;
    }
    return super.call();
  }

  @Override
  TaskResult read(Document document, Overrides overrides) {
    if (ReadMix.isMix(document.tree())) {
      return NotThisTask.rejected(document, TopUpSaid.IS_MIX.of(file()));
    }
    Map<String, Map<String, String>> values = new HashMap<>();
    mapping.forEach((key, category) -> {
      int colon = key.indexOf(':');
      values
          .computeIfAbsent(key.substring(0, colon), each -> new HashMap<>())
          .put(key.substring(colon + 1), category);
    });
    ExistingRows counted = new ExistingRows(rows);
    TopUp.Wish wish = new TopUp.Wish(fields, values, total, ignoresUnknown);
    TopUp counting = new TopUp(wish, PLACES, counted::count);
    existing = counted;
    topUp = counting;
    return ReadTask.topUp(document, overrides, ReadDocument::beside, models(), counting);
  }

  @Override
  int run(Task task) throws InterruptedException {
    if (topUp == null) {
      throw new IllegalStateException("A task is read before it is run.");
    }
    PrintStream out = terminal().out();
    Proportions proportions = topUp.counted();
    long[] missing = topUp.isDone() ? new long[0] : TaskPlan.targets(proportions, task.target());
    table(proportions, missing, out);
    if (topUp.left() > 0) {
      out.printf("%s left out: no category.%n", Counted.of(topUp.left(), "row"));
    }
    if (topUp.isDone()) {
      out.printf("%nNothing is missing.%n");
      return ExitCode.COMPLETE;
    }
    if (planned) {
      out.println();
      return new PlanCommand().print(task, file(), terminal());
    }
    out.flush();
    return super.run(task);
  }

  /// What is there of each category, what is missing, and what there will be.
  private static void table(Proportions proportions, long[] missing, PrintStream out) {
    long added = Arrays.stream(missing).sum();
    long existing = proportions.existing();
    for (int i = 0; i < proportions.dimensions().size(); i++) {
      Dimension dimension = proportions.dimensions().get(i);
      long[] there = new long[dimension.categories().size()];
      long[] lacking = new long[there.length];
      for (Map.Entry<Integer, Long> cell : proportions.there().entrySet()) {
        there[proportions.categories(cell.getKey()).get(i)] += cell.getValue();
      }
      for (int cell = 0; cell < missing.length; cell++) {
        lacking[proportions.categories(cell).get(i)] += missing[cell];
      }
      out.printf(
          "%s%s%n%9s %9s %9s%n",
          i == 0 ? "" : "%n".formatted(), dimension.name(), "now", "new", "after");
      for (int category = 0; category < there.length; category++) {
        out.printf(
            "%,9d %,9d %,9d  %5.1f %%  %s%n",
            there[category],
            lacking[category],
            there[category] + lacking[category],
            100.0 * (there[category] + lacking[category]) / (existing + added),
            dimension.categories().get(category).name());
      }
    }
  }

  /// Beside the rows of a run of the task itself.
  @Override
  String suffix() {
    return out() == null ? ".topup" : "";
  }

  @Override
  FileRows rows() {
    return existing == null ? FileRows.NONE : existing;
  }
}
