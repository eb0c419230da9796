package dev.winnow.core.parse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What holds for any rows: damage them, wrap them, cut them, and the same rows come back.
class ReadAnswerPropertiesTest {

  private static final int ROUNDS = 500;

  @Test
  void strictAndTolerantReadTheSameFromAnyJson() {
    for (int seed = 0; seed < 2 * ROUNDS; seed++) {
      JsonNode document = new RandomRows(seed).document();
      String text = seed % 2 == 0 ? document.toString() : document.toPrettyString();
      ReadRows strict = ReadAnswer.read(text);
      ReadRows tolerant = ReadAnswer.tolerant(new Source(text), new PickRows(Set.of()));
      assertThat(tolerant.rows()).as("seed %d: %s", seed, text).isEqualTo(strict.rows());
      assertThat(tolerant.cut()).as("seed %d: %s", seed, text).isFalse();
    }
  }

  @Test
  void rowsInAnyClothesComeBack() {
    Map<String, UnaryOperator<String>> clothes = new LinkedHashMap<>();
    clothes.put("fence", json -> "```json\n" + json + "\n```");
    clothes.put("prose", json -> "Here are {n} rows, as in [1]:\n" + json + "\nUse {them} well!");
    clothes.put("both", json -> "Sure:\n\n~~~\n" + json + "\n~~~\n\nThat's it.");
    clothes.put("reasoning", json -> "<think>[{\"no\":1}]</think>\n" + json);
    clothes.put("wrapper", json -> "{\"rows\": " + json + "}");
    clothes.put("wrapper amid prose", json -> "So: {\"n\": 3, \"items\": " + json + "} end");
    clothes.put("trailing comma", json -> json.substring(0, json.length() - 1) + ",]");
    clothes.put("missing closer", json -> json.substring(0, json.length() - 1) + "\n");
    clothes.put("string", json -> RandomRows.JSON.writeValueAsString(json));
    for (int seed = 0; seed < ROUNDS; seed++) {
      List<ObjectNode> rows = new RandomRows(seed).rows(4);
      for (Map.Entry<String, UnaryOperator<String>> one : clothes.entrySet()) {
        check(rows, one.getValue().apply(rows.toString()), one.getKey(), seed);
      }
    }
  }

  @Test
  void rowsDamagedInTheUsualWaysComeBack() {
    Map<String, UnaryOperator<String>> damages = new LinkedHashMap<>();
    damages.put("trailing commas", json -> json.replace("}", ",}").replace("]", ", ]"));
    damages.put("single quotes", json -> json.replace('"', '\''));
    damages.put("unquoted keys", json -> json.replaceAll("\"([\\w\\p{IsHan}]+)\":", "$1: "));
    damages.put("comments", json -> json.replace(":", ": /* {x} */").replace("},", "}, // \"y\n"));
    damages.put("Python", ReadAnswerPropertiesTest::python);
    damages.put("smart quotes", json -> json.replaceAll("\"([^\"]*)\"", "“$1”"));
    damages.put("raw newlines", json -> json.replace("\\n", "\n"));
    damages.put(
        "missing commas", json -> json.replace("},{", "}\n{").replace(",\"", "\n\"") + "\n");
    damages.put("missing braces", json -> json.replaceAll("(\\d)\\},\\{\"id", "$1,{\"id"));
    damages.put("full-width", json -> json.replace("\":", "\"：").replace(",\"", "，\""));
    damages.put("JSON Lines", json -> json.substring(1, json.length() - 1).replace("},{", "}\n{"));
    damages.put("dots", json -> json.replace("},{", "}, ..., {"));
    for (int seed = 0; seed < ROUNDS; seed++) {
      List<ObjectNode> rows = new RandomRows(seed).plainRows(4);
      if (rows.stream().anyMatch(row -> row.toString().contains("[{"))) {
        continue; // these replacements would tear nested objects apart
      }
      for (Map.Entry<String, UnaryOperator<String>> one : damages.entrySet()) {
        check(rows, one.getValue().apply(array(rows)), one.getKey(), seed);
      }
    }
  }

  @Test
  void aCutAnywhereLeavesExactlyTheRowsBeforeIt() {
    for (int seed = 0; seed < 100; seed++) {
      List<ObjectNode> rows = new RandomRows(seed).rows(4);
      StringBuilder text = new StringBuilder(seed % 2 == 0 ? "[" : "Here:\n```json\n[\n  ");
      List<Integer> ends = new ArrayList<>();
      int start = text.length();
      for (ObjectNode row : rows) {
        text.append(ends.isEmpty() ? "" : ",\n  ")
            .append(seed % 3 == 0 ? row.toPrettyString() : row);
        ends.add(text.length());
      }
      text.append("]");
      for (int cut = start; cut < text.length(); cut++) {
        String part = text.substring(0, cut);
        int whole = (int) ends.stream().filter(end -> end <= part.length()).count();
        ReadRows read = ReadAnswer.read(part);
        assertThat(read.rows()).as("seed %d, cut: %s", seed, part).isEqualTo(whole(rows, whole));
        assertThat(read.cut()).as("seed %d, cut: %s", seed, part).isTrue();
        assertThat(read.unreadable()).as("seed %d: %s", seed, part).hasSizeLessThanOrEqualTo(1);
      }
    }
  }

  @Test
  void nothingAnybodyCanWriteThrows() {
    String[] words = {
      "{",
      "}",
      "[",
      "]",
      "\"",
      "'",
      ":",
      ",",
      "\\",
      "\n",
      " ",
      "a",
      "1",
      "-",
      "e9",
      "null",
      "//",
      "/*",
      "*/",
      "#",
      "```",
      "...",
      "…",
      "<think>",
      "</think>",
      "“",
      "”",
      "，",
      "\\u",
      "\ud83d",
      "\ude00",
      "{\"a\":",
      "\"b\"",
      "\0",
      "{\"",
      "\"\"\"",
      "~~~",
      "+",
      "“a”：",
      "},{",
      "\uFFFF",
      "\u3000",
      "0x",
      ".5",
      "]}",
      "<",
      "</"
    };
    for (int seed = 0; seed < 20 * ROUNDS; seed++) {
      Random random = new Random(seed);
      StringBuilder soup = new StringBuilder();
      int length = random.nextInt(60);
      for (int i = 0; i < length; i++) {
        soup.append(words[random.nextInt(words.length)]);
      }
      String text = soup.toString();
      ReadRows read = ReadAnswer.read(text, seed % 2 == 0 ? Set.of() : Set.of("a", "b"));
      assertThat(read.rows().size() + read.unreadable().size()).as(text).isPositive();
      assertThat(read.rows()).as(text).noneMatch(ObjectNode::isEmpty);
      read.rows().forEach(row -> assertThat(ReadStrictJson.read(row.toString())).isNotNull());
    }
  }

  private static void check(List<ObjectNode> rows, String text, String what, int seed) {
    ReadRows read = ReadAnswer.read(text);
    assertThat(read.rows().toString())
        .as("%s, seed %d: %s", what, seed, text)
        .isEqualTo(rows.toString());
    assertThat(read.unreadable()).as("%s, seed %d: %s", what, seed, text).isEmpty();
  }

  private static List<ObjectNode> whole(List<ObjectNode> rows, int count) {
    return ReadAnswer.read(rows.subList(0, count).toString()).rows();
  }

  private static String array(List<ObjectNode> rows) {
    return rows.toString().replace(", {", ",{");
  }

  private static String python(String json) {
    return json.replace("true", "True").replace("false", "False").replace("null", "None");
  }
}
