package dev.winnow.quality.rule;

import static org.assertj.core.api.Assertions.assertThatCode;

import dev.winnow.core.document.ExactJson;
import dev.winnow.core.gate.Options;
import dev.winnow.core.gate.RowRule;
import dev.winnow.core.gate.RuleKind;
import dev.winnow.core.gate.RuleKinds;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Every rule takes rows of other types than it looks for.
final class PathologicalRowsTest {

  /// What a kind needs to be said.
  private static final Map<String, List<String>> NEEDED =
      Map.ofEntries(
          Map.entry("required", List.of("")),
          Map.entry("pattern", List.of(", \"pattern\": \"(a|aa|b*)*c$\"")),
          Map.entry("range", List.of(", \"fields\": \"a\", \"least\": 1")),
          Map.entry("allowed", List.of(", \"fields\": \"a\", \"values\": \"x\"")),
          Map.entry(
              "length",
              List.of(
                  ", \"most\": 9, \"unit\": \"words\"",
                  ", \"most\": 9, \"unit\": \"characters\"",
                  ", \"most\": 9, \"unit\": \"tokens\"")),
          Map.entry("language", List.of(", \"languages\": \"fr\"")),
          Map.entry("bannedTerms", List.of(", \"terms\": [\"aaaaab\", \"x\"]")),
          Map.entry("sensitive", List.of("")),
          Map.entry("refusal", List.of("")),
          Map.entry("leakage", List.of("")),
          Map.entry("repetition", List.of("")),
          Map.entry("personalData", List.of("")),
          Map.entry("secrets", List.of("")),
          Map.entry("expression", List.of(", \"expression\": \"a.matches('(a+)+b')\"")),
          Map.entry(
              "code",
              Stream.of("json", "sql", "python", "java")
                  .map(it -> ", \"field\": \"a\", \"language\": \"" + it + "\"")
                  .toList()));

  @TestFactory
  Stream<DynamicTest> everyRuleTakesOtherTypes() {
    List<String> values =
        List.of(
            "null",
            "true",
            "12",
            "1e400",
            "\"\"",
            "\" \"",
            "[]",
            "{}",
            "[null, [1, {\"b\": \"x\"}]]");
    return RuleKinds.all().stream()
        .flatMap(kind -> rules(kind, Options.Rows.ANY))
        .map(each ->
            DynamicTest.dynamicTest(
                each.getKey(),
                () -> {
                  for (String value : values) {
                    ObjectNode row = (ObjectNode) ExactJson.read("{\"a\": " + value + "}");
                    assertThatCode(() -> each.getValue().problem(row)).doesNotThrowAnyException();
                  }
                  assertThatCode(
                          () -> each.getValue().problem(JsonNodeFactory.instance.objectNode()))
                      .doesNotThrowAnyException();
                }));
  }

  /// Rules of a kind, by how they are said.
  static Stream<Map.Entry<String, RowRule>> rules(RuleKind kind, Options.Rows rows) {
    return Objects.requireNonNull(NEEDED.get(kind.name())).stream()
        .map(options -> "{\"rule\": \"" + kind.name() + "\"" + options + "}")
        .map(rule -> Map.entry(rule, Rules.rule(rule, rows)));
  }
}
