package dev.winnow.server.web.edge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.server.RunningService;
import dev.winnow.server.web.ProblemShape;
import dev.winnow.server.web.RawHttp;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Attacks size, depth and encoding of bodies.
final class StrictBodyTest {

  private static final String TREE = "/api/v1/probe/tree";
  private static final String JSON = "Content-Type: application/json";

  private final URI server = RunningService.get().address();

  record Case(String body, String code, String says) {}

  static List<Case> cases() {
    return List.of(
        new Case("{\"a\":1,\"a\":2}", "BAD_JSON", "\"a\""),
        new Case("{\"a\":{\"b\":1,\"b\":1}}", "BAD_JSON", "\"b\""),
        new Case("{} {}", "BAD_JSON", "after the end"),
        new Case("{}]", "BAD_JSON", "line 1, column 3"),
        new Case("{\"a\":NaN}", "BAD_JSON", "NaN"),
        new Case("{\"a\":Infinity}", "BAD_JSON", "Infinity"),
        new Case("{\"a\":01}", "BAD_JSON", "eading zeroes"),
        new Case("{'a':1}", "BAD_JSON", "line 1"),
        new Case("{\"a\":1,}", "BAD_JSON", "line 1"),
        new Case("// no\n{}", "BAD_JSON", "line 1"),
        new Case("{\"a\":\"\u0001\"}", "BAD_JSON", "line 1"),
        new Case("{\"a\":1e1001}", "VALIDATION", "a (1e1001) has too large an exponent"),
        new Case("{\"a\":[-1E-999999999]}", "VALIDATION", "a[0] (-1E-999999999) has too large"),
        new Case("{\"a\":" + "9".repeat(1_001) + "}", "BAD_JSON", "Number value length"),
        new Case("{\"" + "n".repeat(1_001) + "\":1}", "BAD_JSON", "Name length"),
        new Case("{\"a\":" + "[".repeat(200) + "]".repeat(200) + "}", "BAD_JSON", "nesting depth"),
        new Case("{\"a\":[\"x\\u0000\"]}", "VALIDATION", "a[0] holds a NUL"),
        new Case("{\"a\\u0000\":1}", "VALIDATION", "NUL"),
        new Case("{\"a\":\"\\ud83d\"}", "VALIDATION", "a holds half a character (U+D83D)"),
        new Case("{\"a\":\"\\ude00\\ud83d\"}", "VALIDATION", "half a character"),
        new Case("{\"a\":\"\0\"}", "BAD_ENCODING", "Byte 6 of the body (0x00)"));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void refuses(Case it) {
    RawHttp.Answer answer = post(it.body().getBytes(StandardCharsets.UTF_8), JSON);
    assertThat(answer.status()).as(answer.text()).isEqualTo(400);
    assertThat(answer.body().path("code").asString("")).isEqualTo(it.code());
    assertThat(answer.body().path("message").asString("")).contains(it.says());
    check(answer);
  }

  private RawHttp.Answer post(byte[] body, String... headers) {
    return RawHttp.send(server, "POST", TREE, body, headers);
  }

  private static void check(RawHttp.Answer answer) {
    ProblemShape.check(
        "it", answer.status(), answer.headers().getOrDefault("content-type", ""), answer.body());
  }

  @Test
  void takesWhatIsJustWithin() {
    String deep = "{\"a\":" + "[".repeat(199) + "]".repeat(199) + "}";
    assertThat(post(deep.getBytes(StandardCharsets.UTF_8), JSON).status()).isEqualTo(200);
    String pair = "{\"a\":\"\\ud83d\\ude00 \uD83D\uDE00\",\"b\":1e308}";
    assertThat(post(pair.getBytes(StandardCharsets.UTF_8), JSON).status()).isEqualTo(200);
    assertThat(post(sized(StrictBody.BYTES_MAX), JSON).status()).isEqualTo(200);
  }

  private static byte[] sized(int bytes) {
    byte[] body = new byte[bytes];
    Arrays.fill(body, (byte) ' ');
    body[0] = '{';
    body[bytes - 1] = '}';
    return body;
  }

  /// Regression: only paths that were written as handlers name them had their bodies checked.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "/%61pi/v1/probe/tree",
        "/api;x/v1/probe/tree",
        "/api/%76%31;a=b/probe/tree",
        "/%61%70%69/v1;/probe;x=%31/tree"
      })
  void howAPathIsSpelledMakesNoDifference(String path) {
    byte[] nul = "{\"a\":\"\\u0000\"}".getBytes(StandardCharsets.UTF_8);
    assertThat(RawHttp.send(server, "POST", path, nul, JSON).body().path("code").asString(""))
        .isEqualTo("VALIDATION");
    byte[] latin = {'{', '"', (byte) 0xe9, '"', ':', '1', '}'};
    assertThat(RawHttp.send(server, "POST", path, latin, JSON).body().path("code").asString(""))
        .isEqualTo("BAD_ENCODING");
    byte[] large = sized(StrictBody.BYTES_MAX + 1);
    assertThat(RawHttp.send(server, "POST", path, large, JSON).status()).isEqualTo(413);
    RawHttp.Answer fine = RawHttp.send(server, "POST", path, sized(10), JSON);
    assertThat(fine.status()).isEqualTo(200);
    assertThat(fine.headers()).containsEntry("cache-control", "no-store");
  }

  @Test
  void saysWhichByteIsNoUtf8() {
    byte[] body = "{\"a\":\"é?\"}".getBytes(StandardCharsets.UTF_8);
    body[8] = (byte) 0xc3;
    RawHttp.Answer answer = post(body, JSON);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body().path("code").asString("")).isEqualTo("BAD_ENCODING");
    assertThat(answer.body().path("message").asString("")).contains("Byte 8 of the body (0xC3)");
    byte[] wide = "{\"a\":1}".getBytes(StandardCharsets.UTF_16LE);
    assertThat(post(wide, JSON).body().path("code").asString("")).isEqualTo("BAD_ENCODING");
  }

  @Test
  void readsUtf8AndUnpackedOnly() {
    byte[] body = "{}".getBytes(StandardCharsets.UTF_8);
    assertThat(post(body, JSON + ";charset=iso-8859-1").status()).isEqualTo(415);
    assertThat(post(body, JSON + "; charset=\"UTF-8\"").status()).isEqualTo(200);
    assertThat(post(body, JSON, "Content-Encoding: gzip").status()).isEqualTo(415);
  }

  @Test
  void refusesWhatIsTooLargeByItsLengthAndWhileReading() {
    RawHttp.Answer told = post(sized(StrictBody.BYTES_MAX + 1), JSON);
    assertThat(told.status()).isEqualTo(413);
    check(told);
    ByteArrayOutputStream request = new ByteArrayOutputStream();
    request.writeBytes(
        ("POST "
                + TREE
                + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                + JSON
                + "\r\nTransfer-Encoding: chunked\r\n\r\n")
            .getBytes(StandardCharsets.UTF_8));
    byte[] chunk = sized(1 << 20);
    for (int i = 0; i < 9; i++) {
      request.writeBytes("100000\r\n".getBytes(StandardCharsets.UTF_8));
      request.writeBytes(chunk);
      request.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
    }
    request.writeBytes("0\r\n\r\n".getBytes(StandardCharsets.UTF_8));
    RawHttp.Answer counted = RawHttp.send(server, request.toByteArray());
    assertThat(counted.status()).isEqualTo(413);
    assertThat(counted.body().path("code").asString("")).isEqualTo("PAYLOAD_TOO_LARGE");
  }

  @Test
  void ignoresABodyThatNobodyAsksFor() {
    byte[] wrong = {(byte) 0xff, 0};
    assertThat(RawHttp.send(server, "POST", "/api/v1/probe/nothing", wrong, JSON).status())
        .isEqualTo(200);
    assertThat(RawHttp.send(server, "GET", "/api/v1/probe", wrong, JSON).status()).isEqualTo(200);
  }

  @Test
  void textsAreCheckedToo() {
    byte[] wrong = {'a', (byte) 0xff};
    RawHttp.Answer answer =
        RawHttp.send(server, "POST", "/api/v1/probe/text", wrong, "Content-Type: text/plain");
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body().path("message").asString("")).contains("Byte 1");
  }
}
