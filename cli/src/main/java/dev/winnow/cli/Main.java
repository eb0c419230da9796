package dev.winnow.cli;

import dev.winnow.core.document.NearestName;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
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
  private static int misused(ParameterException wrong, Terminal terminal) {
    CommandLine command = wrong.getCommandLine();
    terminal.err().println("winnow: " + said(wrong, command));
    terminal.err().println("Try: " + command.getCommandSpec().qualifiedName() + " --help");
    return ExitCode.BAD_INPUT;
  }

  private static String said(ParameterException wrong, CommandLine command) {
    if (wrong instanceof UnmatchedArgumentException unmatched) {
      String word = unmatched.getUnmatched().getFirst();
      boolean option = word.startsWith("-");
      Set<String> known = new TreeSet<>(command.getSubcommands().keySet());
      if (command.getParent() == null) {
        known.addAll(WinnowCommand.OF_THE_SERVICE);
      }
      if (option) {
        known = command.getCommandSpec().optionsMap().keySet();
      }
      String near =
          NearestName.of(word, known).map(name -> " Did you mean " + name + "?").orElse("");
      return "there is no " + (option ? "option " : "command or argument ") + word + "." + near;
    }
    return String.valueOf(wrong.getMessage())
        .replace("is not a long", "is no whole number")
        .replace("is not an int", "is no whole number");
  }

  static CommandLine commandLine(Terminal terminal) {
    CommandLine commands =
        new CommandLine(new WinnowCommand(terminal))
            .setOut(new PrintWriter(terminal.out(), true, StandardCharsets.UTF_8))
            .setErr(new PrintWriter(terminal.err(), true, StandardCharsets.UTF_8))
            .setCaseInsensitiveEnumValuesAllowed(true)
            .setUsageHelpAutoWidth(true);
    commands.setExecutionExceptionHandler((bug, command, parsed) -> {
      terminal.err().println("winnow: an internal error in Winnow ended the command. What it was:");
      bug.printStackTrace(terminal.err());
      return ExitCode.BUG;
    });
    commands.setParameterExceptionHandler((wrong, arguments) -> misused(wrong, terminal));
    return commands;
  }
}
