package dev.winnow.core.parse;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Rows for properties: seeded, nested, with the texts that are hard to read.
final class RandomRows {

  static final JsonMapper JSON = JsonMapper.builder().build();

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final String[] NASTY = {
    "plain words",
    "",
    " ",
    "a, b",
    "{x: 1}",
    "[1, 2]",
    "}, {",
    "]",
    "\"quoted\"",
    "it's",
    "\"a\": 1",
    "\\",
    "\\n",
    "line\nend",
    "tab\t",
    "// no comment",
    "# none",
    "/* x */",
    "```json\n{}\n```",
    "...",
    "<think>",
    "</think>",
    "“smart”",
    "‘x’",
    "«y»",
    "，：",
    "中文，问题：答案",
    "😀",
    "true",
    "None",
    "0x1F",
    "\"",
    "\",",
    "\"}",
    "\"},{\"a\":\"",
    "','",
    "http://x/y",
    "\u0001",
    "\u00a0",
    "key: value",
    "'",
    "\"\"\""
  };

  private final Random random;

  RandomRows(long seed) {
    this.random = new Random(seed);
  }

  /// Rows with nested values and nasty texts.
  List<ObjectNode> rows(int countMax) {
    List<ObjectNode> rows = new ArrayList<>();
    int count = 1 + random.nextInt(countMax);
    for (int i = 0; i < count; i++) {
      rows.add(object(2, NASTY));
    }
    return rows;
  }

  /// Rows whose texts hold nothing that any damage could be confused with.
  List<ObjectNode> plainRows(int countMax) {
    List<ObjectNode> rows = new ArrayList<>();
    int count = 1 + random.nextInt(countMax);
    String[] texts = {"plain words", "x", "中文 答案", "Is it? Yes!", "3 of 4", "😀 a-b", "two\nlines"};
    for (int i = 0; i < count; i++) {
      rows.add(object(2, texts));
    }
    return rows;
  }

  /// Any JSON object or array.
  JsonNode document() {
    return random.nextBoolean() ? object(4, NASTY) : array(4, NASTY);
  }

  private ObjectNode object(int depth, String[] texts) {
    ObjectNode object = NODES.objectNode();
    object.put("id", random.nextInt(1000));
    int size = random.nextInt(4);
    for (int i = 0; i < size; i++) {
      object.set(
          "k" + random.nextInt(6) + (random.nextInt(5) == 0 ? "_中" : "x"), value(depth, texts));
    }
    if (depth > 2 && random.nextInt(3) == 0) {
      object.remove("id");
    }
    return object;
  }

  private ArrayNode array(int depth, String[] texts) {
    ArrayNode array = NODES.arrayNode();
    int size = random.nextInt(4);
    for (int i = 0; i < size; i++) {
      array.add(value(depth, texts));
    }
    return array;
  }

  private JsonNode value(int depth, String[] texts) {
    return switch (random.nextInt(depth > 0 ? 9 : 6)) {
      case 0 -> NODES.numberNode(random.nextInt());
      case 1 -> NODES.numberNode(BigDecimal.valueOf(random.nextInt(100000), random.nextInt(6)));
      case 2 -> random.nextBoolean() ? NODES.booleanNode(random.nextBoolean()) : NODES.nullNode();
      case 3, 4, 5 -> NODES.stringNode(text(texts));
      case 6, 7 -> array(depth - 1, texts);
      default -> object(depth - 1, texts);
    };
  }

  private String text(String[] texts) {
    StringBuilder text = new StringBuilder();
    int parts = 1 + random.nextInt(3);
    for (int i = 0; i < parts; i++) {
      text.append(texts[random.nextInt(texts.length)]);
    }
    return text.toString();
  }
}
