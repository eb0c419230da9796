package dev.winnow.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.server.start.HomeLock;
import dev.winnow.server.start.Serving;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A service whose database goes away and comes back.
final class DatabaseUnavailableTest {

  private static final byte[] NONE = {};

  @TempDir private Path home = Path.of("");

  @Test
  void says503UntilItIsBack() throws IOException, HomeLock.Taken {
    try (CuttableProxy proxy = new CuttableProxy(SeparateService.postgresPort());
        Serving serving = SeparateService.start(home, "away", proxy.port())) {
      URI server = serving.address();
      assertThat(get(server, "/api/v1/probe/database").status()).isEqualTo(200);
      assertThat(get(server, "/actuator/health/readiness").status()).isEqualTo(200);
      proxy.cut();
      unavailable(get(server, "/api/v1/probe/database"));
      unavailable(
          RawHttp.send(
              server,
              "POST",
              "/api/v1/probe",
              "{\"name\":\"x\"}".getBytes(StandardCharsets.UTF_8),
              "Content-Type: application/json",
              "Idempotency-Key: away"));
      assertThat(get(server, "/actuator/health/readiness").status()).isEqualTo(503);
      assertThat(get(server, "/actuator/health/liveness").status()).isEqualTo(200);
      // Regression: a scrape waited for the database.
      assertThat(get(server, "/actuator/prometheus").status()).isEqualTo(200);
      proxy.join();
      assertThat(get(server, "/api/v1/probe/database").status()).isEqualTo(200);
    }
  }

  private static RawHttp.Answer get(URI server, String path) {
    return RawHttp.send(server, "GET", path, NONE);
  }

  private static void unavailable(RawHttp.Answer answer) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(503);
    assertThat(answer.headers()).containsEntry("retry-after", "5");
    assertThat(answer.body().path("code").asString("")).isEqualTo("DATABASE_UNAVAILABLE");
    ProblemShape.check("it", 503, answer.headers().getOrDefault("content-type", ""), answer.body());
  }
}
