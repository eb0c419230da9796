package dev.winnow.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.UnmatchedArgumentException;

/// Where the command line starts.
public final class Main {

  private Main() {}

  /// Runs one command and exits with its code.
  public static void main(String[] args) {
    // Numbers read the same everywhere: logs and reports are read by programs too.
    Locale.setDefault(Locale.ROOT);
    System.exit(commandLine(Terminal.ofThisProcess()).execute(args));
  }

  /// One line that says what is wrong, and where help is.
  private static int misused(CommandLine.ParameterException wrong, Terminal terminal) {
    terminal.err().println("winnow: " + wrong.getMessage());
    UnmatchedArgumentException.printSuggestions(
        wrong, new PrintWriter(terminal.err(), true, StandardCharsets.UTF_8));
    terminal
        .err()
        .println("Try: " + wrong.getCommandLine().getCommandSpec().qualifiedName() + " --help");
    return ExitCode.BAD_INPUT;
  }

  static CommandLine commandLine(Terminal terminal) {
    CommandLine commands =
        new CommandLine(new WinnowCommand(terminal))
            .setOut(new PrintWriter(terminal.out(), true, StandardCharsets.UTF_8))
            .setErr(new PrintWriter(terminal.err(), true, StandardCharsets.UTF_8))
            .setCaseInsensitiveEnumValuesAllowed(true)
            .setUsageHelpAutoWidth(true);
    commands.setExecutionExceptionHandler((bug, command, parsed) -> {
      terminal.err().println("winnow: a bug in Winnow ended the command. What it was:");
      bug.printStackTrace(terminal.err());
      return ExitCode.BUG;
    });
    commands.setParameterExceptionHandler((wrong, arguments) -> misused(wrong, terminal));
    return commands;
  }
}
