package dev.winnow.core.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.core.llm.ModelSettings;
import dev.winnow.core.llm.ModelSettings.Credential;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

final class ReadStoredModelTest {

  private static final String WHOLE =
      """
      {
        "name": " 千问 1 ", "description": "two\\nlines", "apiKey": "not read here",
        "provider": "openai", "baseUrl": "https://host:8443/v1/", "model": "m",
        "temperature": 0.5, "topP": 0.9, "maxTokens": 9, "stop": "#", "seed": -3,
        "responseFormat": "json_schema_object", "extra": {"a": {"b": [1, null]}},
        "headers": {"X-B": "2", "X-A": "1"},
        "limits": {"connectTimeoutSeconds": 5, "requestTimeoutSeconds": 60, "replyBytesMax": 4096,
          "requestsPerMinute": 60, "tokensPerMinute": 100, "concurrencyMax": 12}
      }
      """;

  private static ReadStoredModel.Read read(String json) {
    return ReadStoredModel.read((ObjectNode) Tasks.JSON.readTree(json), true);
  }

  private static List<String> problems(String json) {
    return read(json).problems().stream()
        .map(problem -> problem.pointer() + " " + problem.message())
        .toList();
  }

  @Test
  void readsWhatATaskFileTakesAndMore() {
    ReadStoredModel.Read read = read(WHOLE);
    assertThat(read.problems()).isEmpty();
    assertThat(read.name()).isEqualTo("千问 1");
    assertThat(read.description()).isEqualTo("two\nlines");
    assertThat(read.concurrencyMax()).isEqualTo(12);
    assertThat(read.settings().baseUrl()).hasToString("https://host:8443/v1");
    assertThat(read.settings().credential()).isEqualTo(new Credential.None());
    assertThat(read("{\"name\": \"n\", \"provider\": \"offline\"}").concurrencyMax())
        .isEqualTo(256);
  }

  @Test
  void whatIsWrittenReadsBackAsItself() {
    List<String> bodies =
        List.of(
            WHOLE,
            "{\"name\": \"n\", \"provider\": \"offline\", \"latencyMillis\": 30}",
            "{\"name\": \"n\", \"baseUrl\": \"http://h\", \"model\": \"m\", \"apiKeyEnv\": \"KEY\"}",
            "{\"name\": \"n\", \"baseUrl\": \"http://h\", \"model\": \"m\", \"stop\": [\"a\", \"b\"]}");
    for (String body : bodies) {
      ModelSettings settings = read(body).settings();
      ObjectNode written = WriteModel.of(settings);
      ReadStoredModel.Read again = ReadStoredModel.read(written, false);
      assertThat(again.problems()).as(body).isEmpty();
      assertThat(again.settings()).isEqualTo(settings);
      assertThat(WriteModel.of(again.settings())).isEqualTo(written);
    }
  }

  @Test
  void aStoredKeyIsNotWritten() {
    ModelSettings settings = read(WHOLE).settings();
    assertThat(WriteModel.of(settings.withCredential(new Credential.Stored("id"))))
        .isEqualTo(WriteModel.of(settings));
  }

  @Test
  void keysInTheWrongPlaceAreRefusedWithoutBeingRepeated() {
    List<String> found =
        problems(
            """
            {"name": "n", "baseUrl": "http://h", "model": "m", "token": "geheim",
             "apiKeyFile": "/etc/passwd", "headers": {"Authorization": "geheim"},
             "extra": {"api_key": "geheim"}}
            """);
    assertThat(found)
        .hasSize(4)
        .noneMatch(problem -> problem.contains("geheim") || problem.contains("task file"))
        .anyMatch(problem -> problem.startsWith("/apiKeyFile") && problem.contains("apiKeyEnv"))
        .anyMatch(problem -> problem.startsWith("/headers/Authorization"))
        .anyMatch(problem -> problem.startsWith("/extra/api_key"))
        .anyMatch(problem -> problem.startsWith("/token") && problem.contains("in apiKey only"));
  }

  @Test
  void theServicesOwnVariablesAreNoKeys() {
    for (String name : List.of("WINNOW_DB_PASSWORD", "winnow_home")) {
      assertThat(
              problems(
                  "{\"name\": \"n\", \"baseUrl\": \"http://h\", \"model\": \"m\", \"apiKeyEnv\": \"%s\"}"
                      .formatted(name)))
          .containsExactly(
              "/apiKeyEnv (%s) is one of Winnow's own variables. Name another.".formatted(name));
    }
  }

  @Test
  void everythingThatIsWrongIsSaidAtOnce() {
    assertThat(
            problems(
                "{\"nmae\": 1, \"limits\": {\"concurrencyMax\": 2000, \"x\": 1}, \"temperature\": 3}"))
        .contains(
            "/nmae unknown field. Did you mean name?",
            "/name is missing. Write a short one like GPT-4o mini.",
            "/provider is missing, and so is baseUrl. Write provider: offline, or baseUrl and model.",
            "/limits/concurrencyMax expected a whole number from 1 to 1,024, found the number 2000.",
            "/temperature expected a number from 0 to 2, found the number 3.")
        .anyMatch(problem -> problem.startsWith("/limits/x unknown field."));
  }

  @Test
  void namesAreShortAndPrintable() {
    for (String name : List.of("a\\u0000", "a\\nb", "\\ud800", "x".repeat(101), "  ", "")) {
      assertThat(problems("{\"name\": \"%s\", \"provider\": \"offline\"}".formatted(name)))
          .as(name)
          .hasSize(1)
          .allMatch(problem -> problem.startsWith("/name "));
    }
  }
}
