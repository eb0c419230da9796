package dev.winnow.core.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.winnow.core.template.PromptText.Use;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PromptTextTest {

  @Test
  void aVariableKnowsItsLineAndColumn() {
    var prompt = PromptText.parse("Topic: {topic}\nCount: {count}\r\n😀 {topic}\r{x.y_1}");

    assertThat(prompt.uses())
        .containsExactly(
            new Use("topic", 1, 8),
            new Use("count", 2, 8),
            new Use("topic", 3, 3),
            new Use("x.y_1", 4, 1));
    assertThat(prompt.names()).containsExactly("topic", "count", "x.y_1");
  }

  @Test
  void lettersOfAnyScriptMakeAName() {
    assertThat(PromptText.parse("写{数量}条关于{主题}的{_类型2}, {naïve} {हिन्दी}").names())
        .containsExactly("数量", "主题", "_类型2", "naïve", "हिन्दी");
  }

  @Test
  void jsonAndOtherBracesAreLiteral() {
    for (String text :
        List.of(
            "[{\"a\": \"...\", \"b\": {}}]",
            "{ topic }",
            "{1a}",
            "{.a}",
            "{a b}",
            "{a-b}",
            "{}",
            "{",
            "}",
            "{{}}",
            "{{ x }}",
            "\\d{2,3}",
            "{a",
            "function() { return 1; }",
            "\uD800{\uDC00}")) {
      assertThat(PromptText.parse(text).uses()).as(text).isEmpty();
      assertThat(PromptText.parse(text).render(Map.of())).isEqualTo(text);
    }
  }

  @Test
  void doubledBracesWriteALiteralVariable() {
    assertThat(PromptText.parse("{{name}} {name}").render(Map.of("name", "N")))
        .isEqualTo("{name} N");
    assertThat(PromptText.parse("{{{name}}}").render(Map.of())).isEqualTo("{{name}}");
    assertThat(PromptText.parse("{{name}").render(Map.of("name", "N"))).isEqualTo("{N");
    assertThat(PromptText.parse("{name}}").render(Map.of("name", "N"))).isEqualTo("N}");
    assertThat(PromptText.parse("{\"a\":{name}}").render(Map.of("name", "1")))
        .isEqualTo("{\"a\":1}");
  }

  @Test
  void aValueIsNeverRenderedAgain() {
    var prompt = PromptText.parse("{a} {b}");

    assertThat(prompt.render(Map.of("a", "{b} {{b}} $1 \\", "b", "{a}")))
        .isEqualTo("{b} {{b}} $1 \\ {a}");
  }

  @Test
  void aVariableWithoutValueIsNamedWithItsLine() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PromptText.parse("a\n{b}").render(Map.of("a", "1")))
        .withMessage("The variable {b} (line 2) has no value.");
  }

  @Test
  void renderingEveryVariableAsItselfGivesThePromptBack() {
    var random = new Random(20261123);
    for (int round = 0; round < 20_000; round++) {
      String text = randomText(random);
      PromptText prompt = PromptText.parse(text);
      var identity = new HashMap<String, String>();
      prompt.names().forEach(name -> identity.put(name, "{" + name + "}"));

      // Only {{name}} is written differently from how it reads.
      if (!text.matches("(?s).*\\{\\{[\\p{L}_][\\p{L}\\p{Nd}._]*}}.*")) {
        assertThat(prompt.render(identity)).isEqualTo(text);
      }
    }
  }

  @Test
  void anyTextHasAPromptThatRendersIt() {
    var random = new Random(7);
    for (int round = 0; round < 20_000; round++) {
      String text = randomText(random);
      String prompt = text.replaceAll("\\{[\\p{L}_][\\p{L}\\p{Nd}._]*}", "{$0}");

      assertThat(PromptText.parse(prompt).render(Map.of())).isEqualTo(text);
    }
  }

  private static String randomText(Random random) {
    String[] pieces = {"{", "}", "a", "_", ".", "1", " ", "\n", "主", "\"", "{a}", "{{", "}}"};
    var text = new StringBuilder();
    for (int i = random.nextInt(14); i > 0; i--) {
      text.append(pieces[random.nextInt(pieces.length)]);
    }
    return text.toString();
  }
}
