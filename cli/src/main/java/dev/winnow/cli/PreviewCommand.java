package dev.winnow.cli;

import dev.winnow.core.document.ExactJson;
import dev.winnow.core.plan.RenderUnit;
import dev.winnow.core.run.Outcome;
import dev.winnow.core.run.Reason;
import dev.winnow.core.run.RunEvent;
import dev.winnow.core.run.Verdict;
import dev.winnow.core.task.Task;
import dev.winnow.engine.Time;
import dev.winnow.engine.journal.MemoryJournal;
import dev.winnow.engine.run.CellSample;
import dev.winnow.engine.run.RunListener;
import dev.winnow.engine.run.RunTask;
import java.io.PrintStream;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Makes a few rows and shows them.
@Command(
    name = "preview",
    mixinStandardHelpOptions = true,
    description =
        "Makes a few rows, shows them as a table, and writes nothing. The model is really asked.")
final class PreviewCommand extends TaskCommand {

  @Option(
      names = "-n",
      paramLabel = "N",
      defaultValue = "5",
      description = "How many rows, 1 to 100 (default: 5).")
  private int rows;

  @Override
  public Integer call() throws InterruptedException {
    if (rows < 1 || rows > 100) {
      terminal().say("-n takes a whole number from 1 to 100, not " + rows + ".");
      return ExitCode.BAD_INPUT;
    }
    return super.call();
  }

  @Override
  int run(Task task) throws InterruptedException {
    Optional<RunModels> models = RunModels.of(task, models(), terminal(), new SecureRandom());
    if (models.isEmpty()) {
      return ExitCode.MODEL_UNUSABLE;
    }
    try {
      ObjectNode noIdentity = JsonNodeFactory.instance.objectNode();
      return preview(
          task, models.get(), SampledFiles.of(task, file(), terminal()).dealt(noIdentity));
    } catch (CannotRun e) {
      terminal().say(String.valueOf(e.getMessage()));
      return ExitCode.BAD_INPUT;
    }
  }

  private int preview(Task task, RunModels models, Map<Integer, CellSample> dealt)
      throws InterruptedException {
    Terminal terminal = terminal();
    List<Verdict> verdicts = new ArrayList<>();
    Display display = new Display(terminal, Time.SYSTEM, "answer");
    RunListener listener =
        event -> {
          if (event instanceof RunEvent.Decided decided) {
            verdicts.addAll(decided.verdicts());
          }
          display.on(event);
        };
    RunTask run = runTask(task, models, listener);
    dealt.forEach(run::sample);
    Interrupts.handle(() -> Runtime.getRuntime().halt(ExitCode.INTERRUPTED));
    Outcome outcome = run.run();
    display.erase();
    return show(task, verdicts, outcome, terminal);
  }

  private RunTask runTask(Task task, RunModels models, RunListener listener) {
    SecureRandom random = new SecureRandom();
    return RunTask.sample(
        task,
        rows,
        new RenderUnit(task, "preview-" + Long.toHexString(random.nextLong()), Instant.now()),
        models::called,
        new MemoryJournal(),
        random,
        listener);
  }

  private static <V extends Verdict> List<V> only(List<Verdict> verdicts, Class<V> kind) {
    return verdicts.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  private static int show(Task task, List<Verdict> verdicts, Outcome outcome, Terminal terminal) {
    PrintStream out = terminal.out();
    List<Verdict.Accepted> accepted = only(verdicts, Verdict.Accepted.class);
    out.printf(
        "%s: %s from %s%n", task.name(), Counted.of(accepted.size(), "row"), ModelLabel.of(task));
    if (!accepted.isEmpty()) {
      List<ObjectNode> rows =
          accepted.stream()
              .map(row -> ExactJson.object(Objects.requireNonNull(row.text())))
              .toList();
      out.print(RowTable.text(task.schema().fields(), rows, terminal.width()));
    }
    long coerced = accepted.stream().filter(row -> !row.coerced().isEmpty()).count();
    if (coerced > 0) {
      out.printf("converted to match the schema: values in %s%n", Counted.of(coerced, "row"));
    }
    for (Verdict.Rejected row : only(verdicts, Verdict.Rejected.class)) {
      boolean isDrawn = task.recipe().proportions().sample(row.cell()).isPresent();
      if (isDrawn && row.reason() == Reason.SURPLUS) {
        // It was not needed, and is in its source as before.
        continue;
      }
      out.printf(
          "rejected (%s): %s%n    %s%n",
          row.reason().label(), row.detail().inTaskFile(), RowTable.clip(row.text(), 300));
    }
    out.flush();
    return switch (outcome) {
      case Outcome.Complete complete -> ExitCode.COMPLETE;
      case Outcome.Partial partial -> {
        terminal
            .err()
            .printf(
                "winnow: %s missing: %s.%n",
                Counted.of(partial.missing(), "row"), partial.why().inTaskFile());
        yield ExitCode.PARTIAL;
      }
      case Outcome.Unusable unusable -> {
        terminal
            .err()
            .printf(
                "winnow: %s %s%n", Ending.sentence(unusable.why()), unusable.advice().inTaskFile());
        yield ExitCode.MODEL_UNUSABLE;
      }
      case Outcome.Interrupted interrupted -> ExitCode.INTERRUPTED;
      case Outcome.Unwritable unwritable -> ExitCode.BAD_INPUT;
    };
  }
}
