package dev.winnow.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/// What is done with stored models.
@Command(
    name = "models",
    mixinStandardHelpOptions = true,
    subcommands = {
      ListModelsCommand.class,
      AddModelCommand.class,
      TestModelCommand.class,
      DiscoverModelsCommand.class
    },
    synopsisSubcommandLabel = "COMMAND",
    description = {
      "Lists, adds, tests and finds the models that are stored in Winnow's home. A task file refers to one by its name, and so"
          + " does the service.",
      ""
    })
final class ModelsCommand implements Callable<Integer> {

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
