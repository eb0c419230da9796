package dev.winnow.cli;

import dev.winnow.core.document.Document;
import dev.winnow.core.task.Overrides;
import dev.winnow.core.task.ReadMix;
import dev.winnow.core.task.TaskResult;
import dev.winnow.core.task.TopUpSaid;
import dev.winnow.storage.document.ReadDocument;
import picocli.CommandLine.Command;

/// Draws rows from files in shares.
@Command(
    name = "mix",
    mixinStandardHelpOptions = true,
    description = {
      "Draws rows from dataset files in exact shares, at random and without replacement. No model is asked.",
      "",
      "The file names the sources with their shares, and how many rows to end with. A source with too few rows is said.",
      ""
    },
    footer = {
      "",
      "Example: winnow mix examples/mix.yaml",
      "Exit codes: 0 complete, 2 bad input, 3 partial, 130 interrupted."
    })
final class MixCommand extends ResumableCommand {

  @Override
  TaskResult read(Document document, Overrides overrides) {
    if (document.tree().has("template") && !ReadMix.isMix(document.tree())) {
      return NotThisTask.rejected(document, TopUpSaid.NO_MIX.of(file()));
    }
    return ReadMix.read(document, overrides, ReadDocument::beside);
  }
}
