package dev.winnow.core.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

class FingerprintTest {

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final JsonMapper EXACT =
      JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

  @Test
  void caseSpaceAndUnicodeFormCountForNothing() {
    assertSame("{\"a\": \"What is  HTTP?\"}", "{\"a\": \" what is\\n http?\\t\"}");
    assertSame("{\"a\": \"ＡＢＣ１２３　ｶﾞ\"}", "{\"a\": \"abc123 ガ\"}");
    assertSame("{\"a\": \"caf\\u00e9\\u00a0au lait\"}", "{\"a\": \"cafe\\u0301 au lait\"}");
    assertSame("{\"a\": \"STRASSE ẞ\"}", "{\"a\": \"straße ss\"}");
    assertSame("{\"a\": \"什么是　感冒？\"}", "{\"a\": \"什么是 感冒?\"}");
    assertSame("{\"a\": {\"b\": [\"X\"]}}", "{\"a\": {\"b\": [\"x\"]}}");
  }

  @Test
  void numbersAreEqualByValue() {
    assertSame("{\"a\": 1}", "{\"a\": 1.0}");
    assertSame("{\"a\": 1}", "{\"a\": 1e0}");
    assertSame("{\"a\": 100}", "{\"a\": 1E2}");
    assertSame("{\"a\": 0}", "{\"a\": -0.0}");
    assertThat(of(EXACT, "{\"a\": 12345678901234567890}"))
        .isEqualTo(of(EXACT, "{\"a\": 12345678901234567890.00}"))
        .isNotEqualTo(of(EXACT, "{\"a\": 12345678901234567891}"));
    assertThat(of(EXACT, "{\"a\": 0.10}")).isEqualTo(of(JSON, "{\"a\": 0.1}"));
    assertThat(of(EXACT, "{\"a\": 1e999999999}"))
        .isNotEqualTo(of(EXACT, "{\"a\": 1e999999998}"))
        .isEqualTo(of(EXACT, "{\"a\": 10e999999998}"));
  }

  @Test
  void theOrderOfPropertiesCountsForNothing() {
    assertSame(
        "{\"a\": 1, \"b\": {\"c\": 2, \"d\": 3}}", "{\"b\": {\"d\": 3, \"c\": 2}, \"a\": 1}");
  }

  @Test
  void whatIsDifferentStaysDifferent() {
    var rows =
        List.of(
            "{}",
            "{\"a\": null}",
            "{\"a\": \"\"}",
            "{\"a\": \"null\"}",
            "{\"a\": []}",
            "{\"a\": {}}",
            "{\"a\": [[]]}",
            "{\"a\": 1}",
            "{\"a\": \"1\"}",
            "{\"a\": true}",
            "{\"a\": \"true\"}",
            "{\"a\": false}",
            "{\"a\": 0}",
            "{\"a\": \"b,c\"}",
            "{\"a\": [\"b\", \"c\"]}",
            "{\"a\": [\"b,c\"]}",
            "{\"a\": [\"c\", \"b\"]}",
            "{\"a\": \"b\", \"c\": \"\"}",
            "{\"A\": 1}",
            "{\"a\": \"\\ud800\"}",
            "{\"a\": \"?\"}",
            "{\"a\": \"\\ud801\"}");
    var seen = new HashMap<Fingerprint, String>();
    for (String row : rows) {
      assertThat(seen.put(of(JSON, row), row)).as(row).isNull();
    }
  }

  @Test
  void chosenFieldsAloneCount() {
    ObjectNode one = row("{\"id\": 1, \"q\": \"A\", \"note\": \"x\"}");
    ObjectNode other = row("{\"id\": 2, \"q\": \"a\", \"note\": \"y\"}");

    assertThat(Fingerprint.of(one, List.of("q"), true))
        .isEqualTo(Fingerprint.of(other, List.of("q"), true));
    assertThat(Fingerprint.of(one, List.of("q", "note"), true))
        .isNotEqualTo(Fingerprint.of(other, List.of("q", "note"), true));
    assertThat(Fingerprint.of(one, List.of("q", "note", "q"), false))
        .isEqualTo(Fingerprint.of(one, List.of("note", "q"), false));
    assertThat(Fingerprint.of(row("{\"q\": \"a\"}"), List.of("q", "none"), false))
        .isNotEqualTo(
            Fingerprint.of(row("{\"q\": \"a\", \"none\": \"\"}"), List.of("q", "none"), false));
  }

  @Test
  void aNumberedIdCountsOnlyWhereItIsChosen() {
    ObjectNode one = row("{\"id\": 1, \"q\": \"a\"}");
    ObjectNode other = row("{\"id\": 2, \"q\": \"a\"}");

    assertThat(Fingerprint.of(one, List.of(), true))
        .isEqualTo(Fingerprint.of(other, List.of(), true));
    assertThat(Fingerprint.of(one, List.of(), false))
        .isNotEqualTo(Fingerprint.of(other, List.of(), false));
    assertThat(Fingerprint.of(one, List.of("id"), true))
        .isNotEqualTo(Fingerprint.of(other, List.of("id"), true));
  }

  @Test
  void foldingAFoldedTextChangesNothing() {
    for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
      String text = "a" + Character.toString(c) + " b";
      String folded = FoldText.of(text);
      assertThat(FoldText.of(folded)).as("U+%04X", c).isEqualTo(folded);
      assertThat(FoldText.of(text.toUpperCase(Locale.ROOT))).as("U+%04X", c).isEqualTo(folded);
    }
  }

  @Test
  void theShortWayOfFoldingIsThatOfUnicode() {
    for (int c = 0; c <= Character.MAX_VALUE; c++) {
      // The mark at the end keeps the text off the short way.
      String letter = Character.toString(c);
      assertThat(FoldText.of("a" + letter + "b") + " é")
          .as("U+%04X", c)
          .isEqualTo(FoldText.of("a" + letter + "b é"));
    }
  }

  @Test
  void rowsThatSayTheSameHaveTheSameFingerprintAndNoOthersDo() {
    var random = new Random(11);
    Map<Fingerprint, String> meanings = new HashMap<>();
    for (int round = 0; round < 20_000; round++) {
      ObjectNode meaning = JsonNodeFactory.instance.objectNode();
      for (String name : List.of("a", "b", "id")) {
        if (random.nextInt(4) > 0) {
          meaning.set(name, value(random, 3));
        }
      }
      Fingerprint fingerprint = Fingerprint.of(meaning, List.of(), false);
      ObjectNode said = (ObjectNode) saidOtherwise(random, meaning);

      assertThat(Fingerprint.of(said, List.of(), false)).as("%s", said).isEqualTo(fingerprint);
      String before = meanings.putIfAbsent(fingerprint, meaning.toString());
      assertThat(before == null || before.equals(meaning.toString())).isTrue();
    }
  }

  /// A value in folded form, its properties sorted.
  private static JsonNode value(Random random, int depth) {
    JsonNodeFactory make = JsonNodeFactory.instance;
    return switch (random.nextInt(depth == 0 ? 4 : 6)) {
      case 0 -> make.stringNode(List.of("", "a", "a b", "é,", "感冒").get(random.nextInt(5)));
      case 1 -> make.numberNode(random.nextInt(-2, 30));
      case 2 -> make.booleanNode(random.nextBoolean());
      case 3 -> make.nullNode();
      case 4 -> {
        var list = make.arrayNode();
        for (int i = random.nextInt(3); i > 0; i--) {
          list.add(value(random, depth - 1));
        }
        yield list;
      }
      default -> {
        var object = make.objectNode();
        for (String name : List.of("x", "y")) {
          if (random.nextBoolean()) {
            object.set(name, value(random, depth - 1));
          }
        }
        yield object;
      }
    };
  }

  private static JsonNode saidOtherwise(Random random, JsonNode value) {
    JsonNodeFactory make = JsonNodeFactory.instance;
    if (value.isArray()) {
      var list = make.arrayNode();
      value.forEach(each -> list.add(saidOtherwise(random, each)));
      return list;
    }
    if (value.isObject()) {
      var names = new ArrayList<>(value.propertyNames());
      Collections.shuffle(names, random);
      var object = make.objectNode();
      names.forEach(name -> object.set(name, saidOtherwise(random, value.path(name))));
      return object;
    }
    if (value.isString()) {
      String text = value.stringValue().replace(" ", random.nextBoolean() ? "\u3000 " : "\n");
      text = random.nextBoolean() ? text.toUpperCase(Locale.ROOT) : text.replace("é", "e\u0301");
      return make.stringNode(random.nextBoolean() ? text + "\u00a0" : " " + text);
    }
    if (value.isNumber()) {
      return switch (random.nextInt(4)) {
        case 0 -> make.numberNode(value.doubleValue());
        case 1 -> make.numberNode(new BigDecimal(value.intValue()).setScale(7));
        case 2 -> make.numberNode(BigInteger.valueOf(value.intValue()));
        default -> make.numberNode(value.longValue());
      };
    }
    return value;
  }

  private static ObjectNode row(String json) {
    return JSON.readTree(json).asObject();
  }

  private static Fingerprint of(JsonMapper mapper, String json) {
    return Fingerprint.of(mapper.readTree(json).asObject(), List.of(), false);
  }

  private static void assertSame(String one, String other) {
    assertThat(of(JSON, one)).isEqualTo(of(JSON, other));
    assertThat(of(EXACT, one)).isEqualTo(of(EXACT, other));
  }
}
