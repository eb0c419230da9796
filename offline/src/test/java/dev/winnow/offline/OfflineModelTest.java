package dev.winnow.offline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.core.llm.Completion;
import dev.winnow.core.llm.Message;
import dev.winnow.core.llm.Reply;
import dev.winnow.core.llm.Request;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class OfflineModelTest {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private static final String MEDICAL_PROMPT =
      """
      Task: Generate Q&A pairs
      Topic: Medical health
      Count: 10
      Difficulty: Medium
      Output format: JSON
      """;
  private static final Map<String, String> MEDICAL_VALUES =
      Map.of("topic", "Medical health", "count", "10", "difficulty", "Medium");
  private static final String QUESTION_AND_ANSWER =
      """
      {"type":"object","required":["question","answer"],
       "properties":{"question":{"type":"string"},"answer":{"type":"string"}}}
      """;
  private static final String EDUCATION =
      """
      {"type":"object",
       "required":["id","question","answer","explanation","difficulty","knowledge_points"],
       "properties":{"id":{"type":"integer"},"question":{"type":"string"},
         "answer":{"type":"string"},"explanation":{"type":"string"},
         "difficulty":{"enum":["easy","medium","hard"]},
         "knowledge_points":{"type":"array","items":{"type":"string"}}}}
      """;

  private final OfflineModel model = new OfflineModel(0);

  @Test
  void an_answer_is_an_array_of_exactly_the_rows_asked_for() throws InterruptedException {
    for (int rows : new int[] {1, 2, 7, 50}) {
      assertThat(rows(medical("unit", rows))).hasSize(rows);
    }
  }

  @Test
  void the_same_seed_gets_the_same_answer_and_another_seed_another() throws InterruptedException {
    String once = completion(medical("a", 5)).text();
    assertThat(completion(medical("a", 5)).text()).isEqualTo(once);
    assertThat(new OfflineModel(0).ask(medical("a", 5)))
        .isEqualTo(new OfflineModel(0).ask(medical("a", 5)));
    assertThat(completion(medical("b", 5)).text()).isNotEqualTo(once);
    // Regression: the key names the run, too, so two runs with one seed gave different rows.
    Request seeded = medical("a", 5);
    Request otherRun =
        new Request(
            "other run", seeded.messages(), 5, seeded.rowSchema(), seeded.values(), seeded.seed());
    assertThat(completion(otherRun).text()).isEqualTo(once);
  }

  @Test
  void of_two_texts_the_longer_one_is_better_in_both_orders() throws InterruptedException {
    assertThat(better("{\"given\":{},\"A\":\"a long answer\",\"B\":\"short\"}")).isEqualTo("A");
    assertThat(better("{\"given\":{},\"A\":\"short\",\"B\":\"a long answer\"}")).isEqualTo("B");
    assertThat(better("{\"given\":{},\"A\":\"one\",\"B\":\"two\"}")).isEqualTo("tie");
    assertThat(better("{\"given\":{},\"A\":null,\"B\":[\"two\"]}")).isEqualTo("B");
  }

  private String better(String row) throws InterruptedException {
    String mark = "=== 0123456789abcdef";
    ObjectNode schema =
        (ObjectNode)
            JSON.readTree(
                """
                {"type": "object", "properties": {"row": {"type": "integer"},
                  "reason": {"type": "string"}, "better": {"enum": ["A", "B", "tie"]}}}
                """);
    String prompt = mark + " row 3\n" + row + "\n" + mark + " end\n";
    Request request =
        new Request("k", List.of(new Message(Message.Role.USER, prompt)), 1, schema, Map.of(), 1);
    JsonNode said = rows(request).getFirst();
    assertThat(said.path("row").intValue()).isEqualTo(3);
    assertThat(said.path("reason").stringValue()).contains("offline model");
    return said.path("better").stringValue();
  }

  @Test
  void twenty_thousand_medical_questions_and_answers_hardly_repeat() throws InterruptedException {
    Set<String> questions = new HashSet<>();
    Set<String> answers = new HashSet<>();
    for (int unit = 0; unit < 2_000; unit++) {
      for (JsonNode row : rows(medical("unit-" + unit, 10))) {
        questions.add(row.path("question").asString());
        answers.add(row.path("answer").asString());
      }
    }
    // Birthdays: repeats grow with the square, so 20,000 rows may repeat a fifth of what 100,000
    // may. Under 1 % of 100,000 is then under 0.2 % of 20,000.
    assertThat(questions).hasSizeGreaterThan(19_960);
    assertThat(answers).hasSizeGreaterThan(19_960);
  }

  @Test
  void rows_speak_of_the_topic_and_read_as_sentences() throws InterruptedException {
    List<JsonNode> rows = rows(medical("unit", 200));
    assertThat(
            rows.stream().filter(row -> row.path("question").asString().contains("medical health")))
        .hasSizeGreaterThan(80);
    for (JsonNode row : rows) {
      assertThat(row.path("question").asString())
          .matches("(?s)[A-Z].*\\?")
          .doesNotContain("{", "  ");
      assertThat(row.path("answer").asString()).matches("(?s)[A-Z].*\\.").doesNotContain("{", "  ");
    }
  }

  @Test
  void an_unknown_topic_is_named_in_every_question() throws InterruptedException {
    Request request =
        request("k", "Write about it.", 100, QUESTION_AND_ANSWER, Map.of("topic", "Falconry"));
    assertThat(rows(request))
        .allSatisfy(row -> assertThat(row.path("question").asString()).contains("Falconry"));
  }

  @Test
  void ids_count_from_one_and_enumerations_hold() throws InterruptedException {
    List<JsonNode> rows =
        rows(
            request(
                "k",
                "Write.",
                20,
                EDUCATION,
                Map.of("subject", "Mathematics", "grade", "Grade 8")));
    for (int i = 0; i < rows.size(); i++) {
      assertThat(rows.get(i).path("id").intValue()).isEqualTo(i + 1);
      assertThat(rows.get(i).path("difficulty").asString()).isIn("easy", "medium", "hard");
      assertThat(rows.get(i).path("knowledge_points").size()).isBetween(2, 4);
    }
  }

  @Test
  void a_variable_that_names_a_value_of_an_enumeration_decides_it() throws InterruptedException {
    assertThat(rows(request("k", "Write.", 20, EDUCATION, Map.of("difficulty", "Medium"))))
        .allSatisfy(row -> assertThat(row.path("difficulty").asString()).isEqualTo("medium"));
    assertThat(rows(request("k", "Write.", 20, EDUCATION, Map.of("how", "HARD"))))
        .allSatisfy(row -> assertThat(row.path("difficulty").asString()).isEqualTo("hard"));
  }

  @Test
  void a_chinese_prompt_gets_chinese_rows() throws InterruptedException {
    Request request =
        request(
            "k",
            "请根据主题生成问答数据。\n主题：医疗健康\n数量：3\n输出格式 JSON：[{\"question\": \"...\", \"answer\": \"...\"}]",
            50,
            QUESTION_AND_ANSWER,
            Map.of("topic", "医疗健康"));
    assertThat(rows(request))
        .allSatisfy(row -> {
          assertThat(row.path("question").asString())
              .matches("(?s)\\p{IsHan}.*？")
              .doesNotContain("{");
          assertThat(row.path("answer").asString()).matches("(?s).*。").doesNotContain("{", " ");
        });
  }

  @Test
  void a_conversation_takes_turns() throws InterruptedException {
    String schema =
        """
        {"type":"object","required":["messages"],"properties":{"messages":{"type":"array","minItems":4,
          "maxItems":4,"items":{"type":"object","required":["role","content"],"properties":{
            "role":{"enum":["system","user","assistant"]},"content":{"type":"string"}}}}}}
        """;
    for (JsonNode row : rows(request("k", "Write.", 20, schema, Map.of()))) {
      assertThat(row.path("messages").valueStream().map(turn -> turn.path("role").asString()))
          .containsExactly("user", "assistant", "user", "assistant");
    }
  }

  @Test
  void a_review_agrees_with_its_label_and_its_stars() throws InterruptedException {
    String schema =
        """
        {"type":"object","required":["review","sentiment","rating"],"properties":{
          "review":{"type":"string"},"sentiment":{"enum":["negative","positive"]},
          "rating":{"type":"integer","minimum":1,"maximum":5}}}
        """;
    for (JsonNode row : rows(request("k", "Write.", 50, schema, Map.of()))) {
      boolean good = row.path("sentiment").asString().equals("positive");
      assertThat(row.path("rating").intValue()).isBetween(good ? 4 : 1, good ? 5 : 2);
    }
  }

  @Test
  void without_a_schema_rows_hold_a_text() throws InterruptedException {
    Request request = new Request("k", List.of(user("Write.")), 3, null, Map.of(), 1);
    assertThat(rows(request)).hasSize(3).allSatisfy(row -> assertThat(row.has("text")).isTrue());
  }

  @Test
  void usage_grows_with_the_text_and_the_model_names_itself() throws InterruptedException {
    Completion few = completion(medical("a", 1));
    Completion many = completion(medical("a", 20));
    assertThat(few.model()).isEqualTo("offline-demo");
    assertThat(few.usage().inputTokens()).isBetween(20L, 60L);
    assertThat(many.usage().outputTokens()).isGreaterThan(10 * few.usage().outputTokens());
  }

  @Test
  void it_thinks_for_half_to_one_and_a_half_of_the_latency() throws InterruptedException {
    List<Long> slept = new ArrayList<>();
    OfflineModel slow = new OfflineModel(1_000, duration -> slept.add(duration.toMillis()));
    for (int unit = 0; unit < 200; unit++) {
      Reply reply = slow.ask(medical("unit-" + unit, 1));
      assertThat(((Reply.Text) reply).completion().latencyMillis()).isEqualTo(slept.getLast());
    }
    assertThat(slept).allSatisfy(millis -> assertThat(millis).isBetween(500L, 1_500L));
    assertThat(Set.copyOf(slept)).hasSizeGreaterThan(100);
    assertThat(
            Duration.ofMillis((long) slept.stream().mapToLong(Long::longValue).average().orElse(0)))
        .isBetween(Duration.ofMillis(900), Duration.ofMillis(1_100));
  }

  private static Request medical(String key, int rows) {
    return request(key, MEDICAL_PROMPT, rows, QUESTION_AND_ANSWER, MEDICAL_VALUES);
  }

  private static Request request(
      String key, String prompt, int rows, @Nullable String schema, Map<String, String> values) {
    ObjectNode rowSchema = schema == null ? null : (ObjectNode) JSON.readTree(schema);
    // As a run does it: every unit has a seed of its own, well spread.
    long seed = new Random(key.hashCode()).nextLong();
    return new Request(key, List.of(user(prompt)), rows, rowSchema, values, seed);
  }

  private static Message user(String text) {
    return new Message(Message.Role.USER, text);
  }

  private Completion completion(Request request) throws InterruptedException {
    return ((Reply.Text) model.ask(request)).completion();
  }

  private List<JsonNode> rows(Request request) throws InterruptedException {
    return JSON.readTree(completion(request).text()).valueStream().toList();
  }
}
