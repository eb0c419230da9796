package dev.winnow.server.start;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// The commands that start a service. The others are the command line's.
@Command(
    name = "winnow",
    subcommands = {ServeCommand.class, DemoCommand.class})
public final class ServerCommand implements Callable<Integer> {

  static final int FAILED = 1;
  static final int BAD_INPUT = 2;

  /// The commands, ready to be executed.
  public static CommandLine commandLine() {
    CommandLine commands =
        new CommandLine(new ServerCommand())
            .setCaseInsensitiveEnumValuesAllowed(true)
            .setUsageHelpAutoWidth(true);
    commands.setParameterExceptionHandler((wrong, arguments) -> {
      CommandLine command = wrong.getCommandLine();
      command.getErr().println("winnow: " + wrong.getMessage());
      command.getErr().println("Try: " + command.getCommandSpec().qualifiedName() + " --help");
      return BAD_INPUT;
    });
    return commands;
  }

  @Override
  public Integer call() {
    System.err.println("winnow: say serve or demo.");
    return BAD_INPUT;
  }
}
