package dev.winnow.cli;

import dev.winnow.core.task.Overrides;
import dev.winnow.core.task.Task;
import dev.winnow.engine.Time;
import dev.winnow.offline.OfflineModel;
import dev.winnow.providers.OpenModel;
import dev.winnow.storage.file.WriteFailed;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/// Runs a task, or goes on with it.
@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    description = {
      "Runs a task until the dataset has exactly the rows asked for.",
      "",
      "Every answer is kept in a journal beside the output. Stopped, killed or out of credit: run the same command again"
          + " and it goes on where it was, without paying for an answer twice.",
      ""
    },
    footer = {
      "",
      "Exit codes: 0 complete, 2 bad input, 3 partial, 4 model unusable,",
      "130 interrupted."
    })
final class RunCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @ParentCommand private WinnowCommand winnow = new WinnowCommand(Terminal.ofThisProcess());

  @Parameters(paramLabel = "TASK.yaml", description = "The task file, YAML or JSON.")
  private Path file = Path.of("");

  @Option(
      names = {"-o", "--out"},
      paramLabel = "F",
      description = "The dataset file; its ending (.jsonl, .json, .csv) chooses the format.")
  private @Nullable String out;

  @Option(names = "--seed", paramLabel = "N", description = "The seed, over the task file's.")
  private @Nullable Long seed;

  @Option(
      names = "--concurrency",
      paramLabel = "N",
      description = "Calls in flight at the most, over the task file's.")
  private @Nullable Integer concurrency;

  @Option(
      names = "--journal",
      paramLabel = "F",
      description = "Where answers are kept; by default beside the output.")
  private @Nullable Path journal;

  @Option(
      names = "--fresh",
      description = "Start over: an existing journal is renamed, an existing output replaced.")
  private boolean fresh;

  @Override
  public Integer call() throws InterruptedException {
    Terminal terminal = winnow.terminal();
    Optional<Task> read = TaskFile.read(file, new Overrides(out, seed, concurrency), terminal);
    if (read.isEmpty()) {
      return ExitCode.BAD_INPUT;
    }
    Task task = read.get();
    RunPaths paths = RunPaths.of(task, journal);
    String again = CommandText.again(spec.commandLine().getParseResult().originalArgs());
    try (TaskRun run = TaskRun.prepare(task, file, paths, fresh, terminal)) {
      return switch (new OpenModel(System.getenv(), Clock.systemUTC(), OfflineModel::new)
          .open(task.model())) {
        case OpenModel.Opened.Unusable unusable -> {
          terminal.err().println("winnow: " + unusable.message());
          yield ExitCode.MODEL_UNUSABLE;
        }
        case OpenModel.Opened.Ready ready -> run.run(ready.model(), Time.SYSTEM, again);
      };
    } catch (CannotRun e) {
      terminal.err().println("winnow: " + e.getMessage());
      return ExitCode.BAD_INPUT;
    } catch (IOException | WriteFailed e) {
      terminal.err().println("winnow: " + e.getMessage());
      return ExitCode.BAD_INPUT;
    }
  }
}
