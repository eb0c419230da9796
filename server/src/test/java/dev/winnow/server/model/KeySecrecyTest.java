package dev.winnow.server.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import dev.winnow.bench.Fault;
import dev.winnow.bench.FaultScript;
import dev.winnow.bench.SimulatedServer;
import dev.winnow.bench.SimulatedServer.Behaviour;
import dev.winnow.core.task.WriteModel;
import dev.winnow.server.RunningService;
import dev.winnow.server.RunningService.Answer;
import dev.winnow.server.call.CallableModel;
import dev.winnow.server.call.StoredModels;
import dev.winnow.server.start.Settings;
import dev.winnow.server.web.Refusal;
import dev.winnow.storage.model.ModelStore;
import dev.winnow.storage.model.Secret;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.node.ObjectNode;

/// A key goes in and never comes out, but on the wire to its provider.
final class KeySecrecyTest {

  private static final String MODELS = "/api/v1/models";

  private final RunningService service = RunningService.get();
  private final String key = "sk-" + UUID.randomUUID() + UUID.randomUUID();
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();
  private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
  private final Logger talkative = (Logger) LoggerFactory.getLogger("org.springframework");
  private final List<String> seen = new ArrayList<>();

  @BeforeEach
  void listen() {
    log.start();
    root.addAppender(log);
    // Regression: what reads requests logs their bodies when it is told to log everything.
    talkative.addAppender(log);
    talkative.setAdditive(false);
    talkative.setLevel(Level.TRACE);
  }

  @AfterEach
  void stopListening() {
    root.detachAppender(log);
    talkative.detachAppender(log);
    talkative.setAdditive(true);
    talkative.setLevel(null);
  }

  private Answer saw(Answer answer) {
    seen.add(answer.text() + answer.response().headers());
    return answer;
  }

  private String create(ObjectNode body) {
    Answer created = saw(service.post(MODELS, body.toString()));
    assertThat(created.status()).as(created.text()).isEqualTo(201);
    return created.body().path("id").stringValue();
  }

  @Test
  void noAnswerNoLogNoTableAndNoTextHoldsIt() {
    FaultScript echo =
        FaultScript.first(new Fault.Status(401, "invalid_api_key", "Wrong key: " + key, ""));
    try (SimulatedServer llm =
        SimulatedServer.start(Behaviour.INSTANT.withKey(key).withFaults(echo))) {
      ObjectNode body = ModelJson.openAi(ModelJson.unique("secret"), llm.baseUrl(), key);
      String path = MODELS + "/" + create(body);
      assertThat(saw(service.post(path + "/test", "")).body().at("/failure/status").intValue())
          .isEqualTo(401);
      assertThat(saw(service.post(path + "/test", "")).body().path("ok").booleanValue()).isTrue();
      saw(service.post(MODELS + "/test", body.toString()));
      saw(service.get(path));
      saw(service.get(MODELS + "?size=500"));
      saw(service.put(path, body.deepCopy().put("description", "changed").toString()));
      saw(service.post(MODELS, body.toString()));
      saw(service.put(path, body.toString(), "If-Match", "\"99\""));
      saw(service.post(MODELS, body.deepCopy().put("apiKey", key + " ").toString()));
      saw(service.post(MODELS, body.deepCopy().put("apiKeyEnv", key).toString()));
      saw(service.post(MODELS, body.toString().replace("}", "")));
      saw(service.get("/actuator/prometheus"));

      UUID id = UUID.fromString(path.substring(path.lastIndexOf('/') + 1));
      CallableModel model = service.serving().part(StoredModels.class).open(id, its -> its);
      seen.add(model.toString() + model.settings() + model.model());
      seen.add(WriteModel.of(model.settings()).toString());
      seen.add(service.serving().part(ModelStore.class).find(id).toString());
      seen.add(Secret.of(key).toString());
    }
    seen.addAll(database());
    assertThat(log.list).anyMatch(it -> it.getFormattedMessage().contains("SentModel"));
    for (ILoggingEvent event : log.list) {
      seen.add(event.getFormattedMessage());
      if (event.getThrowableProxy() != null) {
        seen.add(ThrowableProxyUtil.asString(event.getThrowableProxy()));
      }
    }
    byte[] bytes = key.getBytes(StandardCharsets.US_ASCII);
    assertThat(seen)
        .noneMatch(text -> text.contains(key))
        .noneMatch(text -> text.contains(HexFormat.of().formatHex(bytes)))
        .noneMatch(
            text -> text.contains(Base64.getEncoder().withoutPadding().encodeToString(bytes)));
  }

  /// Every row of every table, as text.
  private List<String> database() {
    List<String> tables = texts("select tablename from pg_tables where schemaname = 'public'");
    assertThat(tables).contains("model", "idempotent_request");
    List<String> rows = new ArrayList<>();
    for (String table : tables) {
      rows.addAll(texts("select t::text from \"" + table + "\" t"));
    }
    return rows;
  }

  private List<String> texts(String sql) {
    JdbcClient database = service.serving().part(JdbcClient.class);
    return database.sql(sql).query((row, number) -> row.getString(1)).list();
  }

  @Test
  void withoutItsKeyFileOnlyThisModelIsUnusable() throws IOException {
    try (SimulatedServer llm = SimulatedServer.start(Behaviour.INSTANT)) {
      String name = ModelJson.unique("lost");
      String id = create(ModelJson.openAi(name, llm.baseUrl(), key));
      Path file = service.serving().part(Settings.class).home().resolve("secret.key");
      Path away = Files.move(file, file.resolveSibling("secret.key.away"));
      try {
        Answer outcome = service.post(MODELS + "/" + id + "/test", "");
        assertThat(outcome.body().at("/failure/message").stringValue())
            .contains("The stored key of model " + name + " cannot be decrypted", "Enter it again");
        assertThat(service.get(MODELS + "/" + id).status()).isEqualTo(200);
        StoredModels models = service.serving().part(StoredModels.class);
        assertThatExceptionOfType(Refusal.class)
            .isThrownBy(() -> models.open(UUID.fromString(id), its -> its))
            .satisfies(refusal -> assertThat(refusal.code()).isEqualTo("MODEL_UNUSABLE"))
            .withMessageContaining("cannot be decrypted");
        String other = create(ModelJson.openAi(ModelJson.unique("none"), llm.baseUrl(), null));
        assertThat(
                service.post(MODELS + "/" + other + "/test", "").body().path("ok").booleanValue())
            .isTrue();
      } finally {
        Files.move(away, file);
      }
      assertThat(service.post(MODELS + "/" + id + "/test", "").body().path("ok").booleanValue())
          .isTrue();
    }
  }
}
