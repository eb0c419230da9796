package dev.winnow.cli;

import java.util.Set;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// The command line's root.
@Command(
    name = "winnow",
    mixinStandardHelpOptions = true,
    versionProvider = WinnowCommand.Version.class,
    subcommands = {
      RunCommand.class,
      PreviewCommand.class,
      PlanCommand.class,
      TopUpCommand.class,
      MixCommand.class,
      CheckCommand.class,
      EvaluateCommand.class,
      DedupCommand.class,
      DatasetCommand.class,
      ModelsCommand.class,
      WinnowCommand.Completion.class
    },
    synopsisSubcommandLabel = "COMMAND",
    description = {
      "Makes training data with large language models: exactly as many valid, distinct rows as asked for.",
      ""
    },
    footer = {
      "",
      "The service, which the launcher starts as a program of its own:",
      "  demo        Starts it with a sample task to look at.",
      "  serve       Starts it. See winnow serve --help.",
      "",
      "Exit codes: 0 complete, 2 bad input, 3 partial, 4 model unusable,",
      "130 interrupted.",
      "Try: winnow demo, or winnow run examples/medical-qa.yaml"
    })
final class WinnowCommand implements Callable<Integer> {

  /// Commands that the launcher gives to the service.
  static final Set<String> OF_THE_SERVICE = Set.of("demo", "serve");

  private final Terminal terminal;

  @Spec private CommandSpec spec = CommandSpec.create();

  WinnowCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  Terminal terminal() {
    return terminal;
  }

  @Override
  public Integer call() {
    spec.commandLine().usage(terminal.out());
    return ExitCode.COMPLETE;
  }

  /// Prints a completion script.
  @Command(
      name = "completion",
      mixinStandardHelpOptions = true,
      description = {
        "Prints a completion script for bash and zsh.",
        "For this session: source <(winnow completion)"
      })
  static final class Completion implements Callable<Integer> {

    @CommandLine.ParentCommand
    private WinnowCommand winnow = new WinnowCommand(Terminal.ofThisProcess());

    @Override
    public Integer call() {
      String script = AutoComplete.bash("winnow", Main.commandLine(winnow.terminal()));
      winnow.terminal().out().print(script);
      winnow.terminal().out().flush();
      return ExitCode.COMPLETE;
    }
  }

  /// The version, from the jar's manifest.
  static final class Version implements CommandLine.IVersionProvider {

    @Override
    public String[] getVersion() {
      return new String[] {
        "winnow " + text(), "Java " + Runtime.version() + ", " + System.getProperty("java.vendor")
      };
    }

    static String text() {
      String version = Main.class.getPackage().getImplementationVersion();
      return version == null ? "development" : version;
    }
  }
}
