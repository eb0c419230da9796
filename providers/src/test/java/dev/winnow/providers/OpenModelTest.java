package dev.winnow.providers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.core.llm.LanguageModel;
import dev.winnow.core.llm.ModelSettings;
import dev.winnow.core.llm.ModelSettings.Credential;
import dev.winnow.providers.OpenModel.Opened;
import dev.winnow.providers.embed.TextOrEmbeddings;
import dev.winnow.providers.http.AddressPolicy;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpenModelTest {

  private static final String URL = "http://localhost:1/v1";
  private static final Map<String, String> ENVIRONMENT =
      Map.of("GOOD", " sk-good\n", "BLANK", " ", "BROKEN", "sk-line\nbreak", "CHINESE", "密钥");

  private static final LanguageModel OFFLINE =
      request -> {
        throw new AssertionError("nothing is asked here");
      };

  @TempDir Path folder;

  @Test
  void the_offline_model_needs_nothing() {
    ModelSettings settings = settings(ModelSettings.Provider.OFFLINE, null, new Credential.None());
    assertThat(((Opened.Ready) open(settings)).model()).isSameAs(OFFLINE);
  }

  @Test
  void a_key_is_found_in_the_environment_and_in_a_file() throws IOException {
    Path file = Files.writeString(folder.resolve("key"), "sk-file\n# a comment\n");
    for (Credential credential :
        new Credential[] {
          new Credential.None(),
          new Credential.Environment("GOOD"),
          new Credential.File(file.toString())
        }) {
      assertThat(((Opened.Ready) open(openAi(URL, credential))).model())
          .isInstanceOf(TextOrEmbeddings.class);
    }
  }

  @Test
  void a_missing_or_odd_variable_is_named_and_its_value_is_not() {
    assertThat(unusable(new Credential.Environment("ABSENT"))).contains("ABSENT", "not set");
    assertThat(unusable(new Credential.Environment("BLANK"))).contains("BLANK", "empty");
    assertThat(unusable(new Credential.Environment("BROKEN")))
        .contains("BROKEN", "line break")
        .doesNotContain("sk-line");
    assertThat(unusable(new Credential.Environment("CHINESE"))).doesNotContain("密钥");
  }

  /// Nothing is sent with a key that cannot be one, wherever it is kept.
  @Test
  void a_key_with_quotes_a_prefix_or_a_placeholder_is_said() throws IOException {
    for (String key : List.of("\"sk-odd\"", "Bearer sk-odd", "$KEY_ODD", "<sk-odd>", "sk-o dd")) {
      ModelSettings stored = openAi(URL, new Credential.Stored("id-1"));
      Opened opened = opener(ENVIRONMENT).open(stored, id -> Optional.of(key));
      assertThat(((Opened.Unusable) opened).said().message())
          .startsWith("The stored key ")
          .doesNotContain(key);
      Path file = Files.writeString(folder.resolve("odd"), key + "\n");
      assertThat(unusable(new Credential.File(file.toString()))).contains("odd").endsWith(".");
      Opened variable =
          opener(Map.of("ODD", key)).open(openAi(URL, new Credential.Environment("ODD")));
      assertThat(((Opened.Unusable) variable).said().message()).contains("ODD").doesNotContain(key);
    }
  }

  @Test
  void a_missing_or_odd_file_is_named() throws IOException {
    Path empty = Files.writeString(folder.resolve("empty"), "\n\n");
    Path large = Files.writeString(folder.resolve("large"), "x".repeat(20_000));
    assertThat(unusable(new Credential.File(folder.resolve("none").toString())))
        .contains("none", "does not exist");
    assertThat(unusable(new Credential.File(empty.toString()))).contains("empty");
    assertThat(unusable(new Credential.File(large.toString()))).contains("large", "16,384");
    assertThat(unusable(new Credential.File(folder.toString()))).contains("folder");
    assertThat(unusable(new Credential.File("a\0b"))).contains("no path");
  }

  @Test
  void aStoredKeyIsAskedForWhereThereIsOne() {
    ModelSettings settings = openAi(URL, new Credential.Stored("id-1"));
    OpenModel opener = opener(ENVIRONMENT);
    assertThat(opener.open(settings, stored -> Optional.of("key of " + stored.id())))
        .isInstanceOfSatisfying(
            Opened.Unusable.class,
            broken ->
                assertThat(broken.said().message())
                    .contains("stored key")
                    .doesNotContain("key of"));
    assertThat(opener.open(settings, stored -> Optional.of("key-of-" + stored.id())))
        .isInstanceOf(Opened.Ready.class);
    assertThat(unusable(new Credential.Stored("id-1"))).contains("not at hand");
  }

  private static String unusable(Credential credential) {
    return ((Opened.Unusable) open(openAi(URL, credential))).said().message();
  }

  private static OpenModel opener(Map<String, String> environment) {
    return new OpenModel(environment, Clock.systemUTC(), latency -> OFFLINE, new AddressPolicy());
  }

  private static Opened open(ModelSettings settings) {
    return opener(ENVIRONMENT).open(settings);
  }

  private static ModelSettings openAi(String url, Credential credential) {
    return settings(ModelSettings.Provider.OPENAI, url, credential);
  }

  private static ModelSettings settings(
      ModelSettings.Provider provider, @Nullable String url, Credential credential) {
    return new ModelSettings(provider, url == null ? null : URI.create(url), "tiny", credential);
  }
}
