package dev.winnow.storage.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.core.document.Document;
import dev.winnow.core.document.Document.Place;
import dev.winnow.core.document.DocumentResult;
import dev.winnow.core.document.Problems;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ReadDocumentTest {

  @TempDir Path folder;

  private static Document found(String text, String name) {
    return switch (ReadDocument.parse(text, name)) {
      case DocumentResult.Found(Document document) -> document;
      case DocumentResult.Broken broken ->
          throw new AssertionError(Problems.format(broken.document(), broken.problems()));
    };
  }

  private static String said(DocumentResult result) {
    return switch (result) {
      case DocumentResult.Found(Document document) -> "found " + document.tree();
      case DocumentResult.Broken broken -> Problems.format(broken.document(), broken.problems());
    };
  }

  private String saidOf(byte[] bytes) throws IOException {
    Path file = Files.write(folder.resolve("t.yaml"), bytes);
    return said(ReadDocument.read(file.toString())).substring(folder.toString().length() + 1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          12            | 12
          -12           | -12
          +12           | 12
          0x1F          | 31
          0o17          | 15
          007           | "007"
          1_000         | "1_000"
          1.10          | 1.10
          .5            | 0.5
          1e3           | 1E+3
          123456789012345678901 | 123456789012345678901
          true          | true
          False         | false
          yes           | "yes"
          no            | "no"
          on            | "on"
          ~             | null
          null          | null
          2026-01-01    | "2026-01-01"
          12:30         | "12:30"
          "12"          | "12"
          'it''s'       | "it's"
          !!str 12      | "12"
          !!int "12"    | 12
          <<            | "<<"
          1.2.3         | "1.2.3"
          """)
  void scalarsHaveTheTypesOfYaml12(String yaml, String json) {
    assertThat(found("a: " + yaml, "t.yaml").tree().toString()).isEqualTo("{\"a\":" + json + "}");
  }

  @Test
  void linesOfABlockAreKeptExactly() {
    String yaml = "a: |\n  one\n\n    {two}: \"#3\"  \n  四\nb: |-\n  x\nc: >\n  folded\n  text\n";
    JsonNode tree = found(yaml, "t.yaml").tree();
    assertThat(tree.get("a").stringValue()).isEqualTo("one\n\n  {two}: \"#3\"  \n四\n");
    assertThat(tree.get("b").stringValue()).isEqualTo("x");
    assertThat(tree.get("c").stringValue()).isEqualTo("folded text\n");
  }

  @Test
  void everyValueKnowsItsPlace() {
    String yaml = "name: x\nlist:\n  - a\n  - {b: 1}\n\"a/b~c\":\n  血压: 2 # note\n";
    Document document = found(yaml, "t.yaml");
    assertThat(document.place("/name")).contains(new Place(1, 1));
    assertThat(document.place("/list/0")).contains(new Place(3, 5));
    assertThat(document.place("/list/1/b")).contains(new Place(4, 6));
    assertThat(document.place("/a~1b~0c/血压")).contains(new Place(6, 3));
    assertThat(document.place("/list/7/none")).contains(new Place(2, 1));
    Document json = found("{\n  \"name\": [1,\n {\"b\": 2}]}", "t.JSON");
    assertThat(json.place("/name")).contains(new Place(2, 3));
    assertThat(json.place("/name/1/b")).contains(new Place(3, 3));
  }

  @Test
  void jsonIsReadAsItStandsInBothReaders() {
    JsonMapper mapper = JsonMapper.builder().build();
    Random random = new Random(1);
    for (int i = 0; i < 500; i++) {
      JsonNode tree = mapper.createObjectNode().set("root", randomValue(mapper, random, 0));
      String text = mapper.writeValueAsString(tree);
      assertThat(found(text, "t.json").tree().toString()).isEqualTo(text);
      assertThat(found(text, "t.yaml").tree().toString()).isEqualTo(text);
    }
  }

  private static JsonNode randomValue(JsonMapper mapper, Random random, int depth) {
    var json = mapper.getNodeFactory();
    return switch (random.nextInt(depth > 3 ? 5 : 7)) {
      case 0 -> json.nullNode();
      case 1 -> json.booleanNode(random.nextBoolean());
      case 2 -> json.numberNode(random.nextLong());
      case 3 -> json.stringNode("say \"血压\" 🩺\n: - # {x}" + random.nextInt(9));
      case 4 -> json.stringNode("");
      case 5 -> {
        var list = json.arrayNode();
        for (int i = random.nextInt(4); i > 0; i--) {
          list.add(randomValue(mapper, random, depth + 1));
        }
        yield list;
      }
      default -> {
        var map = json.objectNode();
        for (int i = random.nextInt(4); i > 0; i--) {
          map.set("键" + i, randomValue(mapper, random, depth + 1));
        }
        yield map;
      }
    };
  }

  @Test
  void anchorsAreRepeated() {
    assertThat(found("a: &x [1, 2]\nb: *x\nc: &y z\nd: *y", "t.yaml").tree().toString())
        .isEqualTo("{\"a\":[1,2],\"b\":[1,2],\"c\":\"z\",\"d\":\"z\"}");
  }

  @Test
  void whatIsNoYamlIsSaidWithLineAndColumn() {
    assertThat(said(ReadDocument.parse("a: 1\nb: 2\na: 3\n", "t.yaml")))
        .isEqualTo("t.yaml:3:1: error: a: stands twice, first in line 1. Remove one of them.");
    assertThat(said(ReadDocument.parse("a: 1\n---\nb: 2\n", "t.yaml")))
        .startsWith("t.yaml:2:1: error: a second document starts here.");
    assertThat(said(ReadDocument.parse("a:\n\tb: 1\n", "t.yaml")))
        .startsWith("t.yaml:2:1: error: is no YAML: ")
        .endsWith("YAML is indented with spaces, not with tabs.");
    assertThat(said(ReadDocument.parse("a: {b: 1\nc: 2\n", "t.yaml")))
        .startsWith("t.yaml:")
        .contains("is no YAML: ");
    assertThat(said(ReadDocument.parse("a: b: c\n", "t.yaml"))).startsWith("t.yaml:1:5: error: ");
    assertThat(said(ReadDocument.parse("a: {b}\n[1, 2]: 3\n", "t.yaml"))).startsWith("t.yaml:2:");
    assertThat(said(ReadDocument.parse("a: {{b}: 1}\n", "t.yaml")))
        .startsWith("t.yaml:1:5: error: a key has to be plain text.");
    assertThat(said(ReadDocument.parse("a: *b\n", "t.yaml"))).contains("*b names no value");
    assertThat(said(ReadDocument.parse("a: &b [*b]\n", "t.yaml"))).contains("*b names no value");
    assertThat(said(ReadDocument.parse("a: !!java.net.URL x\n", "t.yaml"))).contains("the tag ");
    assertThat(said(ReadDocument.parse("a: !ruby/object {}\n", "t.yaml"))).contains("the tag ");
    assertThat(said(ReadDocument.parse("a: .inf\n", "t.yaml"))).contains("no number that JSON");
    assertThat(said(ReadDocument.parse("a: 1\nb: \u0000\n", "t.yaml")))
        .startsWith("t.yaml:2:1: error: the character U+0000 has no place in YAML text.");
    assertThat(said(ReadDocument.parse("%YAML 3.0\n---\na: 1\n", "t.yaml"))).contains("error: ");
  }

  @Test
  void whatIsNoJsonIsSaidWithLineAndColumn() {
    assertThat(said(ReadDocument.parse("{\n \"a\": 1,\n}", "t.json")))
        .startsWith("t.json:3:1: error: is no JSON: ");
    assertThat(said(ReadDocument.parse("{\"a\": 1} // x", "t.json"))).startsWith("t.json:1:1");
    assertThat(said(ReadDocument.parse("{\"a\": 1} {}", "t.json")))
        .startsWith("t.json:1:10: error: something follows the first value.");
    assertThat(said(ReadDocument.parse("{\"a\": 1,\n \"a\": 2}", "t.json")))
        .isEqualTo("t.json:2:2: error: a: stands twice, first in line 1. Remove one of them.");
    assertThat(said(ReadDocument.parse("{\"a\": ", "t.json"))).contains("error: is no JSON: ");
    assertThat(said(ReadDocument.parse("{\"a\": NaN}", "t.json"))).contains("is no JSON: ");
    assertThat(said(ReadDocument.parse("{\"a\": 1e1001}", "t.json"))).contains("too large");
  }

  @Test
  void wholeFilesThatCannotBeReadAreSaid() throws IOException {
    assertThat(said(ReadDocument.read(folder.toString())))
        .isEqualTo(folder + ": error: is a folder. Name a file in it.");
    assertThat(said(ReadDocument.read(folder + "/none.yaml")))
        .isEqualTo(folder + "/none.yaml: error: no such file. Check the path and its spelling.");
    assertThat(said(ReadDocument.read("a\0b"))).contains("is no path of a file");
    assertThat(saidOf(new byte[0])).isEqualTo("t.yaml: error: is empty.");
    assertThat(saidOf("# only a comment\n".getBytes(StandardCharsets.UTF_8)))
        .isEqualTo("t.yaml: error: is empty.");
    assertThat(saidOf(new byte[ReadDocument.DOCUMENT_BYTES_MAX + 1]))
        .isEqualTo("t.yaml: error: is larger than 4,194,304 bytes. Is it the right file?");
    assertThat(saidOf("a: 1\nb: caf\u00e9\n".getBytes(StandardCharsets.ISO_8859_1)))
        .isEqualTo(
            "t.yaml:2:7: error: is not UTF-8: byte 11 (0xe9) is no part of a character. Save the"
                + " file as UTF-8.");
    assertThat(saidOf("a: 1\n".getBytes(StandardCharsets.UTF_16))).contains("looks like UTF-16");
  }

  @Test
  void aByteOrderMarkIsNotPartOfTheText() {
    String result = said(ReadDocument.parse("\uFEFFa: 1", "t.yaml"));
    assertThat(result).isEqualTo("found {\"a\":1}");
  }

  @Test
  void aFileNamedInAnotherIsLookedForBesideIt() throws IOException {
    Files.writeString(folder.resolve("t.yaml"), "a: 1");
    Document from = found("a: 1", folder.resolve("task.yaml").toString());
    assertThat(said(ReadDocument.beside("t.yaml", from))).isEqualTo("found {\"a\":1}");
    assertThat(said(ReadDocument.beside("none.yaml", from))).contains("no such file");
  }

  @Test
  void hostileDocumentsEndSoonWithAnError() {
    assertThat(said(ReadDocument.parse("[".repeat(1_000_000), "t.yaml"))).contains("100 deep");
    assertThat(said(ReadDocument.parse("[".repeat(1_000_000), "t.json"))).contains("100 deep");
    StringBuilder blocks = new StringBuilder();
    for (int i = 0; i < 2000; i++) {
      blocks.append(" ".repeat(i)).append("a:\n");
    }
    assertThat(said(ReadDocument.parse(blocks.toString(), "t.yaml"))).contains("100 deep");
    StringBuilder laughs = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i < 12; i++) {
      laughs.append("a%d: &a%d [".formatted(i, i));
      laughs.append("*a%d, ".formatted(i - 1).repeat(10)).append("]\n");
    }
    assertThat(said(ReadDocument.parse(laughs.toString(), "t.yaml")))
        .contains("more than 200,000 values");
    assertThat(said(ReadDocument.parse("a: " + "9".repeat(100_000), "t.yaml")))
        .contains("more than 1,000 digits");
    assertThat(said(ReadDocument.parse("a: 1e999999999", "t.yaml"))).contains("too large");
    assertThat(said(ReadDocument.parse("- 1\n".repeat(1_000_000), "t.yaml"))).contains("200,000");
  }

  @Test
  void noBytesThrow() {
    String sample = "a: [1, {b: \"c\\n\"}]\n? x\n: !!str y\n&z k: |\n  t\n*z : >-\n  u\n%--- 'q'";
    Random random = new Random(5);
    for (int i = 0; i < 3000; i++) {
      StringBuilder text = new StringBuilder(sample);
      for (int edits = random.nextInt(6); edits >= 0; edits--) {
        text.setCharAt(
            random.nextInt(text.length()), sample.charAt(random.nextInt(sample.length())));
      }
      assertThat(said(ReadDocument.parse(text.toString(), "t.yaml"))).isNotEmpty();
      assertThat(said(ReadDocument.parse(text.toString(), "t.json"))).isNotEmpty();
    }
  }
}
