package dev.winnow.server.web.repeat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.server.RunningService;
import dev.winnow.server.RunningService.Answer;
import dev.winnow.server.web.ProblemShape;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A request that is sent twice is done once.
final class IdempotentPostsTest {

  private static final String PROBE = "/api/v1/probe";

  private final RunningService service = RunningService.get();
  private final JdbcClient jdbc = service.serving().part(JdbcClient.class);
  private final String key = UUID.randomUUID().toString();
  private final String name = "thing " + key;

  private Answer post(String name, String key) {
    return service.post(PROBE, "{\"name\":\"%s\"}".formatted(name), "Idempotency-Key", key);
  }

  private int things() {
    return jdbc.sql("select count(*) from dataset where name like '%' || :key || '%'")
        .param("key", key)
        .query(Integer.class)
        .single();
  }

  private int keys() {
    return jdbc.sql("select count(*) from idempotent_request where key = :key")
        .param("key", key)
        .query(Integer.class)
        .single();
  }

  @Test
  void theSecondTimeItAnswersAsTheFirst() {
    Answer first = post(name, key);
    Answer second = post(name, key);
    assertThat(first.status()).isEqualTo(201);
    assertThat(first.header("Idempotent-Replayed")).isEmpty();
    assertThat(second.status()).isEqualTo(201);
    assertThat(second.text()).isEqualTo(first.text());
    for (String header : List.of("Location", "ETag", "Content-Type")) {
      assertThat(second.header(header)).isEqualTo(first.header(header)).isNotEmpty();
    }
    assertThat(second.header("Idempotent-Replayed")).isEqualTo("true");
    assertThat(things()).isOne();
  }

  @Test
  void anotherBodyUnderTheSameKeyIsRefused() {
    post(name, key);
    Answer other = post(name + " too", key);
    assertThat(other.status()).isEqualTo(422);
    assertThat(other.body().path("code").asString("")).isEqualTo("IDEMPOTENCY_KEY_REUSED");
    ProblemShape.check("it", 422, other.header("Content-Type"), other.body());
    assertThat(things()).isOne();
  }

  @Test
  void keysBelongToAPath() {
    post(name, key);
    assertThat(service.post(PROBE + "/tree", "{}", "Idempotency-Key", key).status()).isEqualTo(200);
    assertThat(keys()).isEqualTo(2);
  }

  /// Regression: a path spelled in another way had no keys.
  @ParameterizedTest
  @ValueSource(strings = {"/%61pi/v1/probe", "/api;x/v1/probe", "/api/v1/prob%65;y=1"})
  void howAPathIsSpelledMakesNoDifference(String path) {
    Answer first = post(name, key);
    Answer second = service.post(path, "{\"name\":\"%s\"}".formatted(name), "Idempotency-Key", key);
    assertThat(second.text()).isEqualTo(first.text());
    assertThat(second.header("Idempotent-Replayed")).isEqualTo("true");
    assertThat(things()).isOne();
  }

  @ParameterizedTest
  @ValueSource(strings = {"refuse ", "break "})
  void aRefusalOrAFaultLeavesNothingBehind(String what) {
    Answer first = post(what + key, key);
    assertThat(first.status()).isGreaterThanOrEqualTo(400);
    ProblemShape.check("it", first.status(), first.header("Content-Type"), first.body());
    assertThat(first.header("Location")).isEmpty();
    assertThat(things()).isZero();
    assertThat(keys()).isZero();
    Answer again = post(what + key, key);
    assertThat(again.status()).isEqualTo(first.status());
    assertThat(again.header("Idempotent-Replayed")).isEmpty();
    assertThat(post(name, key).status()).isEqualTo(201);
  }

  /// Regression: a call to a model held a connection to the database as long as it took.
  @Test
  void whatOnlyCallsAModelTakesNoKey() {
    String model = "{\"provider\": \"offline\", \"latencyMillis\": 0}";
    for (int time = 0; time < 2; time++) {
      Answer answer = service.post("/api/v1/models/test", model, "Idempotency-Key", key);
      assertThat(answer.status()).as(answer.text()).isEqualTo(200);
      assertThat(answer.header("Idempotent-Replayed")).isEmpty();
    }
    assertThat(keys()).isZero();
  }

  @Test
  void withoutAKeyItIsDoneEachTime() {
    String body = "{\"name\":\"%s\"}".formatted(name);
    service.post(PROBE, body);
    service.post(PROBE, body);
    assertThat(things()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 12})
  void manyAtOnceAreDoneOnce(int many) throws ExecutionException, InterruptedException {
    Set<String> answers = new HashSet<>();
    int replayed = 0;
    try (ExecutorService at = Executors.newFixedThreadPool(many)) {
      List<Future<Answer>> sent = new ArrayList<>();
      for (int i = 0; i < many; i++) {
        sent.add(at.submit(() -> post(name, key)));
      }
      for (Future<Answer> one : sent) {
        assertThat(one.get().status()).as(one.get().text()).isEqualTo(201);
        answers.add(one.get().text());
        replayed += one.get().header("Idempotent-Replayed").isEmpty() ? 0 : 1;
      }
    }
    assertThat(answers).hasSize(1);
    assertThat(replayed).isEqualTo(many - 1);
    assertThat(things()).isOne();
  }

  @Test
  void aKeyIsVisibleAscii() {
    for (String wrong : List.of("a b", "x".repeat(256), "\t")) {
      Answer answer = post(name, wrong);
      assertThat(answer.status()).as(wrong).isEqualTo(400);
      assertThat(answer.body().at("/errors/0/field").asString("")).isEqualTo("Idempotency-Key");
    }
    assertThat(post(name, key + "x".repeat(255 - key.length())).status()).isEqualTo(201);
  }

  @Test
  void aBodyThatIsWrongIsStillRefused() {
    Answer answer = service.post(PROBE, "{\"name\":\"a\\u0000\"}", "Idempotency-Key", key);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body().path("message").asString("")).contains("NUL");
    assertThat(keys()).isZero();
  }
}
