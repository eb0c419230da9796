package dev.winnow.quality.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.core.document.ExactJson;
import dev.winnow.core.document.Problem;
import dev.winnow.core.gate.Option;
import dev.winnow.core.gate.Options;
import dev.winnow.core.gate.RowRule;
import dev.winnow.core.gate.RuleKind;
import dev.winnow.core.gate.RuleKinds;
import dev.winnow.core.say.Said;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Each kind of rule has a table of what it lets through, what it rejects with which words, and
/// which options are wrong.
///
/// A line of a table is `rule` or `bad` with a rule as a task has it; `yes` or `no` with a row;
/// `fields` or `prompts` with what is known of the rows from there on. Behind ` | ` stands a part
/// of what is said.
final class RuleTablesTest {

  private static final Path TABLES = Path.of("src", "test", "resources", "rules");

  @TestFactory
  Stream<DynamicTest> eachRuleDoesAsItsTableSays() {
    return RuleKinds.all().stream()
        .map(kind -> DynamicTest.dynamicTest(kind.name(), () -> new Table().check(lines(kind))));
  }

  @Test
  void everyTableIsOfARuleAndSaysSomethingOfEachOption() throws IOException {
    try (Stream<Path> files = Files.list(TABLES)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(
              RuleKinds.all().stream().map(kind -> kind.name() + ".txt").toList());
    }
    for (RuleKind kind : RuleKinds.all()) {
      List<String> rules =
          lines(kind).stream().filter(line -> line.matches("(rule|bad) .*")).toList();
      for (Option<?> option : kind.options()) {
        assertThat(rules)
            .as(kind.name())
            .anyMatch(line -> line.contains("\"" + option.name() + "\""));
      }
      assertThat(lines(kind)).as(kind.name()).anyMatch(line -> line.startsWith("bad "));
    }
  }

  private static List<String> lines(RuleKind kind) throws IOException {
    return Files.readAllLines(TABLES.resolve(kind.name() + ".txt"));
  }

  private static final class Table {
    private final List<String> wrong = new ArrayList<>();
    private List<String> fields = List.of();
    private List<String> prompts = List.of();
    private RowRule rule = RowRule.NONE;

    void check(List<String> lines) {
      for (String line : lines) {
        if (!line.isBlank() && !line.startsWith("#")) {
          check(line);
        }
      }
      assertThat(wrong).isEmpty();
    }

    private void check(String line) {
      int at = line.lastIndexOf(" | ");
      String words = at < 0 || line.endsWith("}") ? "" : line.substring(at + 3);
      String verb = line.substring(0, line.indexOf(' '));
      JsonNode value =
          ExactJson.read(
              line.substring(line.indexOf(' '), words.isEmpty() ? line.length() : at).strip());
      switch (verb) {
        case "fields" -> fields = texts(value);
        case "prompts" -> prompts = texts(value);
        case "rule" -> rule = Rules.rule(value.toString(), rows());
        case "bad" -> bad(line, value, words);
        case "yes" -> said(line, rule.problem((ObjectNode) value), "");
        case "no" -> said(line, rule.problem((ObjectNode) value), words);
        default -> throw new AssertionError(line);
      }
    }

    private Options.Rows rows() {
      return new Options.Rows(fields, prompts);
    }

    private void said(String line, Optional<Said> problem, String words) {
      String said = problem.map(Said::message).orElse("");
      if (words.isEmpty() ? !said.isEmpty() : !said.contains(words)) {
        wrong.add(line + "\n  said: " + said);
      }
    }

    private void bad(String line, JsonNode value, String words) {
      List<String> said = Rules.read(value, rows()).problems().stream().map(Table::shown).toList();
      if (said.stream().noneMatch(each -> each.contains(words))) {
        wrong.add(line + "\n  said: " + said);
      }
    }

    private static String shown(Problem problem) {
      return problem.pointer() + " " + problem.message();
    }

    private static List<String> texts(JsonNode list) {
      return list.valueStream().map(JsonNode::stringValue).toList();
    }
  }
}
