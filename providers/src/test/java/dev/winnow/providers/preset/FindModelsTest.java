package dev.winnow.providers.preset;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.core.llm.ModelSettings;
import dev.winnow.core.llm.Reply;
import dev.winnow.providers.http.AddressPolicy;
import dev.winnow.providers.http.ScriptedServer;
import dev.winnow.providers.http.ScriptedServer.Step;
import dev.winnow.providers.preset.FindModels.Found;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class FindModelsTest {

  private static final String KEY = "sk-canary-0123456789";

  private final FindModels finder =
      new FindModels(Map.of("THE_KEY", KEY), Clock.systemUTC(), new AddressPolicy());

  private Found find(ModelSettings.Provider provider, URI baseUrl) throws InterruptedException {
    return finder.find(
        new ModelSettings(
            provider, baseUrl, "-", new ModelSettings.Credential.Environment("THE_KEY")),
        stored -> Optional.empty());
  }

  private List<FoundModel> models(ModelSettings.Provider provider, URI baseUrl)
      throws InterruptedException {
    return switch (find(provider, baseUrl)) {
      case Found.Models found -> found.models();
      case Found other -> throw new AssertionError(other);
    };
  }

  /// What a server that answers like this leads to.
  private Reply failure(ModelSettings.Provider provider, Step... steps) throws Exception {
    try (ScriptedServer server = new ScriptedServer(steps)) {
      Found found = find(provider, server.url());
      assertThat(found).isInstanceOf(Found.Failed.class);
      assertThat(found.toString()).doesNotContain(KEY);
      return ((Found.Failed) found).reply();
    }
  }

  private static Step page(String body) {
    return ScriptedServer.reply(200, body);
  }

  @Test
  void openAiListsWithOwners() throws Exception {
    try (ScriptedServer server =
        new ScriptedServer(
            page(
                """
                {"object": "list", "data": [
                  {"id": "gpt-4o", "object": "model", "owned_by": "openai"},
                  {"id": "gpt-4o", "object": "model"},
                  {"id": "x", "name": "Maker: X", "owned_by": null},
                  {"id": 7}, {"object": "model"}, "bare", null]}
                """))) {
      assertThat(models(ModelSettings.Provider.OPENAI, server.url()))
          .containsExactly(
              new FoundModel("gpt-4o", null, "openai"),
              new FoundModel("x", "Maker: X", null),
              new FoundModel("bare", null, null));
      assertThat(server.requests.getFirst())
          .startsWith("GET /v1/models HTTP/1.1\n")
          .contains("Authorization: Bearer " + KEY);
    }
  }

  @Test
  void anthropicIsReadPageByPage() throws Exception {
    try (ScriptedServer server =
        new ScriptedServer(
            page(
                """
                {"data": [{"type": "model", "id": "claude-a", "display_name": "Claude A"}],
                 "has_more": true, "first_id": "claude-a", "last_id": "claude-a"}
                """),
            page(
                """
                {"data": [{"type": "model", "id": "claude-b", "display_name": "Claude B"}],
                 "has_more": false, "first_id": "claude-b", "last_id": "claude-b"}
                """))) {
      assertThat(models(ModelSettings.Provider.ANTHROPIC, server.url()))
          .containsExactly(
              new FoundModel("claude-a", "Claude A", null),
              new FoundModel("claude-b", "Claude B", null));
      assertThat(server.requests.get(0))
          .startsWith("GET /v1/models?limit=1000 HTTP/1.1\n")
          .contains("x-api-key: " + KEY, "anthropic-version: 2023-06-01")
          .doesNotContain("Authorization");
      assertThat(server.requests.get(1))
          .startsWith("GET /v1/models?limit=1000&after_id=claude-a HTTP/1.1\n");
    }
  }

  @Test
  void pagesWithoutEndAreLeft() throws Exception {
    Step again =
        page("{\"data\": [{\"id\": \"claude-a\"}], \"has_more\": true, \"last_id\": \"claude-a\"}");
    Step[] many = IntStream.range(0, 30).mapToObj(i -> again).toArray(Step[]::new);
    try (ScriptedServer server = new ScriptedServer(many)) {
      assertThat(models(ModelSettings.Provider.ANTHROPIC, server.url())).hasSize(1);
      assertThat(server.requests).hasSize(20);
    }
  }

  @Test
  void ollamaIsAskedForItsTags() throws Exception {
    String tags =
        "{\"models\": [{\"name\": \"qwen3:8b\", \"model\": \"qwen3:8b\", \"size\": 5200000000}]}";
    for (String path : List.of("", "/", "/v1", "/api", "/api/")) {
      try (ScriptedServer server = new ScriptedServer(page(tags))) {
        URI base = URI.create(server.url().toString().replaceFirst("/v1$", path));
        assertThat(models(ModelSettings.Provider.OLLAMA, base))
            .containsExactly(new FoundModel("qwen3:8b", null, null));
        assertThat(server.requests.getFirst()).startsWith("GET /api/tags HTTP/1.1\n");
      }
    }
  }

  @Test
  void anEmptyListIsOne() throws Exception {
    try (ScriptedServer server = new ScriptedServer(page("{\"models\": []}"))) {
      assertThat(models(ModelSettings.Provider.OLLAMA, server.url())).isEmpty();
    }
  }

  @Test
  void noMoreThanTwoThousandAreRead() throws Exception {
    String many =
        IntStream.range(0, 2_500)
            .mapToObj(i -> "{\"id\": \"model-" + i + "\"}")
            .collect(Collectors.joining(",", "{\"data\": [", "], \"has_more\": true}"));
    for (ModelSettings.Provider provider :
        List.of(ModelSettings.Provider.OPENAI, ModelSettings.Provider.ANTHROPIC)) {
      try (ScriptedServer server = new ScriptedServer(page(many))) {
        assertThat(models(provider, server.url())).hasSize(2_000);
        assertThat(server.requests).hasSize(1);
      }
    }
  }

  @Test
  void namesAreMadeFitToBeKept() throws Exception {
    String odd =
        "{\"data\": [{\"id\": \"a\\u0000b\\n c \"}, {\"id\": \""
            + "x".repeat(301)
            + "\"}, {\"id\": \" \"}]}";
    try (ScriptedServer server = new ScriptedServer(page(odd))) {
      assertThat(models(ModelSettings.Provider.OPENAI, server.url()))
          .singleElement()
          .satisfies(model -> assertThat(model.id()).doesNotContain("\0", "\n").endsWith("b c"));
    }
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "OFFLINE")
  void aRefusedKeyIsSaidWithoutIt(ModelSettings.Provider provider) throws Exception {
    String body =
        "{\"type\": \"error\", \"error\": {\"type\": \"authentication_error\", \"message\": \"Wrong key: "
            + KEY
            + "\"}}";
    Reply reply = failure(provider, ScriptedServer.reply(401, body));
    assertThat(reply)
        .isInstanceOfSatisfying(
            Reply.Denied.class,
            denied -> {
              assertThat(denied.obstacle()).isEqualTo(Reply.Denied.Obstacle.CREDENTIAL);
              assertThat(denied.status()).isEqualTo(401);
              assertThat(denied.said().message()).isEqualTo("Wrong key: [key]");
            });
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "OFFLINE")
  void whatListsNothingIsSaid(ModelSettings.Provider provider) throws Exception {
    assertUnreadable(failure(provider, page("<html><title>Sign in</title></html>")), "Sign in");
    assertUnreadable(failure(provider, page("hello " + KEY)), "hello [key]");
    assertUnreadable(failure(provider, page("{\"status\": \"ok\"}")), "lists no models");
    assertUnreadable(failure(provider, page("")), "empty");
  }

  private static void assertUnreadable(Reply reply, String words) {
    assertThat(reply)
        .isInstanceOfSatisfying(
            Reply.Unavailable.class,
            it -> {
              assertThat(it.fault()).isEqualTo(Reply.Unavailable.Fault.UNREADABLE);
              assertThat(it.said().message()).contains(words);
            });
  }

  @Test
  void anErrorInASuccessIsAnError() throws Exception {
    Reply reply =
        failure(
            ModelSettings.Provider.OPENAI,
            page("{\"error\": {\"code\": \"invalid_api_key\", \"message\": \"No such key\"}}"));
    assertThat(reply)
        .isInstanceOfSatisfying(
            Reply.Denied.class,
            it -> assertThat(it.obstacle()).isEqualTo(Reply.Denied.Obstacle.CREDENTIAL));
  }

  @Test
  void anAddressWithoutAListAndNobodyAtAllAreToldApart() throws Exception {
    assertThat(
            failure(
                ModelSettings.Provider.OPENAI,
                ScriptedServer.reply(404, "{\"detail\": \"Not Found\"}")))
        .isInstanceOfSatisfying(
            Reply.Denied.class,
            it -> {
              assertThat(it.obstacle()).isEqualTo(Reply.Denied.Obstacle.MODEL);
              assertThat(it.said().message())
                  .startsWith("Not Found (HTTP 404 from http://")
                  .endsWith("/v1/models)");
            });
    URI gone;
    try (ScriptedServer server = new ScriptedServer()) {
      gone = server.url();
    }
    assertThat(find(ModelSettings.Provider.OPENAI, gone))
        .isInstanceOfSatisfying(
            Found.Failed.class, it -> assertThat(it.reply()).isInstanceOf(Reply.Unavailable.class));
  }

  @Test
  void aKeyThatIsNotThereIsSaidWithoutACall() throws Exception {
    Found found =
        new FindModels(Map.of(), Clock.systemUTC(), new AddressPolicy())
            .find(
                new ModelSettings(
                    ModelSettings.Provider.OPENAI,
                    URI.create("http://127.0.0.1:9/v1"),
                    "-",
                    new ModelSettings.Credential.Environment("THE_KEY")),
                stored -> Optional.empty());
    assertThat(found)
        .isInstanceOfSatisfying(
            Found.Unusable.class, it -> assertThat(it.said().message()).contains("THE_KEY"));
  }
}
