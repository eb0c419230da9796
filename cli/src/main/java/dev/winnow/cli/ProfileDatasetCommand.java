package dev.winnow.cli;

import dev.winnow.core.document.ExactJson;
import dev.winnow.storage.profile.Profile;
import dev.winnow.storage.profile.ProfileRows;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import tools.jackson.databind.json.JsonMapper;

/// Says what a file of rows holds.
@Command(
    name = "profile",
    mixinStandardHelpOptions = true,
    description = {
      "Says what a dataset file holds, column by column: types, missing and distinct values, lengths, tokens, numbers, the most"
          + " frequent values and languages.",
      ""
    })
final class ProfileDatasetCommand implements Callable<Integer> {

  @ParentCommand private DatasetCommand dataset = new DatasetCommand();

  @Parameters(paramLabel = "FILE", description = "The dataset file.")
  private Path file = Path.of("");

  @Option(names = "--json", description = "Print JSON, for programs.")
  private boolean json;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Seed of the sample that tokens and languages are taken from. Default: 0.")
  private long seed;

  @Option(
      names = "--good-rows-only",
      description = "Profiles rows without problems although others have some.")
  private boolean goodRowsOnly;

  @Override
  public Integer call() {
    Terminal terminal = dataset.terminal();
    ProfileRows rows = new ProfileRows(seed);
    GoodRows source = new GoodRows(file, goodRowsOnly);
    try {
      source.each(row -> rows.add(row, 0));
    } catch (GoodRows.Bad e) {
      return e.say("Nothing was profiled.", "profile", terminal);
    }
    source.problems().say(source.problems().count(), terminal);
    Profile profile = rows.profile().withBytes(file.toFile().length());
    terminal.out().print(json ? json(profile) : ProfileText.of(profile, terminal.width()));
    terminal.out().flush();
    return ExitCode.COMPLETE;
  }

  private static String json(Profile profile) {
    return ExactJson.pretty(JsonMapper.shared().valueToTree(profile)) + System.lineSeparator();
  }
}
