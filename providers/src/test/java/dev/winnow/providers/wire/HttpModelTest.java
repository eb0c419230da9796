package dev.winnow.providers.wire;

import static dev.winnow.providers.http.ScriptedServer.reply;
import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.core.llm.LanguageModel;
import dev.winnow.core.llm.Message;
import dev.winnow.core.llm.ModelSettings;
import dev.winnow.core.llm.ModelSettings.Limits;
import dev.winnow.core.llm.Reply;
import dev.winnow.core.llm.Reply.Unavailable;
import dev.winnow.core.llm.Reply.Unavailable.Fault;
import dev.winnow.core.llm.Request;
import dev.winnow.core.llm.Usage;
import dev.winnow.providers.SentModel;
import dev.winnow.providers.http.ScriptedServer;
import dev.winnow.providers.http.ScriptedServer.Step;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/// A model against a real socket: what is sent, and every way a reply can go wrong.
class HttpModelTest {

  private static final String ANSWER =
      """
      {"id":"x","model":"gpt-test","choices":[{"index":0,"finish_reason":"stop",
       "message":{"role":"assistant","content":"[{\\"a\\":1}]","reasoning_content":"hm"}}],
       "usage":{"prompt_tokens":12,"completion_tokens":"7","total_tokens":19,
        "prompt_tokens_details":{"cached_tokens":4},
        "completion_tokens_details":{"reasoning_tokens":3}}}
      """;
  private static final Duration LONG = Duration.ofSeconds(30);

  @Test
  void an_answer_is_read_with_its_usage() throws Exception {
    try (ScriptedServer server = new ScriptedServer(reply(200, ANSWER))) {
      Reply.Text text = (Reply.Text) ask(server, LONG, 1 << 20);
      assertThat(text.completion().text()).isEqualTo("[{\"a\":1}]");
      assertThat(text.completion().usage()).isEqualTo(new Usage(12, 7, 4, 3));
      assertThat(text.completion().model()).isEqualTo("gpt-test");
      assertThat(text.completion().finish()).isEqualTo("stop");
    }
  }

  @Test
  void the_key_of_the_request_and_of_the_user_travel_in_headers() throws Exception {
    try (ScriptedServer server = new ScriptedServer(reply(200, ANSWER))) {
      ask(server, LONG, 1 << 20);
      String head = server.requests.getFirst();
      assertThat(head).startsWith("POST /v1/chat/completions HTTP/1.1\n");
      assertThat(head).contains("\nIdempotency-Key: unit-1\n");
      assertThat(head).contains("\nAuthorization: Bearer " + SentModel.KEY + "\n");
      assertThat(head).contains("\nX-Team: grain\n");
      assertThat(head).doesNotContainIgnoringCase("accept-encoding");
      assertThat(head).doesNotContainIgnoringCase("upgrade");
    }
  }

  /// Regression: packed answers came from proxies although nobody asks for them.
  @Test
  void a_packed_body_is_read_up_to_the_limit() throws Exception {
    byte[] gzip = packed(GZIPOutputStream::new, ANSWER);
    byte[] zlib = packed(DeflaterOutputStream::new, ANSWER);
    byte[] raw = packed(out -> new DeflaterOutputStream(out, new Deflater(6, true)), ANSWER);
    byte[] twice = packed(GZIPOutputStream::new, gzip);
    byte[] mark = ("\uFEFF" + ANSWER).getBytes(StandardCharsets.UTF_8);
    byte[] wide = ("\uFEFF" + ANSWER).getBytes(StandardCharsets.UTF_16LE);
    byte[] huge = packed(GZIPOutputStream::new, " ".repeat(8 << 20) + ANSWER);
    byte[] torn = Arrays.copyOf(gzip, gzip.length - 8);
    try (ScriptedServer server =
        new ScriptedServer(
            ScriptedServer.packed(gzip, "Content-Encoding: gzip"),
            ScriptedServer.packed(gzip),
            ScriptedServer.packed(zlib, "Content-Encoding: deflate"),
            ScriptedServer.packed(raw, "Content-Encoding: deflate"),
            ScriptedServer.packed(twice, "Content-Encoding: gzip, gzip"),
            ScriptedServer.packed(mark),
            ScriptedServer.packed(wide),
            ScriptedServer.packed(torn, "Content-Encoding: gzip"),
            ScriptedServer.packed(
                ANSWER.getBytes(StandardCharsets.UTF_8), "Content-Encoding: gzip"),
            ScriptedServer.packed(huge, "Content-Encoding: gzip"),
            ScriptedServer.packed(new byte[] {11, 12, 13}, "Content-Encoding: br"))) {
      LanguageModel model = model(server.url(), LONG, 1 << 20);
      for (int i = 0; i < 9; i++) {
        assertThat(model.ask(request())).as("body " + i).isInstanceOf(Reply.Text.class);
      }
      assertThat(((Unavailable) model.ask(request())).said().message())
          .contains("larger than the limit");
      assertThat(((Unavailable) model.ask(request())).said().message()).contains("packed as br");
    }
  }

  private interface Packing {
    OutputStream of(OutputStream out) throws IOException;
  }

  private static byte[] packed(Packing packing, String text) throws IOException {
    return packed(packing, text.getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] packed(Packing packing, byte[] bytes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (OutputStream in = packing.of(out)) {
      in.write(bytes);
    }
    return out.toByteArray();
  }

  @Test
  void a_connection_is_used_again() throws Exception {
    Step first = reply(200, ANSWER);
    try (ScriptedServer server = new ScriptedServer(first, reply(200, ANSWER))) {
      LanguageModel model = model(server.url(), LONG, 1 << 20);
      assertThat(model.ask(request())).isInstanceOf(Reply.Text.class);
      assertThat(model.ask(request())).isInstanceOf(Reply.Text.class);
    }
  }

  @Test
  void a_kept_connection_that_the_server_closes_is_not_silently_sent_on_again() throws Exception {
    Step closing = new Step.Send("", true);
    try (ScriptedServer server =
        new ScriptedServer(reply(200, ANSWER), closing, reply(200, ANSWER))) {
      LanguageModel model = model(server.url(), LONG, 1 << 20);
      assertThat(model.ask(request())).isInstanceOf(Reply.Text.class);
      assertThat(fault(model.ask(request()))).isEqualTo(Fault.DISCONNECTED);
      assertThat(server.requests).hasSize(2);
    }
  }

  @Test
  void a_chunked_reply_is_read() throws Exception {
    String half = ANSWER.substring(0, 100);
    String rest = ANSWER.substring(100);
    String chunked =
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
            + Integer.toHexString(half.length())
            + "\r\n"
            + half
            + "\r\n"
            + Integer.toHexString(rest.length())
            + "\r\n"
            + rest
            + "\r\n0\r\n\r\n";
    try (ScriptedServer server = new ScriptedServer(new Step.Send(chunked, false))) {
      assertThat(ask(server, LONG, 1 << 20)).isInstanceOf(Reply.Text.class);
    }
  }

  @Test
  void a_reply_cut_in_the_middle_is_a_disconnection() throws Exception {
    String cut = "HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n{\"choices\":[";
    String chunked = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nff\r\n{\"choices\"";
    String odd = "HTTP/1.1 200 OK\r\nContent-Length: abc\r\n\r\n{}";
    for (String bytes : List.of("", "HTTP/1.1 200", cut, chunked, odd)) {
      try (ScriptedServer server = new ScriptedServer(new Step.Send(bytes, true))) {
        assertThat(fault(ask(server, LONG, 1 << 20))).isEqualTo(Fault.DISCONNECTED);
        assertThat(server.requests).hasSize(1);
      }
    }
  }

  @Test
  void what_is_no_http_is_a_disconnection() throws Exception {
    try (ScriptedServer server =
        new ScriptedServer(new Step.Send("SSH-2.0-OpenSSH\r\n\r\n", true))) {
      assertThat(fault(ask(server, LONG, 1 << 20))).isEqualTo(Fault.DISCONNECTED);
    }
  }

  @Test
  void no_reply_and_a_body_that_never_ends_are_time_outs() throws Exception {
    String begun = "HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n{\"choices\":[";
    for (String bytes : List.of("", begun)) {
      try (ScriptedServer server = new ScriptedServer(new Step.Stall(bytes))) {
        assertThat(fault(ask(server, Duration.ofMillis(200), 1 << 20))).isEqualTo(Fault.TIMEOUT);
      }
    }
  }

  @Test
  void a_reply_over_the_limit_is_given_up_while_it_comes() throws Exception {
    String announced = "HTTP/1.1 200 OK\r\nContent-Length: 999999999\r\n\r\n";
    String endless = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";
    String until = "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n";
    for (String head : List.of(announced, endless, until)) {
      Step flood = new Step.Flood(head, "a\r\n0123456789\r\n".repeat(100));
      try (ScriptedServer server = new ScriptedServer(flood)) {
        Unavailable reply = (Unavailable) ask(server, LONG, 50_000);
        assertThat(reply.fault()).isEqualTo(Fault.UNREADABLE);
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.said().message()).contains("50,000 bytes");
      }
    }
  }

  @Test
  void a_redirect_is_not_followed_and_said() throws Exception {
    try (ScriptedServer server =
        new ScriptedServer(reply(307, "", "Location: https://elsewhere.example/v2"))) {
      Reply.Denied denied = (Reply.Denied) ask(server, LONG, 1 << 20);
      assertThat(denied.obstacle()).isEqualTo(Reply.Denied.Obstacle.MODEL);
      assertThat(denied.said().message()).contains("redirects to https://elsewhere.example/v2");
      assertThat(server.requests).hasSize(1);
    }
  }

  @Test
  void a_closed_port_and_an_unknown_host_are_unreachable() throws Exception {
    URI closed;
    try (ScriptedServer server = new ScriptedServer()) {
      closed = server.url();
    }
    for (URI url : List.of(closed, URI.create("http://no-such-host.invalid/v1"))) {
      Reply reply = model(url, LONG, 1 << 20).ask(request());
      assertThat(fault(reply)).isEqualTo(Fault.UNREACHABLE);
      assertThat(((Unavailable) reply).said().message()).contains(url.getHost());
    }
  }

  @Test
  void the_wait_asked_for_is_kept_on_errors() throws Exception {
    try (ScriptedServer server =
        new ScriptedServer(reply(429, "{\"error\":{\"message\":\"slow\"}}", "Retry-After: 90"))) {
      assertThat(ask(server, LONG, 1 << 20))
          .isEqualTo(new Reply.Throttled(429, Duration.ofSeconds(90), "slow"));
    }
  }

  @Test
  void broken_utf8_and_a_byte_order_mark_do_no_harm() throws Exception {
    try (ScriptedServer server = new ScriptedServer(reply(200, "\uFEFF" + ANSWER))) {
      assertThat(ask(server, LONG, 1 << 20)).isInstanceOf(Reply.Text.class);
    }
  }

  @Test
  void an_interrupted_call_ends_at_once() throws Exception {
    try (ScriptedServer server = new ScriptedServer(new Step.Stall(""))) {
      Thread.currentThread().interrupt();
      boolean interrupted = false;
      try {
        ask(server, LONG, 1 << 20);
      } catch (InterruptedException expected) {
        interrupted = true;
      }
      assertThat(interrupted).isTrue();
    }
  }

  private Reply ask(ScriptedServer server, Duration timeout, long bytesMax)
      throws InterruptedException, IOException {
    return model(server.url(), timeout, bytesMax).ask(request());
  }

  private static LanguageModel model(URI url, Duration timeout, long bytesMax) {
    ModelSettings settings =
        SentModel.settings(
            "{\"baseUrl\":\"%s\",\"model\":\"tiny\",\"headers\":{\"X-Team\":\"grain\"}}"
                .formatted(url));
    return SentModel.open(
            settings.withLimits(
                new Limits(Duration.ofSeconds(5), timeout, timeout, bytesMax, null, null)))
        .model();
  }

  private static Request request() {
    return new Request(
        "unit-1", List.of(new Message(Message.Role.USER, "Grüße, 你好")), 1, null, Map.of(), 1);
  }

  private static Fault fault(Reply reply) {
    assertThat(reply).isInstanceOf(Unavailable.class);
    return ((Unavailable) reply).fault();
  }
}
