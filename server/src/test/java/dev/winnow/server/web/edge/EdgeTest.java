package dev.winnow.server.web.edge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.server.RunningService;
import dev.winnow.server.web.ProblemShape;
import dev.winnow.server.web.RawHttp;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Who may call, with what targets, and what every answer carries.
final class EdgeTest {

  private final URI server = RunningService.get().address();

  private RawHttp.Answer raw(String request) {
    return RawHttp.send(server, request.getBytes(StandardCharsets.ISO_8859_1));
  }

  private RawHttp.Answer from(String method, String... headers) {
    String lines = headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n";
    return raw(
        method + " /api/v1/probe/nothing HTTP/1.1\r\nConnection: close\r\n" + lines + "\r\n");
  }

  private static void refused(RawHttp.Answer answer, int status, String code) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(status);
    ProblemShape.check(
        "it", status, answer.headers().getOrDefault("content-type", ""), answer.body());
    assertThat(answer.body().path("code").asString("")).isEqualTo(code);
    assertThat(answer.headers()).containsEntry("x-content-type-options", "nosniff");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "evil.example",
        "127.0.0.1.evil.example",
        "localhost.evil.example:8080",
        "10.0.0.1",
        "[2001:db8::1]"
      })
  void refusesOtherNames(String host) {
    refused(from("GET", "Host: " + host), 403, "FORBIDDEN_HOST");
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "LOCALHOST:8080", "127.0.0.1:1", "127.1.2.3", "[::1]:8080"})
  void knowsItsOwnNames(String host) {
    assertThat(from("POST", "Host: " + host, "Content-Length: 0").status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Origin: http://evil.example",
        "Origin: null",
        "Origin: http://localhost:3000",
        "Origin: https://localhost",
        "Origin: ::",
        "Sec-Fetch-Site: cross-site"
      })
  void pagesOfOtherSitesMayChangeNothing(String header) {
    refused(from("POST", "Host: localhost", "Content-Length: 0", header), 403, "FORBIDDEN_ORIGIN");
    assertThat(from("GET", "Host: localhost", header).status()).isNotEqualTo(403);
  }

  @Test
  void itsOwnPageMay() {
    assertThat(
            from(
                    "POST",
                    "Host: localhost:9",
                    "Content-Length: 0",
                    "Origin: http://localhost:9",
                    "Sec-Fetch-Site: same-origin")
                .status())
        .isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/v1/..%2f..%2fetc/passwd",
        "/../../etc/passwd",
        "/api/v1/%00",
        "/api/v1/a%5cb",
        "/a<b",
        "/a|b",
        "/%zz",
        "/%",
        "/api/v1/probe?q=%ff",
        "/api/v1/probe?q=%ED%A0%80",
        "/api/v1/probe?q=%",
        "/api/v1/probe?q=a%00b",
        "/api/v1/probe?%00=1",
        "/api/v1/%ff",
        "/api/v1/%c0%ae%c0%ae",
        "no-slash",
        "http://"
      })
  void refusesTargetsThatAreNone(String target) {
    RawHttp.Answer answer =
        raw("GET " + target + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    assertThat(answer.status()).as("%s: %s", target, answer.text()).isEqualTo(400);
    ProblemShape.check(
        target, 400, answer.headers().getOrDefault("content-type", ""), answer.body());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "BAD\r\n\r\n",
        "GET / HTTP/1.1\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: local host\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: localhost\r\nbad header\r\nConnection: close\r\n\r\n",
        "GET / HTTP/9.1\r\nHost: localhost\r\n\r\n",
        "POST /api/v1/probe HTTP/1.1\r\nHost: localhost\r\nContent-Length: -1\r\n\r\n",
        "POST /api/v1/probe HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: magic\r\n\r\n",
        "POST /api/v1/probe/tree HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        "TRACE / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
        "FOO / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
      })
  void answersInTheSameShapeWhatIsNoHttp(String request) {
    RawHttp.Answer answer = raw(request);
    assertThat(answer.status()).as(answer.text()).isGreaterThanOrEqualTo(400).isNotEqualTo(500);
    ProblemShape.check(
        request, answer.status(), answer.headers().getOrDefault("content-type", ""), answer.body());
  }

  @Test
  void answersHeadersThatAreTooLong() {
    RawHttp.Answer answer = from("GET", "Host: localhost", "X-Long: " + "x".repeat(40_000));
    refused(answer, 400, "BAD_REQUEST");
  }

  @Test
  void everyAnswerCarriesTheHeadersOfSafety() {
    RunningService.Answer answer = RunningService.get().get("/api/v1/probe");
    assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(answer.header("Content-Security-Policy")).contains("frame-ancestors 'none'");
    assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
    RunningService.Answer kept = RunningService.get().get("/api/v1/probe/cached");
    assertThat(kept.response().headers().allValues("Cache-Control")).containsExactly("max-age=60");
  }
}
