package dev.winnow.storage.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.core.document.DocumentResult;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// What is written as YAML is read back as the very same tree.
class WriteYamlTest {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final int TREES = 20_000;

  private static final String[] PIECES = {
    "a", "word", "问题", "答案", " ", "  ", "\n", "\n\n", "\t", "#", " #", ": ", ":", "- ", "\"", "'",
    "\\", "{topic}", "{", "}", "[", "]", ",", "😀", "|", ">", "%", "@", "`", "&x", "*x", "!", "?",
    "? ", "---", "...", "\r", "\r\n", "\u0085", "\u2028", "\uFEFF", "\u00a0", "\u007f", "\u0001",
    "\uFFFE", "null", "true", "no", "1", "1.10", "0x1f", "~", "-", "=", "<<", "é", "e\u0301",
    "\u200b", "。", "\ue000"
  };

  private static JsonNode read(String yaml) {
    return switch (ReadDocument.parse(yaml, "text.yaml")) {
      case DocumentResult.Found found -> found.document().tree();
      case DocumentResult.Broken broken ->
          throw new AssertionError(broken.problems() + " in\n" + yaml);
    };
  }

  private static void holds(ObjectNode tree) {
    String yaml = WriteYaml.text(tree);
    assertThat(read(yaml).toString()).as(yaml).isEqualTo(tree.toString());
  }

  private static String text(Random random) {
    StringBuilder text = new StringBuilder();
    int pieces = random.nextInt(8);
    for (int i = 0; i < pieces; i++) {
      text.append(PIECES[random.nextInt(PIECES.length)]);
    }
    return text.toString();
  }

  private static JsonNode value(Random random, int depth) {
    return switch (random.nextInt(depth > 3 ? 6 : 9)) {
      case 0, 1, 2 -> JSON.stringNode(text(random));
      case 3 -> JSON.numberNode(random.nextInt(100) - 50);
      case 4 -> JSON.booleanNode(random.nextBoolean());
      case 5 -> random.nextBoolean() ? JSON.nullNode() : number(random);
      case 6 -> list(random, depth);
      default -> map(random, depth);
    };
  }

  private static JsonNode number(Random random) {
    String[] numbers = {"1.10", "0.5", "-3", "1e5", "12345678901234567890", "-0.0", "1E-7"};
    return read(numbers[random.nextInt(numbers.length)]);
  }

  private static ArrayNode list(Random random, int depth) {
    ArrayNode list = JSON.arrayNode();
    int size = random.nextInt(4);
    for (int i = 0; i < size; i++) {
      list.add(value(random, depth + 1));
    }
    return list;
  }

  private static ObjectNode map(Random random, int depth) {
    ObjectNode map = JSON.objectNode();
    int size = random.nextInt(4);
    for (int i = 0; i < size; i++) {
      map.set(text(random), value(random, depth + 1));
    }
    return map;
  }

  @Test
  void anyTreeComesBackAsItWas() {
    Random random = new Random(20261125);
    for (int i = 0; i < TREES; i++) {
      holds(map(random, 0));
    }
  }

  @Test
  void textsOfSeveralLinesAreBlocksWhateverTheyHold() {
    for (String text :
        new String[] {
          "a\nb",
          "a\nb\n",
          "a\n\n\n",
          "\n\na",
          "  a\nb",
          "\ta\nb",
          "a  \nb \n",
          "a\n  \n",
          "a\n\tb",
          "# a\n- b: c\n\"d\" {e}\n",
          "---\n...\n",
          "问题：\n  - {主题}\n😀\n",
          " \nx"
        }) {
      ObjectNode tree = JSON.objectNode().put("prompt", text);
      assertThat(WriteYaml.text(tree)).startsWith("prompt: |");
      holds(tree);
      holds(JSON.objectNode().set("list", JSON.arrayNode().add(text).add(tree)));
    }
  }

  @Test
  void aTemplateIsWrittenAsPeopleWouldWriteIt() {
    ObjectNode template = JSON.objectNode().put("name", "qa").put("type", "qa");
    template.put("prompt", "Write {count} pairs.\nTopic: {topic}\n");
    ObjectNode variables = template.putObject("variables");
    variables.putObject("topic").put("description", "What they are about");
    ObjectNode level = variables.putObject("level").put("type", "choice");
    level.putArray("choices").add("Easy").add("Hard");
    level.put("default", "Easy");
    template.putArray("examples").addObject().put("user", "Hi: there").put("assistant", "[1]\n[2]");
    assertThat(WriteYaml.text(template))
        .isEqualTo(
            """
            name: qa
            type: qa
            prompt: |
              Write {count} pairs.
              Topic: {topic}
            variables:
              topic:
                description: What they are about
              level:
                type: choice
                choices: [Easy, Hard]
                default: Easy
            examples:
              - user: "Hi: there"
                assistant: |-
                  [1]
                  [2]
            """);
  }

  @Test
  void longKeysAndDeepTreesComeBack() {
    holds(JSON.objectNode().put("k".repeat(2000), "v\nw"));
    ObjectNode inner = JSON.objectNode().put("x", "a \nb");
    for (int i = 0; i < 45; i++) {
      inner = JSON.objectNode().set("m", JSON.arrayNode().add(inner));
    }
    holds(inner);
  }
}
