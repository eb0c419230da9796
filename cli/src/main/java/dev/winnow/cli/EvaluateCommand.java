package dev.winnow.cli;

import dev.winnow.core.document.ExactJson;
import dev.winnow.core.document.NearestName;
import dev.winnow.core.evaluate.EvaluationSettings;
import dev.winnow.core.gate.Gates;
import dev.winnow.core.gate.Rubric;
import dev.winnow.quality.evaluate.EvaluateRows;
import dev.winnow.quality.evaluate.Evaluation;
import dev.winnow.quality.evaluate.Evaluation.Measured;
import dev.winnow.quality.report.ReportPage;
import dev.winnow.storage.file.OutputPath;
import dev.winnow.storage.file.ReportFile;
import dev.winnow.storage.file.WriteFailed;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

/// Measures the rows of a file.
@Command(
    name = "evaluate",
    mixinStandardHelpOptions = true,
    description = {
      "Measures the rows of a file: completeness, accuracy, uniqueness, timeliness, diversity, balance and safety, with an"
          + " overall score of 100. No model is called unless --model or --rubric asks for a judge.",
      ""
    },
    footer = {
      "",
      "Examples: winnow evaluate qa.jsonl --report qa.html",
      "          winnow evaluate qa.jsonl --targets level=easy:30,hard:70",
      "          winnow evaluate qa.jsonl --rubric qa --model gpt --sample 200",
      "Exit codes: 0 evaluated, 2 bad input, 3 a metric warns, with --fail,",
      "4 judging model unusable, 130 interrupted."
    })
final class EvaluateCommand implements Callable<Integer> {

  private static final int MAX_AGE_MOST = 36_500;

  @ParentCommand private WinnowCommand winnow = new WinnowCommand(Terminal.ofThisProcess());

  @Mixin private HomeOption home = new HomeOption();

  @Parameters(paramLabel = "FILE", description = "The dataset file.")
  private Path file = Path.of("");

  @Option(
      names = "--rules",
      paramLabel = "RULES",
      description =
          "Rules to count: a YAML or JSON file in the form of a task's gates, or standard, strict or off. Default: strict.")
  private String rules = "strict";

  @Option(
      names = "--targets",
      paramLabel = "FIELD=NAME:SHARE,…",
      description =
          "Wanted shares of a field's values, such as difficulty=easy:30,hard:70. May be given several times.")
  private List<String> targets = List.of();

  @Option(
      names = "--time-field",
      paramLabel = "FIELD",
      description = "Field with the time of a row. Without it, timeliness is not measured.")
  private @Nullable String timeField;

  @Option(
      names = "--max-age-days",
      paramLabel = "N",
      description = "How old, in days, a row may be. Default: 365.")
  private int maxAgeDays = EvaluationSettings.MAX_AGE_USUAL;

  @Option(
      names = "--rubric",
      paramLabel = "RUBRIC",
      description =
          "Has a sample judged: a YAML or JSON file in the form of gates.judge, or general, qa, classification, extraction,"
              + " dialogue or code. Default with --model: general.")
  private @Nullable String rubric;

  @Option(
      names = "--model",
      paramLabel = "MODEL",
      description =
          "Model that judges: the name of a stored one, a file with a model map, or offline. Default: that of the rubric.")
  private @Nullable String model;

  @Option(
      names = "--sample",
      paramLabel = "N",
      description = "How many rows, chosen at random, the model judges. Default: 100.")
  private int sample = EvaluationSettings.SAMPLE_USUAL;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Decides which rows are in the sample. Default: 0.")
  private long seed;

  @Option(
      names = "--report",
      paramLabel = "OUT",
      description = "Writes a report with charts: one HTML file.")
  private @Nullable Path report;

  @Option(
      names = "--fail",
      description = "Ends with exit code 3 when a metric warns. Without it, that is no failure.")
  private boolean fail;

  @Option(names = "--json", description = "Print JSON, for programs.")
  private boolean json;

  @Option(
      names = "--good-rows-only",
      description = "Evaluates rows without problems although others have some.")
  private boolean goodRowsOnly;

  @Override
  public Integer call() throws InterruptedException {
    Terminal terminal = winnow.terminal();
    try {
      return evaluate(terminal);
    } catch (GoodRows.Bad e) {
      return e.say(RulesFile.NOTHING_EVALUATED, "evaluate", terminal);
    } catch (WriteFailed e) {
      terminal.say(e.said().message());
    } catch (CannotRun | IOException e) {
      terminal.say(String.valueOf(e.getMessage()));
    } catch (JudgeSample.Stopped e) {
      terminal.say(String.valueOf(e.getMessage()));
      return e.exit();
    }
    return ExitCode.BAD_INPUT;
  }

  private int evaluate(Terminal terminal)
      throws CannotRun, IOException, InterruptedException, JudgeSample.Stopped {
    checkReport();
    List<String> fields = FileFields.of(file);
    RulesFile written = new RulesFile(rules, RulesFile.NOTHING_EVALUATED);
    Gates gates = judged(written.read(fields, terminal), fields, terminal);
    EvaluationSettings settings = settings(gates, fields);
    Instant now = Clock.systemUTC().instant();
    EvaluateRows rows = new EvaluateRows(settings, now);
    for (Path held : written.heldOut(gates)) {
      new GoodRows(held, goodRowsOnly).each(rows::heldOut);
    }
    GoodRows source = new GoodRows(file, goodRowsOnly);
    source.each(row -> rows.add(rows.rows() + 1, row));
    source.problems().say(source.problems().count(), terminal);
    Evaluation evaluation = rows.result(null, null);
    if (gates.judge() != null && rows.rows() > 0) {
      JudgeSample judge = new JudgeSample(gates.judge(), new StoredModels(home), journal());
      evaluation = rows.result(judge.votes(rows.drawn(), seed, terminal), null);
    }
    terminal.out().print(json ? json(evaluation) : EvaluationText.of(evaluation));
    terminal.out().flush();
    if (report != null) {
      ReportFile.write(report, ReportPage.html(evaluation, title(), about(gates, now)));
      terminal.say("report in " + report);
    }
    return fail && evaluation.metrics().stream().anyMatch(Measured::warning)
        ? ExitCode.PARTIAL
        : ExitCode.COMPLETE;
  }

  private void checkReport() throws CannotRun {
    if (report == null) {
      return;
    }
    if (RunPaths.same(report, file)) {
      throw new CannotRun("--report is the file that is read. Choose another one.");
    }
    var problem = OutputPath.problem(report);
    if (problem.isPresent()) {
      throw new CannotRun(problem.get().message());
    }
  }

  /// With the judge that was asked for, and with no other.
  private Gates judged(Gates gates, List<String> fields, Terminal terminal) throws CannotRun {
    if (gates.duplicates().meaning() != null) {
      terminal.say("note: rows are not compared by their embeddings; only their words are.");
    }
    if (gates.judge() != null && rubric == null && model == null) {
      terminal.say("note: the judge of the rules is not asked; --model or --rubric asks one.");
    }
    Rubric judge =
        rubric == null && model == null
            ? null
            : RubricFile.read(rubric, model, fields, new StoredModels(home), terminal);
    return new Gates(gates.preset(), gates.presetRules(), gates.rules(), gates.duplicates(), judge);
  }

  private EvaluationSettings settings(Gates gates, List<String> fields) throws CannotRun {
    if (sample < 1 || sample > EvaluationSettings.SAMPLE_MAX) {
      throw new CannotRun(
          "--sample is 1 to %,d, not %d.".formatted(EvaluationSettings.SAMPLE_MAX, sample));
    }
    if (maxAgeDays < 1 || maxAgeDays > MAX_AGE_MOST) {
      throw new CannotRun("--max-age-days is 1 to %d, not %d.".formatted(MAX_AGE_MOST, maxAgeDays));
    }
    Map<String, Map<String, Double>> shares = TargetShares.read(targets);
    checkFields("--targets", shares.keySet(), fields);
    checkFields("--time-field", timeField == null ? List.of() : List.of(timeField), fields);
    return new EvaluationSettings(gates, shares, timeField, maxAgeDays, sample, seed);
  }

  private static void checkFields(String option, Collection<String> named, List<String> known)
      throws CannotRun {
    for (String field : named) {
      if (!known.isEmpty() && !known.contains(field)) {
        throw new CannotRun(
            "%s: no row has the field %s.%s"
                .formatted(
                    option,
                    field,
                    NearestName.of(field, known)
                        .map(" Did you mean %s?"::formatted)
                        .orElse(" Fields are: %s.".formatted(String.join(", ", known)))));
      }
    }
  }

  /// Where the judge's answers are kept: beside the report, or in the working directory.
  private Path journal() {
    Path beside = report == null ? Path.of(String.valueOf(file.getFileName())) : report;
    return beside.resolveSibling(beside.getFileName() + ".journal");
  }

  private String title() {
    return String.valueOf(file.getFileName());
  }

  private ReportPage.Fact[] about(Gates gates, Instant now) {
    List<ReportPage.Fact> facts = new ArrayList<>();
    facts.add(new ReportPage.Fact("Evaluated", now.truncatedTo(ChronoUnit.SECONDS).toString()));
    facts.add(new ReportPage.Fact("Rules", rules));
    if (gates.judge() != null) {
      facts.add(new ReportPage.Fact("Judge", JudgeSample.label(gates.judge())));
      facts.add(new ReportPage.Fact("Sample", "%,d, seed %d".formatted(sample, seed)));
    }
    return facts.toArray(ReportPage.Fact[]::new);
  }

  private static String json(Evaluation evaluation) {
    JsonMapper mapper =
        JsonMapper.builder().disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY).build();
    return ExactJson.pretty(mapper.valueToTree(evaluation)) + System.lineSeparator();
  }
}
