package dev.winnow.quality.rule;

import static org.assertj.core.api.Assertions.assertThatCode;

import dev.winnow.core.gate.Options;
import dev.winnow.core.gate.RuleKinds;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Every rule comes to an end with a text of 1 MB, whatever it is made of. Two classes share what
/// it is made of, so that they run at the same time.
abstract class LargeTexts {

  private static final int CHARS = 1_000_000;

  private final List<String> pieces;

  LargeTexts(List<String> pieces) {
    this.pieces = pieces;
  }

  @TestFactory
  @Timeout(60)
  Stream<DynamicTest> everyRuleStandsLargeTexts() {
    Options.Rows rows = new Options.Rows(List.of(), List.of("Write about {topic}. ".repeat(1_000)));
    return RuleKinds.all().stream()
        .flatMap(kind -> PathologicalRowsTest.rules(kind, rows))
        .flatMap(each ->
            pieces.stream()
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
}
