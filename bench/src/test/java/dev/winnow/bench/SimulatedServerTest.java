package dev.winnow.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SimulatedServerTest {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String WITHOUT_SCHEMA =
      """
      {"model":"m","messages":[{"role":"user","content":"Write rows.\\nCount: 4"}]}
      """;
  private static final String WITH_SCHEMA =
      """
      {"model":"m","messages":[{"role":"user","content":"Write rows."}],"response_format":{
       "type":"json_schema","json_schema":{"name":"rows","schema":{"type":"array","minItems":5,
        "maxItems":5,"items":{"type":"object","required":["a","n"],"properties":{
         "a":{"type":"string","maxLength":40},"n":{"type":"integer","minimum":1,"maximum":3},
         "e":{"enum":["x","y"]}}}}}}}
      """;

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  @Test
  void rows_are_as_many_as_asked_for_and_distinct_over_all_keys() throws Exception {
    try (SimulatedServer server = SimulatedServer.start(SimulatedServer.Behaviour.INSTANT)) {
      Set<String> rows = new HashSet<>();
      for (int unit = 0; unit < 200; unit++) {
        JsonNode answer = answer(ask(server, "unit-" + unit, WITH_SCHEMA));
        assertThat(answer.size()).isEqualTo(5);
        for (JsonNode row : answer) {
          assertThat(row.path("a").asString()).hasSizeLessThanOrEqualTo(40);
          assertThat(row.path("n").intValue()).isBetween(1, 3);
          rows.add(row.path("a").asString());
        }
      }
      assertThat(rows).hasSize(1_000);
      assertThat(answer(ask(server, "other", WITHOUT_SCHEMA)).size()).isEqualTo(4);
    }
  }

  @Test
  void the_same_key_gets_the_same_answer_and_is_counted_as_a_repeat() throws Exception {
    try (SimulatedServer server = SimulatedServer.start(SimulatedServer.Behaviour.INSTANT)) {
      String once = ask(server, "a", WITH_SCHEMA).body();
      assertThat(ask(server, "a", WITH_SCHEMA).body()).isEqualTo(once);
      assertThat(ask(server, "b", WITH_SCHEMA).body()).isNotEqualTo(once);
      assertThat(server.requests()).isEqualTo(3);
      assertThat(server.keys()).containsExactly("a", "b");
      assertThat(server.repeats()).isEqualTo(1);
      assertThat(server.prompts()).hasSize(1);
      HttpRequest stats =
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + "/stats"))
              .build();
      JsonNode json = JSON.readTree(client.send(stats, BodyHandlers.ofString()).body());
      assertThat(json.path("requests").intValue()).isEqualTo(3);
      assertThat(json.path("repeats").intValue()).isEqualTo(1);
    }
  }

  @Test
  void faults_come_in_the_order_of_the_script() throws Exception {
    FaultScript script =
        FaultScript.first(
            Fault.throttled(3), Fault.serverError(), new Fault.HtmlPage(), new Fault.Truncated());
    try (SimulatedServer server =
        SimulatedServer.start(SimulatedServer.Behaviour.INSTANT.withFaults(script))) {
      HttpResponse<String> throttled = ask(server, "a", WITH_SCHEMA);
      assertThat(throttled.statusCode()).isEqualTo(429);
      assertThat(throttled.headers().firstValue("retry-after")).hasValue("3");
      assertThat(ask(server, "a", WITH_SCHEMA).statusCode()).isEqualTo(500);
      assertThat(ask(server, "a", WITH_SCHEMA).body()).startsWith("<html>");
      assertThat(ask(server, "a", WITH_SCHEMA).body()).contains("\"finish_reason\":\"length\"");
      assertThat(answer(ask(server, "a", WITH_SCHEMA)).size()).isEqualTo(5);
    }
  }

  @Test
  void a_disconnection_breaks_the_body_off() {
    FaultScript script = FaultScript.first(new Fault.Disconnect(), new Fault.Hangup());
    try (SimulatedServer server =
        SimulatedServer.start(SimulatedServer.Behaviour.INSTANT.withFaults(script))) {
      assertThatThrownBy(() -> ask(server, "a", WITH_SCHEMA)).isInstanceOf(IOException.class);
      assertThatThrownBy(() -> ask(server, "a", WITH_SCHEMA)).isInstanceOf(IOException.class);
      assertThat(server.requests()).isEqualTo(2);
    }
  }

  @Test
  void a_wrong_key_and_an_unknown_model_are_refused() throws Exception {
    try (SimulatedServer server =
        SimulatedServer.start(
            SimulatedServer.Behaviour.INSTANT.withKey("sk-right").withModel("tiny"))) {
      assertThat(ask(server, "a", WITH_SCHEMA).statusCode()).isEqualTo(401);
    }
    try (SimulatedServer server =
        SimulatedServer.start(SimulatedServer.Behaviour.INSTANT.withModel("tiny"))) {
      assertThat(ask(server, "a", WITH_SCHEMA).statusCode()).isEqualTo(404);
    }
  }

  @Test
  void shares_of_faults_hold_about_and_do_not_depend_on_the_order() {
    FaultScript script = FaultScript.mix(3).with(0.2, Fault.serverError()).build();
    long hit = 0;
    for (int unit = 0; unit < 5_000; unit++) {
      Fault fault = script.fault(unit, "unit-" + unit, 1);
      assertThat(script.fault(99, "unit-" + unit, 1)).isEqualTo(fault);
      hit += fault.equals(Fault.NONE) ? 0 : 1;
    }
    assertThat(hit).isBetween(900L, 1_100L);
  }

  @Test
  void the_command_line_is_read() {
    SimulatedServer.Behaviour behaviour =
        ServerArguments.read(List.of("--port", "0", "--latency", "20", "--throttled", "1"));
    assertThat(behaviour.latency()).hasMillis(20);
    assertThat(behaviour.faults().fault(1, "a", 1)).isEqualTo(Fault.throttled(1));
    assertThatThrownBy(() -> ServerArguments.read(List.of("--wat", "1")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private HttpResponse<String> ask(SimulatedServer server, String key, String body)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(server.baseUrl() + "/chat/completions"))
            .header("Idempotency-Key", key)
            .POST(BodyPublishers.ofString(body))
            .build();
    return client.send(request, BodyHandlers.ofString());
  }

  private static JsonNode answer(HttpResponse<String> reply) {
    assertThat(reply.statusCode()).isEqualTo(200);
    String text =
        JSON.readTree(reply.body())
            .path("choices")
            .path(0)
            .path("message")
            .path("content")
            .asString();
    return JSON.readTree(text);
  }
}
