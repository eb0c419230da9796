package dev.winnow.server.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.winnow.server.RunningService;
import dev.winnow.server.RunningService.Answer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

final class AskForModelsTest {

  private static final String DISCOVER = "/api/v1/models/discover";
  private static final String KEY = "sk-test-0123456789-abcd";
  private static final String LIST =
      "{\"data\": [{\"id\": \"one\", \"owned_by\": \"me\"}], \"models\": [{\"name\": \"one\"}]}";

  private final RunningService service = RunningService.get();

  /// Lists its models to whoever has the key.
  private record Lister(HttpServer server, List<String> paths) implements AutoCloseable {

    static Lister start(String body) throws IOException {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      Lister lister = new Lister(server, new CopyOnWriteArrayList<>());
      server.createContext(
          "/",
          exchange -> {
            lister.paths.add(exchange.getRequestURI().toString());
            String bearer = exchange.getRequestHeaders().getFirst("Authorization");
            String bare = exchange.getRequestHeaders().getFirst("x-api-key");
            boolean known = ("Bearer " + KEY).equals(bearer) || KEY.equals(bare);
            String denied =
                "{\"error\": {\"message\": \"Incorrect API key: %s %s\"}}".formatted(bearer, bare);
            byte[] bytes = (known ? body : denied).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(known ? 200 : 401, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
          });
      server.start();
      return lister;
    }

    URI baseUrl() {
      return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/v1");
    }

    @Override
    public void close() {
      server.stop(0);
    }
  }

  private static ObjectNode body(URI baseUrl, String key) {
    ObjectNode body = ModelJson.openAi("", baseUrl, key);
    body.remove(List.of("name", "model"));
    return body;
  }

  private JsonNode discover(String query, ObjectNode body) {
    Answer answer = service.post(DISCOVER + query, body.toString());
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    assertThat(answer.text()).doesNotContain(KEY);
    return answer.body();
  }

  @ParameterizedTest
  @CsvSource({"openai,/v1/models", "anthropic,/v1/models?limit=1000", "ollama,/api/tags"})
  void anAddressSaysWhatItOffers(String provider, String path) throws IOException {
    try (Lister lister = Lister.start(LIST)) {
      JsonNode found = discover("", body(lister.baseUrl(), KEY).put("provider", provider));
      assertThat(found.path("failure").isNull()).as(found.toString()).isTrue();
      assertThat(found.at("/models/0/id").stringValue()).isEqualTo("one");
      assertThat(found.at("/models/0/name").isNull()).isTrue();
      assertThat(found.at("/models/0/owner").stringValue()).isEqualTo("me");
      assertThat(lister.paths()).containsExactly(path);
    }
  }

  @ParameterizedTest
  @CsvSource({"openai", "anthropic", "ollama"})
  void aWrongKeyIsSaidAsByATest(String provider) throws IOException {
    try (Lister lister = Lister.start(LIST)) {
      String wrong = "sk-wrong-9876543210-zyxw";
      Answer answer =
          service.post(
              DISCOVER, body(lister.baseUrl(), wrong).put("provider", provider).toString());
      assertThat(answer.text()).contains("Incorrect API key").doesNotContain(wrong);
      assertThat(answer.body().at("/failure/kind").stringValue()).isEqualTo("credential");
      assertThat(answer.body().at("/failure/status").intValue()).isEqualTo(401);
      assertThat(answer.body().at("/failure/advice/message").stringValue()).isNotBlank();
      assertThat(answer.body().path("models")).isEmpty();
    }
  }

  @Test
  void theStoredKeyIsUsedForItsOwnAddressOnly() throws IOException {
    try (Lister lister = Lister.start(LIST)) {
      ObjectNode stored = ModelJson.openAi(ModelJson.unique("lists"), lister.baseUrl(), KEY);
      Answer created = service.post("/api/v1/models", stored.toString());
      String query = "?id=" + created.body().path("id").stringValue();
      ObjectNode silent = body(lister.baseUrl(), KEY);
      silent.remove("apiKey");
      assertThat(discover(query, silent).at("/models/0/id").stringValue()).isEqualTo("one");
      assertThat(discover("", silent).at("/failure/kind").stringValue()).isEqualTo("credential");

      silent.put("baseUrl", "http://localhost:" + lister.baseUrl().getPort() + "/v1");
      Answer moved = service.post(DISCOVER + query, silent.toString());
      assertThat(moved.status()).as(moved.text()).isEqualTo(400);
      assertThat(moved.text()).contains("another address");
      assertThat(lister.paths()).hasSize(2);
    }
  }

  @Test
  void whatListsNothingIsSaidWithAdvice() throws IOException {
    try (Lister lister = Lister.start("{\"status\": \"" + KEY + "\"}")) {
      JsonNode found = discover("", body(lister.baseUrl(), KEY));
      assertThat(found.at("/failure/kind").stringValue()).isEqualTo("unreadable");
      assertThat(found.at("/failure/message").stringValue()).contains("lists no models", "[key]");
    }
  }

  @Test
  void theOfflineModelHasNoneToChooseFrom() {
    ObjectNode offline = ModelJson.offline("demo");
    assertThat(discover("", offline).toString()).isEqualTo("{\"models\":[],\"failure\":null}");
  }

  @Test
  void wrongFieldsAndForbiddenAddressesAreRefusedAsByATest() {
    ObjectNode metadata = body(URI.create("http://169.254.169.254/v1"), KEY);
    Answer answer = service.post(DISCOVER, metadata.toString());
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text()).contains("never called").doesNotContain(KEY);
    Answer odd = service.post(DISCOVER, metadata.put("model", "m").put("colour", 1).toString());
    assertThat(odd.text()).contains("colour");
    assertThat(service.post(DISCOVER, "{}").status()).isEqualTo(400);
  }
}
