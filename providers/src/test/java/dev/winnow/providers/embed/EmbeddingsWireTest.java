package dev.winnow.providers.embed;

import static dev.winnow.providers.http.ScriptedServer.reply;
import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.core.llm.Embedding;
import dev.winnow.core.llm.LanguageModel;
import dev.winnow.core.llm.Reply;
import dev.winnow.core.llm.Request;
import dev.winnow.core.llm.Usage;
import dev.winnow.providers.SentModel;
import dev.winnow.providers.http.ScriptedServer;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Embeddings against a real socket.
final class EmbeddingsWireTest {

  private static final Request TEXTS = Request.embeddings("unit-1", List.of("one", "two"));

  private static LanguageModel model(URI url, String provider) {
    String json =
        """
        {"provider": "%s", "baseUrl": "%s", "model": "text-embedding-3-small", "temperature": 0.3,
         "maxTokens": 99, "extra": {"dimensions": 2}}
        """
            .formatted(provider, url);
    return SentModel.open(SentModel.settings(json)).model();
  }

  private static List<byte[]> bytes(Reply reply) {
    return ((Reply.Text) reply)
        .completion()
        .text()
        .lines()
        .map(line -> Embedding.parse(line).orElseThrow().bytes())
        .toList();
  }

  @Test
  void textsAreSentAsTheyAreAndEmbeddingsComeInTheirOrder() throws Exception {
    String answer =
        """
        {"object": "list", "model": "text-embedding-3-small-1",
         "data": [{"object": "embedding", "index": 1, "embedding": [0.0, 0.5]},
                  {"object": "embedding", "index": 0, "embedding": [0.25, -0.25]}],
         "usage": {"prompt_tokens": 2, "total_tokens": 2}}
        """;
    try (ScriptedServer server = new ScriptedServer(reply(200, answer))) {
      Reply reply = model(server.url(), "openai").ask(TEXTS);
      assertThat(bytes(reply)).containsExactly(new byte[] {127, -127}, new byte[] {0, 127});
      assertThat(((Reply.Text) reply).completion().usage()).isEqualTo(Usage.of(2, 0));
      String sent = server.requests.getFirst();
      assertThat(sent)
          .startsWith("POST /v1/embeddings HTTP/1.1\n")
          .contains("\nIdempotency-Key: unit-1\n")
          .contains("\nAuthorization: Bearer " + SentModel.KEY + "\n")
          .endsWith(
              "{\"model\":\"text-embedding-3-small\",\"input\":[\"one\",\"two\"],\"dimensions\":2}");
    }
  }

  @Test
  void numbersMayComeAsBase64() throws Exception {
    ByteBuffer floats = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
    String base64 =
        Base64.getEncoder().encodeToString(floats.putFloat(0.5f).putFloat(-0.5f).array());
    String answer =
        "{\"data\": [{\"embedding\": \"%s\"}, {\"embedding\": \"%s\"}]}".formatted(base64, base64);
    try (ScriptedServer server = new ScriptedServer(reply(200, answer))) {
      Reply reply = model(server.url(), "openai").ask(TEXTS);
      assertThat(bytes(reply)).containsExactly(new byte[] {127, -127}, new byte[] {127, -127});
      // Nobody counted: estimated, and nothing was written.
      Usage usage = ((Reply.Text) reply).completion().usage();
      assertThat(usage.inputTokens()).isPositive().isEqualTo(usage.estimatedTokens());
      assertThat(usage.outputTokens()).isZero();
    }
  }

  @Test
  void ollamaHasItsOwn() throws Exception {
    String answer =
        """
        {"model": "nomic-embed-text", "embeddings": [[1, 0], [0, 2]], "prompt_eval_count": 5}
        """;
    try (ScriptedServer server = new ScriptedServer(reply(200, answer))) {
      Reply reply = model(server.url(), "ollama").ask(TEXTS);
      assertThat(bytes(reply)).containsExactly(new byte[] {127, 0}, new byte[] {0, 127});
      assertThat(((Reply.Text) reply).completion().usage()).isEqualTo(Usage.of(5, 0));
      assertThat(server.requests.getFirst()).startsWith("POST /api/embed HTTP/1.1\n");
    }
  }

  @Test
  void whatGoesWrongIsSaidAsOfAnyCall() throws Exception {
    try (ScriptedServer server =
        new ScriptedServer(
            reply(401, "{\"error\": {\"message\": \"wrong key\"}}"),
            reply(429, "{\"error\": {\"message\": \"slow down\"}}"),
            reply(
                400,
                "{\"error\": {\"message\": \"This model's maximum context length is 8192 tokens\","
                    + " \"code\": \"context_length_exceeded\"}}"),
            reply(200, "{\"data\": []}"),
            reply(200, "{\"choices\": [{\"message\": {\"content\": \"hi\"}}]}"))) {
      LanguageModel model = model(server.url(), "openai");
      assertThat(model.ask(TEXTS)).isInstanceOf(Reply.Denied.class);
      assertThat(model.ask(TEXTS)).isInstanceOf(Reply.Throttled.class);
      assertThat(model.ask(TEXTS))
          .isInstanceOfSatisfying(
              Reply.Invalid.class,
              it -> assertThat(it.flaw()).isEqualTo(Reply.Invalid.Flaw.TOO_LARGE));
      assertThat(model.ask(TEXTS)).isInstanceOf(Reply.Unavailable.class);
      assertThat(model.ask(TEXTS)).isInstanceOf(Reply.Unavailable.class);
    }
  }

  @Test
  void aProtocolWithoutEmbeddingsSaysSo() throws Exception {
    Reply reply = model(URI.create("http://127.0.0.1:9"), "anthropic").ask(TEXTS);
    assertThat(reply)
        .isInstanceOfSatisfying(
            Reply.Denied.class, it -> assertThat(it.said().message()).contains("no embeddings"));
  }
}
