package dev.winnow.cli;

import dev.winnow.core.document.ExactJson;
import dev.winnow.storage.diff.BadKey;
import dev.winnow.storage.diff.DiffRows;
import dev.winnow.storage.diff.RowDiff;
import dev.winnow.storage.diff.RowSource;
import dev.winnow.storage.file.UnreadableRows;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import tools.jackson.databind.json.JsonMapper;

/// Says how two files of rows differ.
@Command(
    name = "diff",
    mixinStandardHelpOptions = true,
    description = {
      "Compares two dataset files, of whatever formats: rows added, removed and edited, and columns. The order of rows makes no"
          + " difference.",
      ""
    })
final class DiffDatasetCommand implements Callable<Integer> {

  @ParentCommand private DatasetCommand dataset = new DatasetCommand();

  @Parameters(index = "0", paramLabel = "BEFORE", description = "The older file.")
  private Path before = Path.of("");

  @Parameters(index = "1", paramLabel = "AFTER", description = "The newer file.")
  private Path after = Path.of("");

  @Option(
      names = "--key",
      paramLabel = "FIELD",
      split = ",",
      description =
          "The field, or fields, by which a row is known when others have changed. Without it an edited row counts as one"
              + " removed and one added.")
  private List<String> key = List.of();

  @Option(
      names = "-n",
      paramLabel = "N",
      description = "How many changes of each kind to print. Default: 5.")
  private int shown = 5;

  @Option(names = "--json", description = "Print JSON, for programs.")
  private boolean json;

  @Override
  public Integer call() {
    Terminal terminal = dataset.terminal();
    try {
      RowDiff diff =
          DiffRows.of(RowSource.of(before), RowSource.of(after), key, Math.max(0, shown));
      terminal.out().print(json ? json(diff) : DiffText.of(diff, terminal.width()));
      terminal.out().flush();
      return ExitCode.COMPLETE;
    } catch (UnreadableRows e) {
      terminal.say(e.said().message());
    } catch (BadKey e) {
      terminal.say(e.said().message());
    }
    return ExitCode.BAD_INPUT;
  }

  private static String json(RowDiff diff) {
    return ExactJson.pretty(JsonMapper.shared().valueToTree(diff)) + System.lineSeparator();
  }
}
