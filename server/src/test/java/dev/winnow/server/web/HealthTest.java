package dev.winnow.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.server.RunningService;
import dev.winnow.server.RunningService.Answer;
import org.junit.jupiter.api.Test;

/// What watches the service.
final class HealthTest {

  private final RunningService service = RunningService.get();

  @Test
  void saysHowItIs() {
    for (String path : new String[] {"", "/liveness", "/readiness"}) {
      Answer answer = service.get("/actuator/health" + path);
      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.body().path("status").asString("")).isEqualTo("UP");
    }
    for (String part : new String[] {"db", "recording"}) {
      assertThat(
              service
                  .get("/actuator/health/readiness")
                  .body()
                  .at("/components/" + part + "/status")
                  .asString(""))
          .isEqualTo("UP");
    }
  }

  @Test
  void showsMetrics() {
    Answer answer = service.get("/actuator/prometheus");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.text()).contains("jvm_memory_used_bytes", "hikaricp_connections");
  }
}
