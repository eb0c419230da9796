package dev.winnow.cli;

import dev.winnow.core.plan.RenderUnit;
import dev.winnow.core.run.Outcome;
import dev.winnow.core.run.RunEvent;
import dev.winnow.core.say.Said;
import dev.winnow.core.task.Task;
import dev.winnow.engine.Time;
import dev.winnow.engine.journal.OpenJournal;
import dev.winnow.engine.run.RunListener;
import dev.winnow.engine.run.RunTask;
import dev.winnow.storage.file.OutputPath;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.random.RandomGenerator;

/// One run of a task on the command line: its files, its journal, its display.
record TaskRun(
    Task task,
    RunPaths paths,
    FileRows rows,
    Terminal terminal,
    RandomGenerator random,
    OpenRunJournal.Open open)
    implements Closeable {

  /// Makes sure that the run's files can be written, and opens its journal.
  ///
  /// @param file the task file
  /// @param rows the rows that it reads from other files
  static TaskRun prepare(
      Task task, Path file, RunPaths paths, FileRows rows, boolean fresh, Terminal terminal)
      throws CannotRun, IOException {
    Optional<Said> unusable = OutputPath.problem(paths.rows());
    if (unusable.isPresent()) {
      throw new CannotRun(unusable.get().message());
    }
    Optional<Path> overTask = paths.clash(file);
    if (overTask.isPresent() || RunPaths.same(file, paths.journal())) {
      throw new CannotRun(
          "The task file %s would be written over. Choose another --out.".formatted(file));
    }
    for (Path read : rows.files()) {
      if (paths.clash(read).isPresent() || RunPaths.same(read, paths.journal())) {
        throw new CannotRun(
            "The rows in %s would be written over. Choose another --out.".formatted(read));
      }
    }
    Optional<Path> clash = paths.clash(paths.journal());
    if (clash.isPresent()) {
      throw new CannotRun(
          "The journal %s would be replaced by %s, and every answer in it lost. Choose another --journal."
              .formatted(paths.journal(), clash.get()));
    }
    if (OpenJournal.isJournal(paths.rows())) {
      throw new CannotRun(
          "%s is a journal: every answer in it would be lost. Choose another --out."
              .formatted(paths.rows()));
    }
    Optional<Path> foreign = paths.foreign();
    if (foreign.isPresent()) {
      throw new CannotRun(
          "%s is there already and was not written by a run to %s. Move it away, or choose another --out."
              .formatted(foreign.get(), paths.rows()));
    }
    if (fresh) {
      setAside(paths.journal(), terminal);
    } else if (Files.exists(paths.rows()) && !Files.exists(paths.journal())) {
      throw new CannotRun(
          "%s is there already, and no journal (%s) says that it is this task's. Choose another --out, or replace it with --fresh."
              .formatted(paths.rows(), paths.journal()));
    }
    RandomGenerator random = new SecureRandom();
    OpenRunJournal.Open open =
        OpenRunJournal.open(task, paths.journal(), rows.pin(), terminal, random);
    return new TaskRun(open.task(), paths, rows, terminal, random, open);
  }

  private static void setAside(Path journal, Terminal terminal) throws CannotRun {
    try {
      Optional<Path> aside = OpenJournal.setAside(journal);
      aside.ifPresent(path -> terminal.say("the old journal is now " + path));
    } catch (IOException e) {
      throw new CannotRun(
          "The journal %s cannot be put aside (%s).".formatted(journal, e.getMessage()));
    }
  }

  /// Runs it.
  ///
  /// @param retry whether what is short gets a fresh budget
  /// @param again the command that goes on with it
  /// @return the exit code
  int run(RunModels models, Time time, boolean retry, String again)
      throws CannotRun, IOException, InterruptedException {
    long startedAt = time.nanos();
    boolean isDrawn = task.recipe().proportions().isSampled();
    Display display = new Display(terminal, time, isDrawn ? "draw" : "answer");
    terminal.say(
        "%s: %s from %s, seed %d, to %s"
            .formatted(
                task.name(),
                Counted.of(task.target(), "row"),
                ModelLabel.of(task),
                task.recipe().seed(),
                paths.rows()));
    try (KeepRows kept = new KeepRows(task, paths)) {
      RunTask run = runTask(models, display, kept);
      rows.giveTo(run, open.begun().identity());
      stopOnInterrupt(run);
      run.keepAccepted(open.journal());
      run.resume(open.journal());
      if (retry) {
        run.freshAllowance();
      }
      Outcome outcome = run.run();
      display.erase();
      Duration duration = Duration.ofNanos(time.nanos() - startedAt);
      return new Ending(task, paths, terminal, display.progress(), open.begun(), again)
          .end(outcome, kept, duration);
    } finally {
      display.erase();
    }
  }

  private RunTask runTask(RunModels models, Display display, KeepRows kept) {
    RunListener listener =
        new RunListener() {
          @Override
          public void on(RunEvent event) throws IOException {
            kept.on(event);
            display.on(event);
          }

          @Override
          public void tick() {
            display.tick();
          }
        };
    return new RunTask(
        task,
        new RenderUnit(task, open.begun().runId(), open.begun().startedAt()),
        models::called,
        open.journal(),
        random,
        listener);
  }

  private static void stopOnInterrupt(RunTask run) {
    AtomicBoolean asked = new AtomicBoolean();
    Interrupts.handle(() -> {
      if (asked.getAndSet(true)) {
        // What was answered is in the journal; what is in flight is sent again next time.
        Runtime.getRuntime().halt(ExitCode.INTERRUPTED);
      }
      run.stop();
    });
  }

  /// Closes the journal, and removes it when there is nothing in it.
  @Override
  public void close() throws IOException {
    if (open.journal().answers() == 0) {
      open.journal().delete();
    } else {
      open.journal().close();
    }
  }
}
