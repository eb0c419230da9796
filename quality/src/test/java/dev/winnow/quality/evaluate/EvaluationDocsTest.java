package dev.winnow.quality.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.winnow.core.document.ExactJson;
import dev.winnow.core.evaluate.EvaluationSettings;
import dev.winnow.core.evaluate.Metric;
import dev.winnow.core.gate.Options;
import dev.winnow.core.gate.Vote;
import dev.winnow.core.task.EvaluationRequest;
import dev.winnow.quality.metric.Interval;
import dev.winnow.quality.metric.Kappa;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/// Each figure of `docs/data-evaluation.md` is that of the rows in it, and what is worked out by
/// hand beside it comes to the same.
final class EvaluationDocsTest {

  private static final Path DOCS = Path.of("..", "docs", "data-evaluation.md");
  private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");
  private static final Pattern ROW = Pattern.compile("\\| ([^|]+) \\| `([^`]*)` \\| ([^|]+) \\|");

  /// Compressed bytes are those of the library that Java has.
  private static final String COMPRESSION = "compression ratio";

  private static String docs() throws IOException {
    return Files.readString(DOCS);
  }

  private static String block(String kind) throws IOException {
    Matcher block = Pattern.compile("```" + kind + "\n(.*?)```", Pattern.DOTALL).matcher(docs());
    assertThat(block.find()).isTrue();
    return block.group(1);
  }

  private static String table(String name) throws IOException {
    Matcher table =
        Pattern.compile("<!-- " + name + " -->\n(.*?)<!-- end -->", Pattern.DOTALL).matcher(docs());
    assertThat(table.find()).isTrue();
    return table.group(1);
  }

  private static void assertTable(String name, String expected) throws IOException {
    String found = table(name);
    if (System.getProperty("winnow.docs.write") != null) {
      String head = "<!-- " + name + " -->\n";
      Files.writeString(DOCS, docs().replace(head + found, head + expected));
    }
    assertThat(table(name)).as("run with -Dwinnow.docs.write to write it").isEqualTo(expected);
  }

  private static Evaluation evaluation() throws IOException {
    ObjectNode document = ExactJson.object(block("json"));
    ((ObjectNode) document.at("/gates/judge"))
        .put("modelId", "00000000-0000-4000-8000-000000000000");
    EvaluationRequest.Read read =
        EvaluationRequest.settings(document, new Options.Rows(List.of(), List.of()));
    assertThat(read.problems()).isEmpty();
    EvaluationSettings settings = read.settings();
    EvaluateRows evaluate = new EvaluateRows(settings, NOW);
    block("jsonl").lines().forEach(row -> evaluate.add(evaluate.rows() + 1, ExactJson.object(row)));
    Map<Long, List<Vote>> votes = new HashMap<>();
    for (String line : block("csv").lines().toList()) {
      String[] scores = line.split(",", -1);
      Map<String, Integer> vote =
          Map.of("accuracy", Integer.parseInt(scores[0]), "clarity", Integer.parseInt(scores[1]));
      votes.put(votes.size() + 1L, List.of(new Vote(vote, "")));
    }
    assertThat(evaluate.rows()).isEqualTo(votes.size());
    assertThat(evaluate.drawn()).hasSize(votes.size());
    return evaluate.result(votes, null);
  }

  private static Map<String, Double> figures(Evaluation evaluation) {
    Map<String, Double> figures = new LinkedHashMap<>();
    evaluation
        .metrics()
        .forEach(it -> figures.put(it.metric().name().toLowerCase(Locale.ROOT), it.value()));
    figures.put("complete rate", (double) evaluation.complete() / evaluation.rows());
    Evaluation.DiversityFigures texts = Objects.requireNonNull(evaluation.diversity());
    figures.put("distinct-1", texts.distinct1());
    figures.put("distinct-2", texts.distinct2());
    figures.put("similarity", texts.similarity());
    figures.put(COMPRESSION, texts.compressionRatio());
    Evaluation.BalanceFigures level = evaluation.balance().getFirst();
    figures.put("total variation", Objects.requireNonNull(level.totalVariation()));
    figures.put("chi-square", Objects.requireNonNull(level.chiSquare()));
    figures.put("p", Objects.requireNonNull(level.pValue()));
    Evaluation.JudgeFigures judge = Objects.requireNonNull(evaluation.judge());
    Interval interval = Objects.requireNonNull(judge.interval());
    figures.put("mean score", judge.mean());
    figures.put("interval from", interval.from());
    figures.put("interval to", interval.to());
    figures.put("rows at the threshold", (double) judge.passed());
    figures.put("overall score", Objects.requireNonNull(evaluation.score()));
    return figures;
  }

  private static String rounded(double figure) {
    return String.format(Locale.ROOT, "%.3f", figure);
  }

  @Test
  void theFiguresAreThoseOfTheRows() throws IOException {
    Map<String, Double> figures = figures(evaluation());
    Map<String, MatchResult> written = new LinkedHashMap<>();
    ROW.matcher(table("figures")).results().forEach(it -> written.put(it.group(1), it));
    List<String> lines = new ArrayList<>();
    figures.forEach((name, figure) -> {
      MatchResult row = written.get(name);
      String byHand = row == null ? "" : row.group(2);
      String before = row == null ? "0" : row.group(3);
      boolean isNear =
          name.equals(COMPRESSION) && Math.abs(Double.parseDouble(before) / figure - 1) < 0.05;
      lines.add("| %s | `%s` | %s |\n".formatted(name, byHand, isNear ? before : rounded(figure)));
    });
    assertTable(
        "figures", "| figure | by hand | value |\n|---|---|---|\n" + String.join("", lines));
  }

  @Test
  void whatIsWorkedOutByHandComesToTheSame() throws IOException {
    List<MatchResult> rows = ROW.matcher(table("figures")).results().toList();
    assertThat(rows).isNotEmpty();
    for (MatchResult row : rows) {
      assertThat(new Sum(row.group(2)).value())
          .as(row.group(1))
          .isCloseTo(
              Double.parseDouble(row.group(3)),
              within(row.group(1).equals("overall score") ? 0.05 : 0.001));
    }
  }

  @Test
  void theMetricsAreThoseThereAre() throws IOException {
    Map<Metric, String> formulas =
        Map.of(
            Metric.COMPLETENESS, "filled values / (rows × fields)",
            Metric.ACCURACY, "rows that break no rule of format, range or consistency / rows",
            Metric.UNIQUENESS, "rows that repeat none before them / rows",
            Metric.TIMELINESS, "rows no older than `maxAgeDays` / rows",
            Metric.DIVERSITY, "(distinct-2 + 1 − similarity) / 2, of a sample",
            Metric.BALANCE, "1 − total variation distance from the targets",
            Metric.SAFETY, "rows that break no rule of safety / rows",
            Metric.JUDGE, "(mean score − 1) / 4, of a sample");
    StringBuilder table =
        new StringBuilder("| metric | value | weight | warns below |\n|---|---|---|---|\n");
    for (Metric metric : Metric.values()) {
      table.append(
          "| %s | %s | %d | %s |\n"
              .formatted(
                  metric.name().toLowerCase(Locale.ROOT),
                  formulas.get(metric),
                  metric.weight(),
                  metric.warnBelow()));
    }
    assertTable("metrics", table.toString());
  }

  @Test
  void intervalsAndKappaInTheTextAreRight() throws IOException {
    Interval share = Interval.ofShare(15, 148);
    Kappa kappa = Kappa.of(22, 2, 4, 11);

    assertThat(docs())
        .contains(
            "<!-- wilson 15 148 -->%s to %s<!--"
                .formatted(rounded(share.from()), rounded(share.to())))
        .contains(
            "<!-- kappa 22 2 4 11 -->%s<!--"
                .formatted(rounded(Objects.requireNonNull(kappa.value()))))
        .contains("agree on %s of them".formatted(rounded(kappa.agreement())));
  }

  /// A calculation in a text, with `+ - * /`, brackets, `sqrt` and `exp`.
  private static final class Sum {

    private static final Pattern TOKEN = Pattern.compile("[0-9.]+|sqrt|exp|[-+*/()]");

    private final List<String> tokens;
    private int at;

    private Sum(String text) {
      this.tokens =
          TOKEN.matcher(text).results().map(MatchResult::group).collect(Collectors.toList());
    }

    private double value() {
      double value = sum();
      assertThat(at).isEqualTo(tokens.size());
      return value;
    }

    private boolean takes(String token) {
      boolean is = at < tokens.size() && tokens.get(at).equals(token);
      at += is ? 1 : 0;
      return is;
    }

    private double sum() {
      double value = product();
      while (true) {
        if (takes("+")) {
          value += product();
        } else if (takes("-")) {
          value -= product();
        } else {
          return value;
        }
      }
    }

    private double product() {
      double value = factor();
      while (true) {
        if (takes("*")) {
          value *= factor();
        } else if (takes("/")) {
          value /= factor();
        } else {
          return value;
        }
      }
    }

    private double factor() {
      if (takes("sqrt")) {
        return Math.sqrt(factor());
      }
      if (takes("exp")) {
        return Math.exp(factor());
      }
      if (takes("(")) {
        double value = sum();
        assertThat(takes(")")).isTrue();
        return value;
      }
      return Double.parseDouble(tokens.get(at++));
    }
  }
}
