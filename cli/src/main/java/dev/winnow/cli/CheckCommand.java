package dev.winnow.cli;

import dev.winnow.core.document.ExactJson;
import dev.winnow.core.gate.Gates;
import dev.winnow.storage.file.WriteFailed;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Says which rows of a file pass quality gates.
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description = {
      "Checks the rows of a file against quality gates, and for duplicates among them. Prints how many each gate rejects, with"
          + " examples.",
      ""
    },
    footer = {
      "",
      "Examples: winnow check qa.jsonl --rules strict",
      "          winnow check qa.jsonl --rules gates.yaml --out good.jsonl --rejects bad.jsonl --fail",
      "Exit codes: 0 checked, 2 bad input, 3 rows rejected, with --fail."
    })
final class CheckCommand implements Callable<Integer> {

  private static final int DETAIL_CHARS = 200;

  @ParentCommand private WinnowCommand winnow = new WinnowCommand(Terminal.ofThisProcess());

  @Parameters(paramLabel = "FILE", description = "The dataset file.")
  private Path file = Path.of("");

  @Option(
      names = "--rules",
      paramLabel = "RULES",
      description =
          "A YAML or JSON file in the form of a task's gates, or standard, strict or off. Default: standard.")
  private String rules = "standard";

  @Option(names = "--out", paramLabel = "OUT", description = "Writes the rows that pass.")
  private @Nullable Path out;

  @Option(
      names = "--rejects",
      paramLabel = "OUT",
      description = "Writes the other rows, each with its gate and the reason.")
  private @Nullable Path rejects;

  @Option(
      names = "-n",
      paramLabel = "N",
      description = "How many examples of each gate to print. Default: 3.")
  private int shown = 3;

  @Option(
      names = "--fail",
      description = "Ends with exit code 3 when a row is rejected. Without it, that is no failure.")
  private boolean fail;

  @Option(names = "--json", description = "Print JSON, for programs.")
  private boolean json;

  @Option(
      names = "--good-rows-only",
      description = "Checks rows without problems although others have some.")
  private boolean goodRowsOnly;

  @Override
  public Integer call() {
    Terminal terminal = winnow.terminal();
    try {
      return check(terminal);
    } catch (GoodRows.Bad e) {
      return e.say(RulesFile.NOTHING_CHECKED, "check", terminal);
    } catch (WriteFailed e) {
      terminal.say(e.said().message());
    } catch (CannotRun e) {
      terminal.say(String.valueOf(e.getMessage()));
    }
    return ExitCode.BAD_INPUT;
  }

  private int check(Terminal terminal) throws CannotRun {
    List<String> fields = FileFields.of(file);
    RulesFile written = new RulesFile(rules, RulesFile.NOTHING_CHECKED);
    Gates gates = written.read(fields, terminal);
    if (gates.judge() != null) {
      terminal.say("note: the judge is not asked; rows are checked by rules and for duplicates.");
    }
    if (gates.duplicates().meaning() != null) {
      terminal.say("note: rows are not compared by their embeddings; only their words are.");
    }
    SiftRows sift = new SiftRows(gates);
    List<Path> read = new ArrayList<>(List.of(file));
    for (Path held : written.heldOut(gates)) {
      read.add(held);
      new GoodRows(held, goodRowsOnly).each(row -> sift.heldOut(held.toString(), row));
    }
    GoodRows source = new GoodRows(file, goodRowsOnly);
    try (SiftedFiles sifted = SiftedFiles.open(read, out, rejects, fields, Math.max(0, shown))) {
      source.each(row -> sifted.take(row, sift.next(row)));
      sifted.finish();
      source.problems().say(source.problems().count(), terminal);
      terminal.out().print(json ? json(sifted) : text(sifted, terminal.width()));
      terminal.out().flush();
      return fail && sifted.rejected() > 0 ? ExitCode.PARTIAL : ExitCode.COMPLETE;
    }
  }

  private static String text(SiftedFiles sifted, int width) {
    StringBuilder text = new StringBuilder();
    text.append(line("rows      %,10d".formatted(sifted.rows())));
    text.append(line("accepted  %,10d".formatted(sifted.accepted())));
    text.append(line("rejected  %,10d".formatted(sifted.rejected())));
    for (Map.Entry<String, SiftedFiles.Gate> each : sifted.gates()) {
      text.append(line("%,10d  %s".formatted(each.getValue().rows(), each.getKey())));
    }
    for (Map.Entry<String, SiftedFiles.Gate> each : sifted.gates()) {
      for (SiftedFiles.Example row : each.getValue().examples()) {
        String why = RowTable.clip(row.why(), DETAIL_CHARS);
        text.append(line(""))
            .append(line("%s, row %,d: %s".formatted(each.getKey(), row.row(), why)));
        String data = RowTable.clip(ExactJson.write(row.data()), Math.max(40, width - 2));
        text.append(line("  " + data));
      }
    }
    return text.toString();
  }

  private static String line(String text) {
    return text + System.lineSeparator();
  }

  private static String json(SiftedFiles sifted) {
    ObjectNode all = JsonNodeFactory.instance.objectNode();
    all.put("rows", sifted.rows())
        .put("accepted", sifted.accepted())
        .put("rejected", sifted.rejected());
    ArrayNode gates = all.putArray("gates");
    sifted
        .gates()
        .forEach(each -> {
          ObjectNode gate = gates.addObject().put("gate", each.getKey());
          ArrayNode examples = gate.put("rows", each.getValue().rows()).putArray("examples");
          each.getValue()
              .examples()
              .forEach(row ->
                  examples
                      .addObject()
                      .put("row", row.row())
                      .put("detail", row.why())
                      .set("data", row.data()));
        });
    return ExactJson.pretty(all) + System.lineSeparator();
  }
}
