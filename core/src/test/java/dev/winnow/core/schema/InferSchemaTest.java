package dev.winnow.core.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class InferSchemaTest {

  private static final JsonMapper JSON = JsonMapper.shared();

  @Test
  void anArrayOfOneRowIsTheShapeOfARow() {
    assertInferred(
        """
        You write quizzes. Topic: {topic}. Number: {count}. Level: {difficulty}

        Output format: JSON
        [
          {
            "question": "...",
            "answer": "..."
          }
        ]
        """,
        """
        {"type": "object",
         "properties": {
           "question": {"type": "string", "minLength": 1},
           "answer": {"type": "string", "minLength": 1}},
         "required": ["question", "answer"]}
        """);
  }

  @Test
  void numbersChoicesAndListsAreRecognized() {
    assertInferred(
        """
        Output format (JSON):
        [
          {
            "id": 1,
            "question": "What is asked",
            "difficulty": "easy/medium/hard",
            "score": 0.5,
            "verified": true,
            "note": null,
            "knowledge_points": ["point1", "point2"],
            "source": {"title": "...", "year": 2020}
          }
        ]

        Start now:
        """,
        """
        {"type": "object",
         "properties": {
           "id": {"type": "integer"},
           "question": {"type": "string", "minLength": 1},
           "difficulty": {"type": "string", "enum": ["easy", "medium", "hard"]},
           "score": {"type": "number"},
           "verified": {"type": "boolean"},
           "note": {},
           "knowledge_points": {"type": "array", "items": {"type": "string", "minLength": 1}},
           "source": {"type": "object",
             "properties": {
               "title": {"type": "string", "minLength": 1}, "year": {"type": "integer"}},
             "required": ["title", "year"]}},
         "required": ["id", "question", "difficulty", "score", "verified", "note",
           "knowledge_points", "source"]}
        """);
  }

  @Test
  void aSchemaThatWasInferredCompiles() {
    JsonNode schema =
        InferSchema.fromPrompt("[{\"id\": 1, \"a\": \"x/y\", \"b\": [[1, null], {\"c\": {}}]}]")
            .orElseThrow();

    RowSchema compiled = RowSchema.of(schema.asObject());
    assertThat(compiled.fields()).containsExactly("id", "a", "b");
    assertThat(compiled.numbered()).isTrue();
  }

  @Test
  void variablesInAnExampleHaveValues() {
    assertInferred(
        "JSON: {\"n\": {count}, \"topic\": \"{topic}\", \"x\": {anything}}",
        """
        {"type": "object",
         "properties": {
           "n": {"type": "integer"}, "topic": {"type": "string", "minLength": 1}, "x": {}},
         "required": ["n", "topic", "x"]}
        """);
  }

  @Test
  void severalRowsAreMerged() {
    assertInferred(
        """
        Output:
        [{"a": 1, "b": "red", "c": ["x"]},
         {"a": 1.5, "b": "blue", "c": [2], "d": "only here"},
         {"a": 2, "b": null, "c": []}]
        """,
        """
        {"type": "object",
         "properties": {
           "a": {"type": "number"},
           "b": {"type": ["string", "null"], "minLength": 1},
           "c": {"type": "array", "items": {"type": ["string", "integer"], "minLength": 1}},
           "d": {"type": "string", "minLength": 1}},
         "required": ["a", "b", "c"]}
        """);
  }

  @Test
  void choicesMayBeListedInOneRowAndUsedInAnother() {
    assertThat(property("[{\"l\": \"easy/hard\"}, {\"l\": \"easy\"}]", "l"))
        .isEqualTo(JSON.readTree("{\"type\": \"string\", \"enum\": [\"easy\", \"hard\"]}"));
    assertThat(property("[{\"l\": \"easy/hard\"}, {\"l\": \"so so\"}]", "l"))
        .isEqualTo(JSON.readTree("{\"type\": \"string\", \"minLength\": 1}"));
    assertThat(property("{\"l\": \"easy\" | \"hard\"}", "l").path("enum")).hasSize(2);
    assertThat(property("{\"tags\": [\"a|b|c\"]}", "tags").path("items").path("enum")).hasSize(3);
  }

  @Test
  void anEmptyTextIsABlankToFillInUnlessOthersAreFilled() {
    assertThat(property("{\"q\": \"\", \"a\": \"\"}", "q").has("minLength")).isTrue();
    assertThat(property("{\"q\": \"Translate.\", \"input\": \"\"}", "input").has("minLength"))
        .isFalse();
  }

  @Test
  void aSingleObjectJsonLinesAndAWrapperWorkAsAnArrayDoes() {
    String row = "{\"q\": \"one\", \"n\": 1}";
    String inner = "{\"q\": \"two\", \"n\": 2}";
    for (String example :
        List.of(
            row + "\n" + inner,
            "```json\n" + row + "\n" + inner + "\n```",
            "[" + row + "," + inner + "]",
            "{\"questions\": [" + row + ", " + inner + "]}",
            "[\n" + row + ",\n" + inner + ",\n...\n]",
            "[" + row + ", // the first\n" + inner + ",]")) {
      assertThat(InferSchema.exampleRows("Write rows like\n" + example + "\nand no others."))
          .as(example)
          .containsExactly(JSON.readTree(row).asObject(), JSON.readTree(inner).asObject());
    }
    assertThat(property("{\"messages\": [{\"role\": \"user\", \"content\": \"Hi\"}]}", "messages"))
        .isNotEmpty();
  }

  @Test
  void theExampleOfTheOutputIsTaken() {
    String input = "{\"text\": \"a\"}";
    String output = "{\"label\": \"b\"}";
    for (String prompt :
        List.of(
            "Input: " + input + "\nOutput: " + output,
            "Output format:\n" + output + "\nThe input is\n" + input,
            "Given " + input + " write " + output,
            "输入：" + input + "\n输出格式：" + output,
            "输出 JSON：" + output + "\n输入：" + input,
            input + " and then " + output,
            "Answer in JSON: " + output + "\nGiven: " + input)) {
      assertThat(InferSchema.exampleRows(prompt)).as(prompt).hasSize(1);
      assertThat(InferSchema.exampleRows(prompt).getFirst().propertyNames())
          .as(prompt)
          .containsExactly("label");
    }
  }

  @Test
  void examplesWithTheSameFieldsAreAllExamples() {
    assertThat(
            InferSchema.exampleRows(
                "Input: {\"t\": 1}\nOutput: {\"a\": 1}\nInput: {\"t\": 2}\nOutput: {\"a\": 2}"))
        .extracting(JsonNode::toString)
        .containsExactly("{\"a\":1}", "{\"a\":2}");
  }

  @Test
  void aJsonSchemaInThePromptIsTakenAsItIs() {
    String schema =
        "{\"type\": \"object\", \"properties\": {\"a\": {\"type\": \"string\", \"maxLength\": 5}}}";

    assertThat(InferSchema.fromPrompt("Follow this schema:\n" + schema))
        .contains(JSON.readTree(schema).asObject());
    assertThat(InferSchema.exampleRows("Follow this schema:\n" + schema)).isEmpty();
  }

  @Test
  void placeholdersStandForValues() {
    assertInferred(
        "Format: {\"name\": string, \"age\": <number>, \"n\": int, \"ok\": boolean, ...}",
        """
        {"type": "object",
         "properties": {
           "name": {"type": "string", "minLength": 1}, "age": {"type": "number"}, "n": {"type": "integer"},
           "ok": {"type": "boolean"}},
         "required": ["name", "age", "n", "ok"]}
        """);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Write about {topic}, {count} times.",
        "A list [1], [see below], {a b}, [1, 2, 3] and {} or []",
        "Unclosed {\"a\": [1",
        "} ] {",
        "\"{\\\"a\\\": 1}\" \\",
        "Choose one of [\"red\", \"blue\"].",
        "Topics:\n[\"cells\", \"plants\"]\nWrite about them.",
        "Return the label, from [\"spam\", \"ham\"]",
        "Use [\"a\", \"b\"] and [\"c\"] in texts.",
        "标签：[\"正面\", \"负面\"]",
        "[\"...\"]",
        "Respond in [English], with [number] words and [text]"
      })
  void aPromptWithoutExampleHasNoSchema(String prompt) {
    assertThat(InferSchema.fromPrompt(prompt)).isEmpty();
    assertThat(InferSchema.exampleRows(prompt)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "easy/medium/hard",
        "easy|medium|hard",
        " Easy / Medium / Hard ",
        "简单/中等/困难",
        "是｜否",
        "yes/no",
        "true/false",
        "M/F",
        "A|B|C|D",
        "1|2|3",
        "multi-choice/true_false",
        "one of: easy, medium or hard",
        "one of easy|medium|hard",
        "enum(easy, medium, hard)",
        "Literal['easy', 'hard']",
        "'easy' | 'hard'",
        "'easy' or 'very hard'",
        "简单、中等、困难之一",
        "0/1",
        "1/2/3/4/5",
        "0, 1 or 2",
        "naïve/кот"
      })
  void listsOfShortWordsAreChoices(String text) {
    assertThat(ExampleChoices.of("level", text)).hasSizeGreaterThan(1).doesNotContain("");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "N/A",
        "and/or",
        "2026/11/23",
        "1/2",
        "yyyy/mm/dd",
        "DD/MM/YYYY",
        "https://example.com/a/b",
        "/usr/local",
        "src/Main.java",
        "a/",
        "km/h",
        "m/s",
        "mg/dL",
        "easy/medium/...",
        "easy/easy",
        "high school/college",
        "either this or that/these",
        "plain",
        "a/b|c",
        "TCP/IP",
        "one of the best books",
        "tea or coffee",
        "'It's fine,' she said, 'or not'",
        "either this or that",
        "2/3",
        ""
      })
  void otherTextsAreNot(String text) {
    assertThat(ExampleChoices.of("level", text)).isEmpty();
  }

  @Test
  void fieldsForPathsAndDatesHaveNoChoices() {
    assertThat(ExampleChoices.of("filePath", "usr/local/bin")).isEmpty();
    assertThat(ExampleChoices.of("start_date", "day/month")).isEmpty();
    assertThat(ExampleChoices.of("candidate", "alice/bob")).hasSize(2);
  }

  private static JsonNode property(String example, String name) {
    return InferSchema.fromPrompt("Output: " + example).orElseThrow().path("properties").path(name);
  }

  private static void assertInferred(String prompt, String schema) {
    assertThat(InferSchema.fromPrompt(prompt)).contains(JSON.readTree(schema).asObject());
  }
}
