package dev.winnow.bench;

import dev.winnow.core.document.ExactJson;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What it takes to evaluate a file without a judge: all rules of `strict`, near duplicates,
/// targets, ages and a report. The control checks the same file by the same rules, and measures
/// nothing. What was planted has to be found.
public final class EvaluateFile {

  private static final String HEAP = "-Xmx512m";
  private static final int VOCABULARY = 20_000;
  private static final int QUESTION_WORDS = 15;
  private static final int ANSWER_WORDS = 85;

  /// Of so many rows one is the same as an earlier one, one has no answer, and one has an address.
  private static final int EVERY = 100;

  private static final LocalDate FIRST_DAY = LocalDate.of(2020, 1, 1);

  private EvaluateFile() {}

  /// `ROWS REPETITIONS`
  public static void main(String[] arguments) throws IOException, InterruptedException {
    int rows = Integer.parseInt(arguments[0]);
    int repetitions = Integer.parseInt(arguments[1]);
    Path folder = Files.createTempDirectory("winnow-bench");
    Path file = folder.resolve("rows.jsonl");
    write(file, rows);
    Path report = folder.resolve("report.html");
    String program = Path.of(System.getProperty("winnow.root"), "winnow").toString();
    List<ProcessRun> evaluated = new ArrayList<>();
    List<ProcessRun> checked = new ArrayList<>();
    for (int i = 0; i < repetitions; i++) {
      ProcessRun run =
          run(
              folder,
              program,
              "evaluate",
              file.toString(),
              "--json",
              "--targets",
              "level=easy:50,medium:30,hard:20",
              "--time-field",
              "at",
              "--report",
              report.toString());
      check(run, rows);
      evaluated.add(run);
      checked.add(run(folder, program, "check", file.toString(), "--json", "--rules", "strict"));
    }
    Figures.table(
        "Evaluating a file: %,d rows, %.0f MB, %s; medians of %d"
            .formatted(rows, Files.size(file) / 1e6, HEAP, repetitions),
        "| program | wall | rows/s | CPU a row | peak memory |");
    row("evaluate", evaluated, rows);
    row("control: check --rules strict", checked, rows);
    for (Path each : List.of(file, report, folder)) {
      Files.deleteIfExists(each);
    }
  }

  private static ProcessRun run(Path folder, String... command)
      throws IOException, InterruptedException {
    return ProcessRun.of(folder, Map.of("WINNOW_JAVA_OPTS", HEAP), List.of(command)).good();
  }

  private static void row(String program, List<ProcessRun> runs, int rows) {
    double seconds = Figures.wallSeconds(runs);
    Figures.row(
        "| %s | %.1f s | %,.0f | %.0f µs | %.0f MB |"
            .formatted(
                program,
                seconds,
                rows / seconds,
                1e6 * Figures.cpuSeconds(runs) / rows,
                Figures.peakMegabytes(runs)));
  }

  private static void write(Path file, int rows) throws IOException {
    Random random = new Random(1);
    ObjectNode row = ExactJson.object("{}");
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      for (int i = 0; i < rows; i++) {
        String answer = text(random, ANSWER_WORDS) + ".";
        int kind = i % EVERY;
        if (kind != 3) {
          row =
              ExactJson.object("{}")
                  .put("question", "What about " + text(random, QUESTION_WORDS) + "?")
                  .put(
                      "answer",
                      kind == 1 ? "" : kind == 2 ? answer + " Ask john.smith@gmail.com." : answer)
                  .put("level", i % 10 < 5 ? "easy" : i % 10 < 8 ? "medium" : "hard")
                  .put("at", FIRST_DAY.plusDays(i % 2000).toString());
        }
        out.write(ExactJson.write(row));
        out.newLine();
      }
    }
  }

  private static String text(Random random, int words) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < words; i++) {
      text.append(i == 0 ? "" : " ").append(word(random.nextInt(VOCABULARY)));
    }
    return text.toString();
  }

  /// Pronounceable, so that it is no secret.
  private static String word(int number) {
    StringBuilder word = new StringBuilder();
    for (int rest = number + VOCABULARY; rest > 0; rest /= 70) {
      word.append("bcdfghklmnprst".charAt(rest % 70 / 5)).append("aeiou".charAt(rest % 5));
    }
    return word.toString();
  }

  private static void check(ProcessRun run, int rows) {
    // Standard error is behind it.
    JsonNode found = ExactJson.object(run.output().substring(0, run.output().lastIndexOf('}') + 1));
    int planted = rows / EVERY;
    JsonNode duplicates = found.path("duplicates");
    long repeats = duplicates.path("exact").asLong() + duplicates.path("near").asLong();
    long blank = found.at("/fields/1/blank").asLong();
    long unsafe = 0;
    for (JsonNode rule : found.path("rules")) {
      unsafe +=
          rule.path("rule").asString().equals("personalData") ? rule.path("broken").asLong() : 0;
    }
    if (found.path("rows").asLong() != rows
        || repeats != planted
        || blank != planted
        || unsafe < planted) {
      throw new IllegalStateException(
          "%d rows, %d repeats, %d without an answer, %d with personal data: not what was planted"
              .formatted(found.path("rows").asLong(), repeats, blank, unsafe));
    }
  }
}
