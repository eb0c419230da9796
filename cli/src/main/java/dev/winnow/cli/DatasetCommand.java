package dev.winnow.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/// What is done with datasets.
@Command(
    name = "dataset",
    mixinStandardHelpOptions = true,
    subcommands = {
      ExportDatasetCommand.class,
      ProfileDatasetCommand.class,
      DiffDatasetCommand.class
    },
    synopsisSubcommandLabel = "COMMAND",
    description = {
      "Exports, profiles and compares dataset files: no service and no model is needed.",
      ""
    })
final class DatasetCommand implements Callable<Integer> {

  @ParentCommand private WinnowCommand winnow = new WinnowCommand(Terminal.ofThisProcess());

  @Spec private CommandSpec spec = CommandSpec.create();

  Terminal terminal() {
    return winnow.terminal();
  }

  @Override
  public Integer call() {
    spec.commandLine().usage(terminal().out());
    return ExitCode.COMPLETE;
  }
}
