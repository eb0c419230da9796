package dev.winnow.cli;

import static java.util.stream.Collectors.joining;

import dev.winnow.core.task.Overrides;
import dev.winnow.core.task.Task;
import dev.winnow.engine.Time;
import dev.winnow.storage.file.WriteFailed;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// A command that runs a task. Given again, it goes on where it was.
abstract class ResumableCommand extends TaskCommand {

  /// What a shell takes without quotes.
  private static final Pattern PLAIN = Pattern.compile("[\\p{L}\\p{N}_@%+=:,./-]+");

  /// What only says how a run begins.
  private static final Set<String> BEGINNING = Set.of("--fresh", "--retry");

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = {"-o", "--out"},
      paramLabel = "F",
      description = "The dataset file; its ending (.jsonl, .json, .csv) chooses the format.")
  private @Nullable String out;

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

  @Option(
      names = "--retry",
      description =
          "Give what an earlier run left short a fresh budget of requests, for example after a change of its template.")
  private boolean retry;

  @Override
  Overrides overrides(@Nullable Long seed) {
    return new Overrides(out, seed, concurrency);
  }

  @Override
  int run(Task task) throws InterruptedException {
    RunPaths paths = RunPaths.of(task, journal, suffix());
    String again = again(spec.commandLine().getParseResult().originalArgs());
    try (TaskRun run =
        TaskRun.prepare(
            task,
            file(),
            paths,
            rows()
                .and(SampledFiles.of(task, file(), terminal()))
                .and(HeldOutRows.of(task, file(), terminal())),
            fresh,
            terminal())) {
      Optional<RunModels> models = RunModels.of(run.task(), models(), terminal(), run.random());
      return models.isPresent()
          ? run.run(models.get(), Time.SYSTEM, retry, again)
          : ExitCode.MODEL_UNUSABLE;
    } catch (CannotRun | IOException | WriteFailed e) {
      terminal().say(String.valueOf(e.getMessage()));
      return ExitCode.BAD_INPUT;
    }
  }

  /// What the names of the files have that others' of the task have not.
  String suffix() {
    return "";
  }

  /// The rows that it reads from files.
  FileRows rows() {
    return FileRows.NONE;
  }

  /// Where the person wants the rows; null where nothing is said.
  @Nullable String out() {
    return out;
  }

  /// The command that goes on with a run: the same again, without starting over.
  ///
  /// @param arguments of `run`, as they were given
  private static String again(List<String> arguments) {
    return Stream.concat(
            Stream.of(System.getProperty("winnow.command", "winnow")),
            arguments.stream().filter(argument -> !BEGINNING.contains(argument)))
        .map(ResumableCommand::quoted)
        .collect(joining(" "));
  }

  private static String quoted(String word) {
    return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
