package dev.winnow.core.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.core.document.Problem;
import dev.winnow.core.llm.Sampling;
import dev.winnow.core.template.ResolveValues.Resolved;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ResolveValuesTest {

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  private static final Variable TOPIC = text("topic", true, null);
  private static final Variable LEVEL =
      new Variable(
          "difficulty",
          Variable.Type.CHOICE,
          false,
          "medium",
          "",
          null,
          null,
          List.of("easy", "medium", "hard"));
  private static final Variable GRADE =
      new Variable("grade", Variable.Type.NUMBER, false, null, "", 1.0, 12.0, List.of());
  private static final Variable STRICT =
      new Variable("strict", Variable.Type.BOOLEAN, false, "FALSE", "", null, null, List.of());

  @Test
  void valuesAreRenderedAsTheirDeclarationsSay() {
    Resolved resolved =
        resolve(
            "{topic} {difficulty} {grade} {strict} {count} {current_date}",
            List.of(TOPIC, LEVEL, GRADE, STRICT),
            """
            {"topic": "Medical health", "difficulty": "Hard", "grade": 5.0, "strict": true}\
            """);

    assertThat(resolved.problems()).isEmpty();
    assertThat(resolved.values())
        .containsOnly(
            Map.entry("topic", "Medical health"),
            Map.entry("difficulty", "hard"),
            Map.entry("grade", "5"),
            Map.entry("strict", "true"));
  }

  @Test
  void defaultsFillInAndTheRestOfTheOptionalIsEmpty() {
    Resolved resolved = resolve("{difficulty}{grade}{strict}", List.of(LEVEL, GRADE, STRICT), "{}");

    assertThat(resolved.problems()).isEmpty();
    assertThat(resolved.values())
        .containsOnly(
            Map.entry("difficulty", "medium"),
            Map.entry("grade", ""),
            Map.entry("strict", "false"));
  }

  @Test
  void aParameterNeedsNoDeclaration() {
    Resolved resolved =
        resolve(
            "{a} {b} {c} {d}", List.of(), "{\"a\": \"x\", \"b\": 7, \"c\": false, \"d\": 1.10}");

    assertThat(resolved.problems()).isEmpty();
    assertThat(resolved.values())
        .containsOnly(
            Map.entry("a", "x"),
            Map.entry("b", "7"),
            Map.entry("c", "false"),
            Map.entry("d", "1.10"));
  }

  @Test
  void variablesOfSystemPromptAndExamplesCount() {
    Template template =
        new Template(
            "t",
            "",
            TemplateType.QA,
            "{a}",
            "{b}",
            List.of(),
            null,
            Sampling.DEFAULT,
            List.of(new Template.Example("{c}", "{d}\n{e}")));

    assertThat(VariableUses.of(template).names()).containsExactly("b", "a", "c", "d", "e");
    assertThat(VariableUses.of(template).usesCount()).isFalse();
    assertThat(ResolveValues.resolve(template, parameters("{\"a\":1,\"b\":1,\"c\":1}")).problems())
        .extracting(Problem::pointer)
        .containsExactly("/template/examples/0/assistant", "/template/examples/0/assistant");
  }

  @Test
  void anUnknownVariableIsNamedWithItsLineAndTheNearestName() {
    assertProblem(
        "Write\nabout\n\n{topik}.",
        List.of(),
        "{\"grade\": 1}",
        "/template/prompt",
        "The prompt uses {topik} (line 4), but nothing gives it a value."
            + " Give it one under parameters, or write {{topik}} to mean the text itself.");
    assertProblem(
        "{topic}\n{topik}",
        List.of(TOPIC),
        "{\"topic\": \"x\"}",
        "/template/prompt",
        "The prompt uses {topik} (line 2), but nothing gives it a value. Did you mean {topic}?");
    assertProblem(
        "{curent_date}",
        List.of(),
        "{}",
        "/template/prompt",
        "The prompt uses {curent_date} (line 1), but nothing gives it a value."
            + " Did you mean {current_date}?");
  }

  @Test
  void anUnusedVariableIsNamed() {
    assertProblem(
        "{topic}",
        List.of(TOPIC, GRADE),
        "{\"topic\": \"x\"}",
        "/template/variables/grade",
        "The variable {grade} is declared, but not used. Use it in the prompt, or remove it.");
    assertProblem(
        "{topic}",
        List.of(TOPIC),
        "{\"topic\": \"x\", \"a/b~\": 1}",
        "/parameters/a~1b~0",
        "The template does not use the parameter (a/b~). Use it, or remove it.");
    assertProblem(
        "{topic}",
        List.of(),
        "{\"topics\": \"x\"}",
        "/parameters/topics",
        "The template does not use the parameter (topics). Did you mean {topic}?");
  }

  @Test
  void valuesThatDoNotFitAreShownWithAdvice() {
    List<Variable> all = List.of(TOPIC, LEVEL, GRADE, STRICT);
    String prompt = "{topic}{difficulty}{grade}{strict}";
    assertProblem(
        prompt, all, "{}", "/parameters/topic", "The variable {topic} needs a value. Give it one.");
    assertProblem(
        prompt,
        all,
        "{\"topic\": \" \"}",
        "/parameters/topic",
        "The parameter (topic) is blank, but required. Give it a value.");
    assertProblem(
        prompt,
        all,
        "{\"topic\": null}",
        "/parameters/topic",
        "The parameter (topic) is empty. Give it a value, or remove it.");
    assertProblem(
        prompt,
        all,
        "{\"topic\": [\"a\", {\"b\": 1}]}",
        "/parameters/topic",
        "The parameter (topic) is [\"a\", {\"b\": 1}], but a variable takes one text or number."
            + " Write it as one text.");
    assertProblem(
        prompt,
        all,
        "{\"topic\": \"x\", \"difficulty\": \"medum\"}",
        "/parameters/difficulty",
        "The parameter (difficulty) is \"medum\", none of easy, medium, hard."
            + " Did you mean medium?");
    assertProblem(
        prompt,
        all,
        "{\"topic\": \"x\", \"grade\": 12.5}",
        "/parameters/grade",
        "The parameter (grade) is 12.5, more than the maximum (12). Give at most that.");
    assertProblem(
        prompt,
        all,
        "{\"topic\": \"x\", \"grade\": \"fifth\"}",
        "/parameters/grade",
        "The parameter (grade) is \"fifth\", which is no number that can be written plainly."
            + " Give a number like 5 or 0.5.");
    assertProblem(
        prompt,
        all,
        "{\"topic\": \"x\", \"strict\": \"yes\"}",
        "/parameters/strict",
        "The parameter (strict) is \"yes\". Give true or false.");
  }

  @Test
  void numbersAreWrittenPlainly() {
    Variable number =
        new Variable("n", Variable.Type.NUMBER, true, null, "", null, null, List.of());
    Map<String, String> written = new LinkedHashMap<>();
    written.put("5", "5");
    written.put("5.0", "5");
    written.put("-0.0", "0");
    written.put("1e3", "1000");
    written.put("2.50", "2.5");
    written.put("1E-7", "0.0000001");
    written.put("\" 007 \"", "7");
    written.put("123456789012345678901234567890", "123456789012345678901234567890");
    written.forEach((given, rendered) ->
        assertThat(resolve("{n}", List.of(number), "{\"n\": " + given + "}").values())
            .containsEntry("n", rendered));
    for (String bomb : List.of("1e999999999", "-1e-999999999", "\"1e2147483648\"", "\"NaN\"")) {
      assertThat(resolve("{n}", List.of(number), "{\"n\": " + bomb + "}").problems()).hasSize(1);
    }
  }

  @Test
  void unsoundDeclarationsAreErrorsOfTheTemplate() {
    assertDeclaration(
        new Variable("a b", Variable.Type.TEXT, false, null, "", null, null, List.of()),
        "/template/variables/a b",
        "The variable name (a b) cannot stand between braces.");
    assertDeclaration(
        new Variable("x", Variable.Type.CHOICE, false, null, "", null, null, List.of()),
        "/template/variables/x/choices",
        "The variable {x} is a choice without choices. List the values.");
    assertDeclaration(
        new Variable(
            "x", Variable.Type.CHOICE, false, null, "", null, null, List.of("a", "b", "a")),
        "/template/variables/x/choices/2",
        "The choice a of {x} is listed twice.");
    assertDeclaration(
        new Variable("x", Variable.Type.CHOICE, false, "c", "", null, null, List.of("aa", "bb")),
        "/template/variables/x/default",
        "The default of {x} is \"c\", none of aa, bb. Give one of them.");
    assertDeclaration(
        new Variable("x", Variable.Type.NUMBER, false, null, "", 2.0, 1.0, List.of()),
        "/template/variables/x/min",
        "The minimum of {x} (2) is more than its maximum (1). Maybe swap them.");
    assertDeclaration(
        new Variable("x", Variable.Type.NUMBER, false, "7", "", 1.0, 5.0, List.of()),
        "/template/variables/x/default",
        "The default of {x} is 7, more than the maximum (5).");
    assertDeclaration(
        new Variable("x", Variable.Type.TEXT, false, null, "", null, 5.0, List.of()),
        "/template/variables/x/max",
        "The variable {x} is a text and has no max.");
    assertDeclaration(
        new Variable("x", Variable.Type.BOOLEAN, false, null, "", null, null, List.of("a")),
        "/template/variables/x/choices",
        "The variable {x} is a boolean, but has choices (a).");
    assertDeclaration(
        text("current_date", false, null),
        "/template/variables/current_date",
        "The variable {current_date} is built in");
    assertDeclaration(
        text("count", false, null),
        "/template/variables/count/type",
        "The variable {count} is a text, but it is the number of rows to generate.");
  }

  @Test
  void aVariableDeclaredTwiceIsAnError() {
    assertThat(
            resolve("{a}", List.of(text("a", false, "1"), text("a", false, "2")), "{}").problems())
        .extracting(Problem::message)
        .containsExactly("The variable a is declared twice. Keep one of them.");
  }

  @Test
  void countMayBeDeclaredAndBuiltInsMayNotBeGiven() {
    Variable count =
        new Variable("count", Variable.Type.NUMBER, false, "10", "", 1.0, null, List.of());

    Resolved resolved = resolve("Go.", List.of(count), "{}");
    assertThat(resolved.problems()).isEmpty();
    assertThat(resolved.values()).isEmpty();
    assertProblem(
        "{random_id}",
        List.of(),
        "{\"random_id\": \"x\"}",
        "/parameters/random_id",
        "The parameter (random_id) is built in and gets its value from the run. Remove it.");
  }

  @Test
  void anEmptyPromptIsAnError() {
    assertProblem(
        " \n",
        List.of(),
        "{}",
        "/template/prompt",
        "The prompt is empty. Write what the model should do.");
  }

  private static Variable text(String name, boolean required, @Nullable String standard) {
    return new Variable(name, Variable.Type.TEXT, required, standard, "", null, null, List.of());
  }

  private static void assertDeclaration(Variable variable, String pointer, String start) {
    Resolved resolved = resolve("{" + variable.name() + "}", List.of(variable), "{}");
    assertThat(resolved.problems()).isNotEmpty();
    assertThat(resolved.problems().getFirst().pointer()).isEqualTo(pointer);
    assertThat(resolved.problems().getFirst().message()).startsWith(start);
  }

  private static void assertProblem(
      String prompt, List<Variable> variables, String parameters, String pointer, String message) {
    List<Problem> problems = resolve(prompt, variables, parameters).problems();
    assertThat(problems)
        .filteredOn(problem -> problem.pointer().equals(pointer))
        .extracting(Problem::message)
        .contains(message);
    assertThat(problems).extracting(Problem::pointer).doesNotHaveDuplicates();
  }

  private static Resolved resolve(String prompt, List<Variable> variables, String parameters) {
    Template template =
        new Template(
            "t", "", TemplateType.QA, null, prompt, variables, null, Sampling.DEFAULT, List.of());
    return ResolveValues.resolve(template, parameters(parameters));
  }

  private static Map<String, JsonNode> parameters(String json) {
    var parameters = new LinkedHashMap<String, JsonNode>();
    JSON.readTree(json).forEachEntry(parameters::put);
    return parameters;
  }
}
