package dev.winnow.cli;

import dev.winnow.core.document.NearestName;
import dev.winnow.core.gate.Duplicates;
import dev.winnow.core.gate.Gates;
import dev.winnow.storage.file.WriteFailed;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/// Writes the rows of a file that repeat no other.
@Command(
    name = "dedup",
    mixinStandardHelpOptions = true,
    description = {
      "Writes the rows of a file without those that repeat an earlier one, whole or nearly, or a row of a held-out file.",
      "",
      "Case, white space and marks between words do not count, nor does a field named id unless --fields names it.",
      ""
    },
    footer = {
      "",
      "Examples: winnow dedup qa.jsonl --out unique.jsonl",
      "          winnow dedup qa.jsonl --out unique.jsonl --against benchmark.jsonl",
      "Exit codes: 0 written, 2 bad input."
    })
final class DedupCommand implements Callable<Integer> {

  private static final String OFF = "off";

  @ParentCommand private WinnowCommand winnow = new WinnowCommand(Terminal.ofThisProcess());

  @Parameters(paramLabel = "FILE", description = "The dataset file.")
  private Path file = Path.of("");

  @Option(
      names = "--out",
      required = true,
      paramLabel = "OUT",
      description = "File to write; its ending says the format and the compression.")
  private Path out = Path.of("");

  @Option(
      names = "--near",
      paramLabel = "S|off",
      description =
          "Similarity from which a row repeats another one, over 0, up to 1: the share of word sequences (of character"
              + " sequences in Chinese and the like) that both have. off compares whole rows only. Default: 0.8.")
  private String near = Double.toString(Duplicates.NEAR_USUAL);

  @Option(
      names = "--fields",
      paramLabel = "FIELD",
      split = ",",
      description = "Fields that are compared. Default: all.")
  private List<String> fields = List.of();

  @Option(
      names = "--against",
      paramLabel = "FILE",
      arity = "1..*",
      description = "Files with rows that none may repeat, such as those of a benchmark.")
  private List<Path> against = List.of();

  @Option(
      names = "--rejects",
      paramLabel = "OUT",
      description = "Writes the other rows, each with the reason.")
  private @Nullable Path rejects;

  @Option(
      names = "--good-rows-only",
      description = "Takes rows without problems although others have some.")
  private boolean goodRowsOnly;

  @Override
  public Integer call() {
    Terminal terminal = winnow.terminal();
    try {
      dedup(terminal);
      return ExitCode.COMPLETE;
    } catch (GoodRows.Bad e) {
      return e.say("Nothing was written.", "take", terminal);
    } catch (WriteFailed e) {
      terminal.say(e.said().message());
    } catch (CannotRun e) {
      terminal.say(String.valueOf(e.getMessage()));
    }
    return ExitCode.BAD_INPUT;
  }

  private void dedup(Terminal terminal) throws CannotRun {
    Duplicates duplicates = new Duplicates(near(), fields, List.of());
    List<String> known = FileFields.of(file);
    checkFields(known);
    SiftRows sift = new SiftRows(new Gates(null, List.of(), List.of(), duplicates, null));
    List<Path> read = new ArrayList<>(List.of(file));
    read.addAll(against);
    for (Path held : against) {
      new GoodRows(held, goodRowsOnly).each(row -> sift.heldOut(held.toString(), row));
    }
    GoodRows source = new GoodRows(file, goodRowsOnly);
    try (SiftedFiles sifted = SiftedFiles.open(read, out, rejects, known, 0)) {
      source.each(row -> sifted.take(row, sift.next(row)));
      sifted.finish();
      source.problems().say(source.problems().count(), terminal);
      terminal.say(
          "%s of %s in %s; left out %s, %s%s."
              .formatted(
                  "%,d".formatted(sifted.accepted()),
                  Counted.of(sifted.rows(), "row"),
                  out,
                  Counted.of(sifted.rejected(SiftRows.DUPLICATE), SiftRows.DUPLICATE),
                  Counted.of(sifted.rejected(SiftRows.NEAR_DUPLICATE), SiftRows.NEAR_DUPLICATE),
                  against.isEmpty()
                      ? ""
                      : ", %,d that repeat held-out rows"
                          .formatted(sifted.rejected(SiftRows.HELD_OUT))));
    }
  }

  private @Nullable Double near() throws CannotRun {
    if (near.equals(OFF)) {
      return null;
    }
    try {
      double similarity = Double.parseDouble(near);
      if (similarity > 0 && similarity <= 1) {
        return similarity;
      }
    } catch (NumberFormatException e) {
      // Said below.
    }
    throw new CannotRun(
        "--near takes a number over 0, up to 1, such as 0.8, or off; not %s.".formatted(near));
  }

  /// A name that no row has would make all rows the same.
  private void checkFields(List<String> known) throws CannotRun {
    for (String field : fields) {
      if (!known.isEmpty() && !known.contains(field)) {
        throw new CannotRun(
            "--fields: no row has the field %s.%s"
                .formatted(
                    field,
                    NearestName.of(field, Set.copyOf(known))
                        .map(" Did you mean %s?"::formatted)
                        .orElse(" Fields are: %s.".formatted(String.join(", ", known)))));
      }
    }
  }
}
