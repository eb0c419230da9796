package dev.winnow.cli;

import dev.winnow.core.run.Advice;
import dev.winnow.core.run.Outcome;
import dev.winnow.core.run.Progress;
import dev.winnow.core.run.Rejections;
import dev.winnow.core.run.Report;
import dev.winnow.core.run.RunSaid;
import dev.winnow.core.run.ShortCells;
import dev.winnow.core.say.Said;
import dev.winnow.core.share.Proportions;
import dev.winnow.core.task.Task;
import dev.winnow.engine.journal.JournalEntry;
import dev.winnow.storage.file.ReportFile;
import java.io.IOException;
import java.time.Duration;

/// What is left to do when a run is over: give the files their names, write the report, tell the
/// person how it ended.
record Ending(
    Task task,
    RunPaths paths,
    Terminal terminal,
    Progress progress,
    JournalEntry.Begun begun,
    String again) {

  /// Ends a run.
  ///
  /// @return the exit code
  int end(Outcome outcome, KeepRows rows, Duration duration) throws IOException {
    return switch (outcome) {
      case Outcome.Complete complete -> {
        write(outcome, rows, duration);
        say("%s in %s".formatted(Counted.of(progress.accepted(), "row"), paths.rows()));
        account(rows, duration);
        yield ExitCode.COMPLETE;
      }
      case Outcome.Partial partial -> {
        write(outcome, rows, duration);
        Proportions proportions = task.recipe().proportions();
        String rowsThere =
            "%,d of %,d rows in %s".formatted(progress.accepted(), progress.target(), paths.rows());
        say(
            proportions.isNone()
                ? "%s: %s.".formatted(rowsThere, partial.why().inTaskFile())
                : "%s. %s"
                    .formatted(
                        rowsThere, ShortCells.why(partial, progress, proportions).inTaskFile()));
        account(rows, duration);
        if (proportions.isSampled()) {
          say(
              "To get all of them, add rows to a source, lower the target or change the shares, then start over: %s --fresh"
                  .formatted(again));
          yield ExitCode.PARTIAL;
        }
        if (!proportions.isNone()) {
          say(
              "Combinations that are short can have another template, other parameters or another model. Change the task file, then go on: %s --retry"
                  .formatted(again));
          yield ExitCode.PARTIAL;
        }
        say("To go on with a fresh budget of requests: %s --retry".formatted(again));
        Advice.better(progress)
            .ifPresent(advice ->
                say(
                    "For better results, %s, then start over: %s --fresh"
                        .formatted(advice.inTaskFile(), again)));
        yield ExitCode.PARTIAL;
      }
      case Outcome.Unusable unusable -> {
        say("%s %s".formatted(sentence(unusable.why()), unusable.advice().inTaskFile()));
        kept();
        yield ExitCode.MODEL_UNUSABLE;
      }
      case Outcome.Interrupted interrupted -> {
        say("Stopped.");
        kept();
        yield ExitCode.INTERRUPTED;
      }
      case Outcome.Unwritable unwritable -> {
        say(sentence(RunSaid.UNWRITABLE.of(unwritable.why())));
        kept();
        yield ExitCode.BAD_INPUT;
      }
    };
  }

  private void write(Outcome outcome, KeepRows rows, Duration duration) throws IOException {
    rows.finish();
    ReportFile.write(
        paths.report(),
        Report.json(
            task,
            progress,
            outcome,
            ModelLabel.of(task),
            begun.startedAt(),
            duration,
            WinnowCommand.Version.text()));
  }

  private void account(KeepRows rows, Duration duration) {
    if (task.recipe().proportions().isSampled()) {
      say(
          "%sNo model was asked. Report: %s"
              .formatted(DrawnRows.text(task, progress), paths.report()));
    } else {
      answers(duration);
    }
    if (rows.hasRejected()) {
      say(
          "Not accepted: %s. See %s"
              .formatted(
                  StatusLine.rejected(Rejections.of(task, progress.rejected())), paths.rejected()));
    }
    if (progress.coerced() > 0) {
      say(
          "Converted to match the schema: values in %s (coerce: false rejects such rows)."
              .formatted(Counted.of(progress.coerced(), "row")));
    }
    if (mostWereCut() && progress.accepted() == progress.target()) {
      say("Most answers were cut: raise model.maxTokens or lower batchSize to pay for fewer.");
    }
  }

  private void answers(Duration duration) {
    long tokens = progress.usage().total();
    long estimated = progress.usage().estimatedTokens();
    long earlier = progress.answersReplayed();
    say(
        "%s%s, %,d tokens%s, %.1f s. Report: %s"
            .formatted(
                Counted.of(progress.answers(), "answer"),
                earlier == 0 ? "" : " (%,d of them from earlier runs)".formatted(earlier),
                tokens,
                estimated == 0 ? "" : ", %,d of them estimated".formatted(estimated),
                duration.toMillis() / 1000.0,
                paths.report()));
  }

  private void kept() {
    if (progress.answers() == 0) {
      say("Nothing was answered, so nothing is kept.");
      return;
    }
    say(
        "%,d of %,d rows are safe in %s. To go on: %s"
            .formatted(progress.accepted(), progress.target(), paths.journal(), again));
  }

  private boolean mostWereCut() {
    return progress.cut() * 2 > progress.answers();
  }

  /// A provider's words with a full stop, unless they have an end of their own.
  static String sentence(Said said) {
    String text = said.inTaskFile();
    return text.endsWith(".") || text.endsWith("!") || text.endsWith("?") || text.endsWith("。")
        ? text
        : text + ".";
  }

  private void say(String text) {
    terminal.err().println("winnow: " + text);
  }
}
