package dev.winnow.core.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.core.document.Document.Place;
import dev.winnow.core.llm.Sampling;
import dev.winnow.core.template.CheckTemplate.Finding;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Braces that other systems fill in, and names that are written wrong.
class ForeignBracesTest {

  /// A prompt with braces doubled as for Python's `str.format`, and what is sent.
  static Stream<Arguments> undone() {
    return Stream.of(
        Arguments.of(
            "{{\"instruction\":\"…\",\"meta\":{{\"lang\":\"en\"}}}}",
            "{\"instruction\":\"…\",\"meta\":{\"lang\":\"en\"}}"),
        Arguments.of(
            "[{{\"q\": \"{topic}\", \"n\": {count}}}, {{\"q\": \"\"}}]",
            "[{\"q\": \"cells\", \"n\": 5}, {\"q\": \"\"}]"),
        Arguments.of("So: {{'a': {{}}, 'b': [{{'c': 1}}]}}.", "So: {'a': {}, 'b': [{'c': 1}]}."),
        Arguments.of("```json\n{{\n  \"a\": 1\n}}\n```", "```json\n{\n  \"a\": 1\n}\n```"),
        Arguments.of("{{\"a\": \"{{topic}}\"}} {topic}", "{\"a\": \"{topic}\"} cells"),
        Arguments.of("格式：{{\"问题\"：\"…\"}}", "格式：{\"问题\"：\"…\"}"),
        Arguments.of("{{ \"a\" : {topic} }}", "{ \"a\" : cells }"));
  }

  @ParameterizedTest
  @MethodSource("undone")
  void doubledBracesOfJsonAreWrittenOnce(String prompt, String sent) {
    assertThat(PromptText.parse(prompt).render(Map.of("topic", "cells", "count", "5")))
        .isEqualTo(sent);
    assertThat(PromptText.undoubled(prompt).replace("{topic}", "cells").replace("{count}", "5"))
        .isEqualTo(sent.replace("{topic}", "cells"));
    assertThat(said(prompt)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "style={{\"color\": \"red\"}}",
        "{{\"a\": {\"b\": 1}}}",
        "{{\"a\": 1}",
        "{{ \"text\" }}",
        "{{a: 1}}",
        "{{}}",
        "${{\"a\": 1}}"
      })
  void otherDoubledBracesStay(String prompt) {
    assertThat(PromptText.parse(prompt).render(Map.of())).isEqualTo(prompt);
    assertThat(PromptText.undoubled(prompt)).isEqualTo(prompt);
  }

  /// A prompt, what of it is named, and what to write.
  static Stream<Arguments> warned() {
    return Stream.of(
        Arguments.of("Do {{ task }}.", "{{ task }}", "Write {task} for a variable."),
        Arguments.of("Do {{task}}.", "{{task}}", "Write {task} for the variable."),
        Arguments.of("Write {{count}} about {topic}.", "{{count}}", "Write {count} for the"),
        Arguments.of("About {{ topic | upper }}.", "{{ topic | upper }}", "Write {topic} for a"),
        Arguments.of("About {{- user.name -}}.", "{{- user.name -}}", "Write {user.name} for a"),
        Arguments.of("About {{ my topic }}.", "{{ my topic }}", "Write {my_topic} for a"),
        Arguments.of("{% if x %}a", "{% if x %}", "nothing here runs it"),
        Arguments.of("{# a note #}", "{# a note #}", "nothing here runs it"),
        Arguments.of("{{#each items}}", "{{#each items}}", "nothing here runs it"),
        Arguments.of("Use <%= topic %>.", "<%= topic %>", "nothing here runs it"),
        Arguments.of("About {topic!r}.", "{topic!r}", "Write {topic} for a variable."),
        Arguments.of("Write {count:d}.", "{count:d}", "Write {count} for a variable."),
        Arguments.of("It costs {price:.2f}.", "{price:.2f}", "Write {price} for a variable."),
        Arguments.of("No {n:03d}", "{n:03d}", "Write {n} for a variable."),
        Arguments.of("On {day:%Y-%m-%d}.", "{day:%Y-%m-%d}", "Write {day} for a variable."),
        Arguments.of("About {name!s:>10}.", "{name!s:>10}", "Write {name} for a variable."),
        Arguments.of("About {topic|upper}.", "{topic|upper}", "Write {topic} for a variable."),
        Arguments.of("About {items[0]}.", "{items[0]}", "Write {items} for a variable."),
        Arguments.of("About {topic:history}.", "{topic:history}", "Write {topic} for a"),
        Arguments.of("Write about {} now.", "{}", "Give it a name, like {topic}"),
        Arguments.of("Translate \"{}\".", "{}", "Give it a name, like {topic}"),
        Arguments.of("Write {0} rows.", "{0}", "Give it a name, like {topic}"),
        Arguments.of("Topic: {}", "{}", "Give it a name, like {topic}"),
        Arguments.of("关于{}的问题", "{}", "Give it a name, like {topic}"),
        Arguments.of("Write {topic} {}.", "{}", "Give it a name, like {topic}"),
        Arguments.of("{topic}: {}", "{}", "Give it a name, like {topic}"),
        Arguments.of("({topic}, {})", "{}", "Give it a name, like {topic}"),
        Arguments.of("{topic} - {}", "{}", "Give it a name, like {topic}"),
        Arguments.of("{} {}", "{}", "Give it a name, like {topic}"),
        Arguments.of("{} / {topic}", "{}", "Give it a name, like {topic}"),
        Arguments.of("{topic.upper()}", "{topic.upper()}", "Write {topic} for a variable."),
        Arguments.of("\"{topic[0]}\"", "{topic[0]}", "Write {topic} for a variable."),
        Arguments.of("{topic[\"a\"]} now", "{topic[\"a\"]}", "Write {topic} for a variable."),
        Arguments.of("{x=}", "{x=}", "Write {x} for a variable."),
        Arguments.of(
            "About {topic.strip().lower()}s", "{topic.strip().lower()}", "Write {topic} f"),
        Arguments.of("About {len(topic)}.", "{len(topic)}", "Write {topic} for a variable."),
        Arguments.of("{topic}, {topic[0]}-x", "{topic[0]}", "Write {topic} for a variable."),
        Arguments.of("[{\"q\": \"{topic[0]}\"}]", "{topic[0]}", "Write {topic} for a variable."),
        Arguments.of(
            "Write {topic for beginners: [{\"q\":\"...\"}]",
            "{topic for beginners",
            "Write {topic}"),
        Arguments.of("About {topic: [{\"q\":\"...\"}]", "{topic", "Write {topic} for a variable."),
        Arguments.of("About {topic, as {\"q\": 1}", "{topic, as", "Write {topic} for a variable."),
        Arguments.of(
            "About {topic (easy) as [{\"q\": 1}]", "{topic", "Write {topic} for a variable."),
        Arguments.of(
            "{topic for \"us\" [{\"q\": 1}]", "{topic for", "Write {topic} for a variable."),
        Arguments.of("关于{主题：[{\"q\": 1}]", "{主题", "Write {主题} for a variable."),
        Arguments.of("About ${topic}.", "${topic}", "Write {topic} unless it is money."),
        Arguments.of("About {topic for beginners", "{topic for beginners", "Write {topic} for a"),
        Arguments.of("About {topic\n{count} rows", "{topic", "Write {topic} for a variable."),
        Arguments.of("About {my topic}.", "{my topic}", "Write {my_topic} for a variable."),
        Arguments.of("About {sub-topic}.", "{sub-topic}", "Write {sub_topic} for a variable."),
        Arguments.of("About { topic }.", "{ topic }", "Write {topic} for a variable."),
        Arguments.of("About {user's name}.", "{user's name}", "Write {user_s_name} for a"),
        Arguments.of("关于{我的 主题}", "{我的 主题}", "Write {我的_主题} for a variable."),
        Arguments.of("{\"q\": \"{my topic}\"}", "{my topic}", "Write {my_topic} for a variable."),
        Arguments.of(
            "{{\"a\": {\"b\": 1}}}", "{{\"a\": {\"b\": 1}}}", "each brace of the example once"));
  }

  @ParameterizedTest
  @MethodSource("warned")
  void whatLooksLikeAVariableAndIsNoneIsSaid(String prompt, String shown, String advice) {
    List<Finding> findings = findings("One line.\n\n" + prompt, List.of());

    // {topic} is the only variable of some prompts, and is not there twice.
    assertThat(findings)
        .first()
        .satisfies(found -> {
          assertThat(found.problem().message())
              .startsWith("The prompt has " + shown + " (line 3), ")
              .contains(advice);
          assertThat(found.problem().pointer()).isEqualTo("/template/prompt");
          assertThat(found.inText()).isEqualTo(new Place(3, prompt.indexOf(shown) + 1));
        });
    assertThat(findings).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[{\"a\": \"...\", \"b\": {}}]",
        "{\"args\": \"{}\", \"l\": [{}, {}]}",
        "Return {} if there is none, or [{}].",
        "Example: {}",
        "Output: {}",
        "示例：{}",
        "{topic} [{\"a\": {}}, {}]",
        "{\"a\": \"{topic}\", \"b\": {}}",
        "[\n  {},\n  {\"a\": {topic}}\n]",
        "If there is none:\n{}\n",
        "function f() {}\ncatch (e) {}\nconst a = {};\nprintf(\"{}\", x)",
        "{f(x)} dx on the set {a[0], a[1]}\nif (x) {y[0]}",
        "{\"a\": {\"b\": [{}, {}]}, \"c\": {topic}}",
        "返回 {}。",
        "Return JSON: {question: string, answer: string}",
        "{name: \"x\",\n age: 1}",
        "{\n  \"q\": \"{topic}\", \"n\": {count}\n}",
        "{\"type\": \"object\", \"properties\": {\"a\": {\"type\": \"string\"}}}",
        "\\d{2,3} [a-z]{4}",
        "x^{n-1} + \\text{my topic} and \\frac{a b}{c d}",
        "function f(a) { return a; }\nclass A {}\nif (x) {y = 1}",
        "import { useState } from 'react'",
        "```python\nd = {}\nprint(f'{my topic}')\n```",
        "{{name}} means {name}.",
        "{{{topic}}} {topic}",
        "{'a', 'b'} {[a-z]+} {1, 2}",
        "style={{color: 'red'}}",
        "\\${topic}",
        "{",
        "}"
      })
  void jsonCodeAndMathematicsAreLeftAlone(String prompt) {
    assertThat(said(prompt)).isEmpty();
  }

  @Test
  void eachOfSeveralInARowIsSaid() {
    assertThat(said("Write {topic!r} {count:d} {}.")).hasSize(3);
    assertThat(said("Write {} {topic.upper()} {topic[0]} {x=}.")).hasSize(4);
  }

  @Test
  void aKnownNameIsTheOneToWrite() {
    Variable topic =
        new Variable("subTopic", Variable.Type.TEXT, true, null, "", null, null, List.of());
    Variable price =
        new Variable("price", Variable.Type.NUMBER, true, null, "", null, null, List.of());

    assertThat(findings("About {sub-topic} for ${price}.", List.of(topic, price)))
        .singleElement()
        .satisfies(found -> assertThat(found.problem().message()).contains("Write {subTopic} for"));
  }

  @Test
  void eachIsSaidOnceAndNotWithoutEnd() {
    assertThat(said("{my topic} {my topic}")).hasSize(1);
    var many = new StringBuilder();
    for (int i = 0; i < 1_000; i++) {
      many.append("{my topic ").append(i).append("}\n");
    }
    assertThat(said(many.toString())).hasSize(20);
    assertThat(said("{".repeat(100_000))).hasSizeLessThan(21);
    assertThat(said("{{\"a\": ".repeat(20_000))).hasSizeLessThan(21);
    assertThat(said("{a".repeat(50_000))).hasSizeLessThan(21);
    assertThat(PromptText.parse("{{\"a\": ".repeat(50_000) + "}}".repeat(50_000)).uses()).isEmpty();
  }

  private static List<String> said(String prompt) {
    return findings(prompt, List.of()).stream().map(each -> each.problem().message()).toList();
  }

  private static List<Finding> findings(String prompt, List<Variable> variables) {
    return CheckTemplate.foreignBraces(
        new Template(
            "t",
            "",
            TemplateType.CUSTOM,
            null,
            prompt,
            variables,
            null,
            Sampling.DEFAULT,
            List.of(new Template.Example("a", "Some {my topic}"))));
  }
}
