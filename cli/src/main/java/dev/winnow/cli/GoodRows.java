package dev.winnow.cli;

import dev.winnow.storage.file.read.Item;
import dev.winnow.storage.file.read.Learned;
import dev.winnow.storage.file.read.ReadOptions;
import dev.winnow.storage.file.read.RowReader;
import java.nio.file.Path;
import java.util.function.Consumer;
import tools.jackson.databind.node.ObjectNode;

/// The rows of a file, as often as they are needed. One that has problems is read to its end, so
/// that all of them are known, and its rows are taken only where that was said.
final class GoodRows {

  private final Path file;
  private final boolean goodRowsOnly;

  /// The types of a CSV file's columns are found out once.
  private final ReadOptions options = ReadOptions.DEFAULT.withLearned(new Learned());

  private FileProblems problems;

  /// @param goodRowsOnly whether rows without problems are taken although others have some
  GoodRows(Path file, boolean goodRowsOnly) {
    this.file = file;
    this.goodRowsOnly = goodRowsOnly;
    this.problems = new FileProblems(file);
  }

  /// What the file has that was not taken, as of the last time it was read.
  FileProblems problems() {
    return problems;
  }

  /// Hands out the rows. Those before the first problem come in any case.
  ///
  /// @throws Bad when it has problems and nobody agreed to leave them out, or nothing but problems
  void each(Consumer<ObjectNode> taker) {
    problems = new FileProblems(file);
    long rows = 0;
    try (RowReader reader = RowReader.open(file, options)) {
      for (Item item = reader.next(); item != null; item = reader.next()) {
        switch (item) {
          case Item.Row row -> {
            rows++;
            if (goodRowsOnly || problems.count() == 0) {
              taker.accept(row.data());
            }
          }
          case Item.Problem problem ->
              problems.add(problem.entry(), problem.line(), problem.column(), problem.said());
        }
      }
    }
    if (problems.count() > 0 && (rows == 0 || !goodRowsOnly)) {
      throw new Bad(problems, rows);
    }
  }

  /// Thrown when a file has problems that nobody agreed to leave out.
  static final class Bad extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient FileProblems problems;
    private final long rows;

    private Bad(FileProblems problems, long rows) {
      super(null, null, false, false);
      this.problems = problems;
      this.rows = rows;
    }

    /// Says them, and what to do.
    ///
    /// @param nothing what was not done, as a sentence: `Nothing was exported.`
    /// @param verb what can be done with the rest
    int say(String nothing, String verb, Terminal terminal) {
      problems.say(problems.count(), terminal);
      if (rows > 0) {
        terminal.say(
            "%s Correct the file, or %s the %s without problems with --good-rows-only."
                .formatted(nothing, verb, Counted.of(rows, "row")));
      }
      return ExitCode.BAD_INPUT;
    }
  }
}
