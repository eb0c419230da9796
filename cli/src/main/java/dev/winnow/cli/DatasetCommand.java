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
      ListDatasetsCommand.class,
      ImportDatasetCommand.class,
      ExportDatasetCommand.class,
      ProfileDatasetCommand.class,
      DiffDatasetCommand.class
    },
    synopsisSubcommandLabel = "COMMAND",
    description = {
      "Lists, imports and exports datasets; exports, profiles and compares files of rows. No service is needed.",
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
