package dev.winnow.server.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.winnow.bench.Fault;
import dev.winnow.bench.FaultScript;
import dev.winnow.bench.SimulatedServer;
import dev.winnow.bench.SimulatedServer.Behaviour;
import dev.winnow.core.llm.Message;
import dev.winnow.core.llm.ModelSettings.Credential;
import dev.winnow.core.llm.Reply;
import dev.winnow.core.llm.Request;
import dev.winnow.core.llm.Sampling;
import dev.winnow.server.RunningService;
import dev.winnow.server.RunningService.Answer;
import dev.winnow.server.call.CallableModel;
import dev.winnow.server.call.StoredModels;
import dev.winnow.server.web.Refusal;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

final class OpenStoredModelsTest {

  private static final String MODELS = "/api/v1/models";
  private static final String KEY = "sk-test-0123456789-abcd";

  private final RunningService service = RunningService.get();
  private final StoredModels models = service.serving().part(StoredModels.class);

  private UUID create(ObjectNode body) {
    Answer created = service.post(MODELS, body.toString());
    assertThat(created.status()).as(created.text()).isEqualTo(201);
    return UUID.fromString(created.body().path("id").stringValue());
  }

  private void replace(UUID id, ObjectNode body) {
    Answer replaced = service.put(MODELS + "/" + id, body.toString());
    assertThat(replaced.status()).as(replaced.text()).isEqualTo(200);
  }

  private static Reply ask(CallableModel model) throws InterruptedException {
    return model
        .model()
        .ask(
            new Request(
                UUID.randomUUID().toString(),
                List.of(new Message(Message.Role.USER, "Count: 1")),
                1,
                null,
                Map.of(),
                0));
  }

  @Test
  void opensWithTheStoredKeyAndOtherSampling() throws InterruptedException {
    try (SimulatedServer llm = SimulatedServer.start(Behaviour.INSTANT.withKey(KEY))) {
      UUID id =
          create(ModelJson.openAi(ModelJson.unique("open"), llm.baseUrl(), KEY).put("topP", 0.5));
      CallableModel model = models.open(id, its -> its);
      assertThat(ask(model)).isInstanceOf(Reply.Text.class);
      assertThat(model.settings().credential()).isEqualTo(new Credential.Stored(id.toString()));
      Sampling defaults = new Sampling(0.1, 0.9, null, List.of(), null);
      assertThat(models.open(id, own -> own.orElse(defaults)).settings().sampling())
          .isEqualTo(new Sampling(0.1, 0.5, null, List.of(), null));
    }
  }

  @Test
  void everybodySharesAModelsPermitsAndFollowsItsChanges() {
    String name = ModelJson.unique("shared");
    ObjectNode body = ModelJson.offline(name);
    body.putObject("limits").put("concurrencyMax", 2);
    UUID id = create(body);
    CallableModel one = models.open(id, its -> its);
    assertThat(models.open(id, its -> its).permits()).isSameAs(one.permits());
    assertThat(one.permits().limit()).isEqualTo(2);
    body.putObject("limits").put("concurrencyMax", 1);
    replace(id, body);
    assertThat(one.permits().limit()).isEqualTo(1);
    assertThat(models.open(id, its -> its).permits()).isSameAs(one.permits());
  }

  @Test
  void whatIsNotThereOrCannotBeUsedIsRefused() {
    UUID unknown = UUID.randomUUID();
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> models.open(unknown, its -> its))
        .satisfies(refusal -> assertThat(refusal.status().value()).isEqualTo(404));
    UUID id =
        create(
            ModelJson.openAi(ModelJson.unique("env"), URI.create("http://127.0.0.1:9/v1"), null)
                .put("apiKeyEnv", "NO_SUCH_KEY"));
    assertThatExceptionOfType(Refusal.class)
        .isThrownBy(() -> models.open(id, its -> its))
        .satisfies(refusal -> assertThat(refusal.code()).isEqualTo("MODEL_UNUSABLE"))
        .withMessageContaining("NO_SUCH_KEY");
  }

  @Test
  void callsAreCountedUnderTheNameTheModelHasNow() throws InterruptedException {
    FaultScript faults =
        FaultScript.first(
            Fault.NONE, Fault.throttled(), Fault.serverError(), new Fault.Truncated());
    try (SimulatedServer llm = SimulatedServer.start(Behaviour.INSTANT.withFaults(faults))) {
      String name = ModelJson.unique("counted");
      ObjectNode body = ModelJson.openAi(name, llm.baseUrl(), null);
      UUID id = create(body);
      CallableModel model = models.open(id, its -> its);
      for (int i = 0; i < 4; i++) {
        ask(model);
      }
      String label = "{model=\"" + name + "\"";
      assertThat(metrics())
          .contains("winnow_requests_total" + label + ",outcome=\"answered\"} 1.0")
          .contains("winnow_requests_total" + label + ",outcome=\"throttled\"} 1.0")
          .contains("winnow_requests_total" + label + ",outcome=\"unavailable\"} 1.0")
          .contains("winnow_requests_total" + label + ",outcome=\"truncated\"} 1.0")
          .contains("winnow_requests_total" + label + ",outcome=\"denied\"} 0.0")
          .contains("winnow_request_seconds_count" + label + "} 4")
          .contains("winnow_request_seconds_bucket" + label + ",le=\"300.0\"} 4")
          .contains("winnow_in_flight" + label + "} 0.0")
          .contains("winnow_waiting" + label + "} 0.0")
          .contains("winnow_concurrency_limit" + label + "} 4.0")
          .containsPattern("winnow_tokens_total\\{kind=\"input\",model=\"" + name + "\"} [1-9]");

      String renamed = ModelJson.unique("renamed");
      replace(id, body.put("name", renamed));
      ask(model);
      assertThat(metrics())
          .contains("winnow_request_seconds_count{model=\"" + renamed + "\"} 1")
          .doesNotContain(name);
      assertThat(service.delete(MODELS + "/" + id).status()).isEqualTo(204);
      ask(model);
      assertThat(metrics()).doesNotContain(renamed);
    }
  }

  private String metrics() {
    Answer answer = service.get("/actuator/prometheus");
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer.text();
  }
}
