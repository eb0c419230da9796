package dev.winnow.cli;

import picocli.CommandLine.Command;

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
final class RunCommand extends ResumableCommand {}
