package dev.winnow.cli;

import dev.winnow.core.document.Document;
import dev.winnow.core.document.DocumentResult;
import dev.winnow.core.document.Problem;
import dev.winnow.core.document.Problems;
import dev.winnow.core.task.Overrides;
import dev.winnow.core.task.ReadMix;
import dev.winnow.core.task.ReadTask;
import dev.winnow.core.task.Task;
import dev.winnow.core.task.TaskResult;
import dev.winnow.storage.document.ReadDocument;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/// A command on a task file: reads it, and tells the person what is wrong with it.
abstract class TaskCommand implements Callable<Integer> {

  @ParentCommand private WinnowCommand winnow = new WinnowCommand(Terminal.ofThisProcess());

  @Parameters(paramLabel = "TASK.yaml", description = "The task file, YAML or JSON.")
  private Path file = Path.of("");

  @Option(names = "--seed", paramLabel = "N", description = "The seed, over the task file's.")
  private @Nullable Long seed;

  @Mixin private HomeOption home = new HomeOption();

  private @Nullable StoredModels models;

  @Override
  public Integer call() throws InterruptedException {
    Optional<Task> task = read();
    return task.isPresent() ? run(task.get()) : ExitCode.BAD_INPUT;
  }

  /// Does what the command is for.
  ///
  /// @return the exit code
  abstract int run(Task task) throws InterruptedException;

  /// What the command line says over the task file.
  Overrides overrides(@Nullable Long seed) {
    return new Overrides(null, seed, null);
  }

  Terminal terminal() {
    return winnow.terminal();
  }

  /// The models that its task may name.
  StoredModels models() {
    if (models == null) {
      models = new StoredModels(home);
    }
    return models;
  }

  Path file() {
    return file;
  }

  /// The task; empty when it cannot run, and then all reasons were printed.
  private Optional<Task> read() {
    return switch (ReadDocument.read(file.toString())) {
      case DocumentResult.Broken broken -> {
        terminal().err().println(Problems.format(broken.document(), broken.problems()));
        yield Optional.empty();
      }
      case DocumentResult.Found found -> read(found.document());
    };
  }

  /// Reads the task out of its file.
  ///
  /// @param overrides what the command line says over it
  TaskResult read(Document document, Overrides overrides) {
    return ReadMix.isMix(document.tree())
        ? ReadMix.read(document, overrides, ReadDocument::beside)
        : ReadTask.read(document, overrides, ReadDocument::beside, models());
  }

  private Optional<Task> read(Document document) {
    return switch (read(document, overrides(seed))) {
      case TaskResult.Rejected rejected -> {
        terminal().err().println(Problems.format(rejected.sources(), rejected.problems()));
        terminal().err().println(summary(rejected.problems()));
        yield Optional.empty();
      }
      case TaskResult.Ready ready -> {
        if (!ready.warnings().isEmpty()) {
          terminal().err().println(Problems.format(ready.sources(), ready.warnings()));
        }
        yield Optional.of(ready.task());
      }
    };
  }

  private static String summary(List<Problem> problems) {
    long errors = problems.stream().filter(p -> p.severity() == Problem.Severity.ERROR).count();
    return errors == 1 ? "1 error; nothing was run." : errors + " errors; nothing was run.";
  }
}
