package dev.winnow.core.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.core.say.Said;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Types that stand in an example in place of values.
class ExampleTypeTest {

  private static final JsonMapper JSON = JsonMapper.shared();

  @ParameterizedTest
  @CsvSource(
      delimiter = '§',
      value = {
        "x § integer § {'type':'integer'}",
        "x § Integer § {'type':'integer'}",
        "x § <int> § {'type':'integer'}",
        "x § whole number § {'type':'integer'}",
        "x § an integer § {'type':'integer'}",
        "x § integer (required) § {'type':'integer'}",
        "x § integer, in years § {'type':'integer'}",
        "x § number (years) § {'type':'number'}",
        "x § float § {'type':'number'}",
        "x § boolean § {'type':'boolean'}",
        "x § bool (whether it is right) § {'type':'boolean'}",
        "x § true/false § {'type':'boolean'}",
        "x § True | False § {'type':'boolean'}",
        "x § true or false § {'type':'boolean'}",
        "x § Integer (0-100) § {'type':'integer','minimum':0,'maximum':100}",
        "x § integer between 1 and 5 § {'type':'integer','minimum':1,'maximum':5}",
        "x § int 1..5 § {'type':'integer','minimum':1,'maximum':5}",
        "x § int[1-5] § {'type':'integer','minimum':1,'maximum':5}",
        "x § integer from 1 to 10 § {'type':'integer','minimum':1,'maximum':10}",
        "x § number: 0.0 to 1.0 § {'type':'number','minimum':0.0,'maximum':1.0}",
        "x § float (0–1) § {'type':'number','minimum':0,'maximum':1}",
        "x § integer >= 0 § {'type':'integer','minimum':0}",
        "x § int (at most 9) § {'type':'integer','maximum':9}",
        "x § positive integer § {'type':'integer','minimum':1}",
        "x § 0-5 § {'type':'integer','minimum':0,'maximum':5}",
        "x § 1 to 10 § {'type':'integer','minimum':1,'maximum':10}",
        "x § 0.0-1.0 § {'type':'number','minimum':0.0,'maximum':1.0}",
        "x § 0-1 § {'type':'number','minimum':0,'maximum':1}",
        "x § -1 to 1 § {'type':'integer','minimum':-1,'maximum':1}",
        "age § 18-65 § {'type':'integer','minimum':18,'maximum':65}",
        "qualityScore § 10~100 § {'type':'integer','minimum':10,'maximum':100}",
        "score § quality score (0-100) § {'type':'integer','minimum':0,'maximum':100}",
        "rating § 1-5 stars § {'type':'integer','minimum':1,'maximum':5}",
        "score § score from 1 to 10 § {'type':'integer','minimum':1,'maximum':10}",
        "评分 § 1到5 § {'type':'integer','minimum':1,'maximum':5}",
        "x § number of legs § {'type':'number'}",
        "x § list of ingredients § {'type':'array'}",
        "x § array of steps § {'type':'array'}",
        "x § 1-5 (integer) § {'type':'integer','minimum':1,'maximum':5}",
        "x § 0到100的整数 § {'type':'integer','minimum':0,'maximum':100}",
        "x § 0.0-1.0 float § {'type':'number','minimum':0.0,'maximum':1.0}",
        "x § 整数 § {'type':'integer'}",
        "x § 整数（0-100） § {'type':'integer','minimum':0,'maximum':100}",
        "x § 布尔值 § {'type':'boolean'}",
        "x § 浮点数 § {'type':'number'}",
        "x § float|null § {'type':['number','null']}",
        "x § str or None § {'type':['string','null'],'minLength':1}",
        "x § integer | null § {'type':['integer','null']}",
        "x § Optional[int] § {'type':['integer','null']}",
        "x § optional integer § {'type':['integer','null']}",
        "x § string? § {'type':['string','null'],'minLength':1}",
        "x § boolean (optional) § {'type':['boolean','null']}",
        "x § int/string § {'type':['integer','string'],'minLength':1}",
        "x § int|float § {'type':'number'}",
        "x § list § {'type':'array'}",
        "x § string[] § {'type':'array','items':{'type':'string','minLength':1}}",
        "x § list of integers § {'type':'array','items':{'type':'integer'}}",
        "x § List[str] § {'type':'array','items':{'type':'string','minLength':1}}",
        "x § array<number> § {'type':'array','items':{'type':'number'}}",
        "x § array of strings or null § {'type':['array','null'],'items':{'type':'string','minLength':1}}",
        "x § 字符串数组 § {'type':'array','items':{'type':'string','minLength':1}}",
        "x § object § {'type':'object'}",
        "x § age in years (integer) § {'type':'integer'}",
        "x § 年龄（整数） § {'type':'integer'}",
      })
  void typesRangesAndUnionsAreRead(String field, String text, String schema) {
    assertThat(ExampleType.of(field, text))
        .contains(JSON.readTree(schema.replace('\'', '"')).asObject());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '§',
      value = {
        "x § ...",
        "x § string",
        "x § string (at most 20 words)",
        "x § text",
        "x § Number, please",
        "score § 1-2",
        "x § Number, Street, City",
        "x § list the items bought",
        "x § object-oriented",
        "x § text/html",
        "x § true",
        "x § null",
        "x § The answer is 1 to 5.",
        "x § 2020-2024",
        "years § 2020-2024",
        "age_group § 18-25",
        "pages § 1-10",
        "页码 § 1-10",
        "zip § 0213-1234",
        "x § 5-0",
        "x § 1-2 sentences",
        "phone § 1-800",
        "score_range § 0-5",
        "x § 010-20",
        "data_type § integer",
        "类型 § 整数",
        "x § int main",
        "x § float like a butterfly",
        "x § boolean logic",
      })
  void otherTextsAreNone(String field, String text) {
    assertThat(ExampleType.of(field, text)).isEmpty();
  }

  @Test
  void rightAnswersFitAnExampleOfTypes() {
    String example =
        """
        [{"age":"integer","ok":"boolean","score":"Integer (0-100)","good":"true/false",
          "points":"0-5","x":"float|null","y":"<integer>","tags":["string"],"n":"1|2|3",
          "mood":"good/bad/null","level":"one of: easy, medium, hard","bit":"0/1"}]
        """;
    RowSchema schema = RowSchema.of(InferSchema.fromPrompt("Output: " + example).orElseThrow());
    assertThat(InferSchema.doubts("Output: " + example)).isEmpty();
    ObjectNode right =
        row(
            """
            {"age":34,"ok":true,"score":100,"good":false,"points":4,"x":null,"y":7,
             "tags":["a"],"n":3,"mood":null,"level":"easy","bit":0}
            """);
    assertThat(schema.problems(right)).isEmpty();
    assertThat(schema.problems(with(right, "x", "0.25"))).isEmpty();
    for (List<String> wrong :
        List.of(
            List.of("age", "\"integer\""),
            List.of("age", "3.5"),
            List.of("ok", "\"boolean\""),
            List.of("score", "101"),
            List.of("good", "\"true/false\""),
            List.of("points", "6"),
            List.of("x", "\"float|null\""),
            List.of("y", "\"<integer>\""),
            List.of("tags", "[1]"),
            List.of("n", "4"),
            List.of("mood", "\"null\""),
            List.of("level", "\"simple\""),
            List.of("bit", "2"))) {
      assertThat(schema.problems(with(right, wrong.getFirst(), wrong.getLast())))
          .as("%s", wrong)
          .isNotEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"age\": integer, \"ok\": bool, \"x\": float|null, \"p\": 0-5, \"l\": easy|hard}",
        "{\"age\": <integer>, \"ok\": <bool>, \"x\": <float or null>, \"p\": <0-5>, \"l\": <easy/hard>}",
        "{\"age\": int, // years\n \"ok\": true|false, # or not\n \"x\": number | null,\n"
            + " \"p\": 0-5, \"l\": \"easy\" | \"hard\"}",
        "[{\"age\": \"int\", \"ok\": \"true or false\", \"x\": \"Optional[float]\", \"p\": \"0-5\","
            + " \"l\": \"one of easy, hard\"}, ...]",
        "{age: integer, ok: boolean, x: float|null, p: 0-5, l: easy|hard}"
      })
  void quotedOrBareTheTypesAreTheSame(String example) {
    assertThat(InferSchema.fromPrompt("Answer as JSON: " + example))
        .contains(
            row(
                """
                {"type":"object","properties":{
                  "age":{"type":"integer"},"ok":{"type":"boolean"},"x":{"type":["number","null"]},
                  "p":{"type":"integer","minimum":0,"maximum":5},
                  "l":{"type":"string","enum":["easy","hard"]}},
                 "required":["age","ok","x","p","l"]}
                """));
  }

  @Test
  void descriptionsOfFieldsAreTypes() {
    assertThat(
            InferSchema.fromPrompt(
                """
                Format:
                {"question": {"type": "string", "description": "what is asked"},
                 "score": {"type": "integer", "minimum": 0, "maximum": 5, "description": "how good"},
                 "tags": {"type": "array", "items": {"type": "string"}},
                 "level": {"type": "string", "enum": ["easy", "hard"]}}
                """))
        .contains(
            row(
                """
                {"type":"object","properties":{
                  "question":{"type":"string","minLength":1},
                  "score":{"type":"integer","minimum":0,"maximum":5},
                  "tags":{"type":"array","items":{"type":"string","minLength":1}},
                  "level":{"type":"string","enum":["easy","hard"]}},
                 "required":["question","score","tags","level"]}
                """));
  }

  @Test
  void rowsBesideTypesAgreeWithThem() {
    assertThat(property("[{\"n\": \"integer\"}, {\"n\": 5}]", "n").toString())
        .isEqualTo("{\"type\":\"integer\"}");
    assertThat(property("[{\"n\": \"number\"}, {\"n\": 5}, {\"n\": \"...\"}]", "n").toString())
        .isEqualTo("{\"type\":\"number\"}");
    assertThat(property("[{\"n\": \"integer\"}, {\"n\": \"five\"}]", "n").toString())
        .isEqualTo("{\"type\":[\"integer\",\"string\"]}");
    assertThat(property("[{\"column\": \"age\", \"type\": \"integer\"}]", "type").toString())
        .isEqualTo("{\"type\":\"string\",\"minLength\":1}");
  }

  @Test
  void aWordThatMayBeATextIsDoubtful() {
    String example =
        "[{\"definition\": \"A thing that can be seen and touched\", \"word\": \"object\"}]";
    assertThat(InferSchema.doubts("Output: " + example))
        .extracting(Said::message)
        .containsExactly(
            "shows (\"object\") for (word), which is read as a type (object). If it is a text, show \"...\" instead.");
    assertThat(InferSchema.doubts("[{\"a\": \"...\", \"b\": \"object\"}]")).isEmpty();
    assertThat(InferSchema.doubts("[{\"a\": \"...\", \"hint\": \"1-5\"}]"))
        .extracting(Said::message)
        .containsExactly(
            "shows (\"1-5\") for (hint), which is read as a type (integer from 1 to 5). If it is a text, show \"...\" instead.");
    assertThat(InferSchema.doubts("[{\"a\": \"...\", \"rating\": \"1-5\"}]")).isEmpty();
    assertThat(InferSchema.doubts("[{\"a\": \"...\", \"legs\": \"number of legs\"}]")).hasSize(1);
    assertThat(InferSchema.doubts("[{\"a\": \"...\", \"b\": \"list of strings\"}]")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '§',
      value = {
        "{'a':'A whole number'} § A whole number",
        "{'a':'A number'} § A number",
        "{'title':'The Double'} § The Double",
        "{'title':'The object'} § The object",
        "{'title':'Positive numbers'} § Positive numbers",
        "{'question':'What kind of number is 3?','answer':'an integer'} § an integer",
        "{'question':'What holds texts?','answer':'list of strings'} § list of strings",
      })
  void wordsThatMayBeATextAreDoubtful(String example, String text) {
    assertThat(InferSchema.doubts("Output: [" + example.replace('\'', '"') + "]"))
        .singleElement()
        .asString()
        .startsWith("shows (\"" + text + "\") for (");
  }

  private static ObjectNode row(String json) {
    return JSON.readTree(json).asObject();
  }

  private static ObjectNode with(ObjectNode row, String name, String value) {
    ObjectNode other = row.deepCopy();
    other.set(name, JSON.readTree(value));
    return other;
  }

  private static JsonNode property(String example, String name) {
    return InferSchema.fromPrompt("Output: " + example).orElseThrow().path("properties").path(name);
  }
}
