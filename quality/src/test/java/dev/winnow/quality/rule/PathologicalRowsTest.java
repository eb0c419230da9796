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
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Every rule comes to an end with a text of 1 MB, whatever it is made of, and takes rows of other
/// types than it looks for.
final class PathologicalRowsTest {

  private static final int CHARS = 1_000_000;

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

  private static final List<String> PIECES =
      List.of(
          "a",
          "(",
          "{\"a\":",
          "1",
          "4 ",
          "a@",
          "1.",
          "2001:",
          "-",
          "eyJa",
          "中",
          "ไ",
          "word ",
          "```\n",
          "select (",
          "if x:\n ",
          "😀");

  @TestFactory
  @Timeout(60)
  Stream<DynamicTest> everyRuleStandsLargeTexts() {
    Options.Rows rows = new Options.Rows(List.of(), List.of("Write about {topic}. ".repeat(1_000)));
    return RuleKinds.all().stream()
        .flatMap(kind -> rules(kind, rows))
        .flatMap(each ->
            PIECES.stream()
                .map(piece ->
                    DynamicTest.dynamicTest(
                        each.getKey() + " " + piece.strip(),
                        () -> {
                          String text = piece.repeat(chars(piece) / piece.length());
                          ObjectNode row = JsonNodeFactory.instance.objectNode().put("a", text);
                          assertThatCode(() -> each.getValue().problem(row))
                              .doesNotThrowAnyException();
                          ObjectNode shorter =
                              JsonNodeFactory.instance
                                  .objectNode()
                                  .put("a", text.substring(0, 9_999));
                          assertThatCode(() -> each.getValue().problem(shorter))
                              .doesNotThrowAnyException();
                        })));
  }

  /// What grows faster than the text shows at a tenth of it, too; `winnow.long` tries all.
  private static int chars(String piece) {
    boolean whole = Boolean.getBoolean("winnow.long") || List.of("word ", "中").contains(piece);
    return whole ? CHARS : CHARS / 10;
  }

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

  private static Stream<Map.Entry<String, RowRule>> rules(RuleKind kind, Options.Rows rows) {
    return Objects.requireNonNull(NEEDED.get(kind.name())).stream()
        .map(options -> "{\"rule\": \"" + kind.name() + "\"" + options + "}")
        .map(rule -> Map.entry(rule, Rules.rule(rule, rows)));
  }
}
