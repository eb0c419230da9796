package dev.winnow.providers;

import dev.winnow.core.llm.Dialect;
import dev.winnow.core.llm.LanguageModel;
import dev.winnow.core.llm.ModelSettings;
import dev.winnow.core.llm.ModelSettings.Credential;
import dev.winnow.core.llm.Reply;
import dev.winnow.core.say.Said;
import dev.winnow.providers.anthropic.AnthropicWire;
import dev.winnow.providers.dialect.KnownDialects;
import dev.winnow.providers.embed.EmbeddingsWire;
import dev.winnow.providers.embed.TextOrEmbeddings;
import dev.winnow.providers.http.AddressPolicy;
import dev.winnow.providers.http.AddressSaid;
import dev.winnow.providers.http.Transport;
import dev.winnow.providers.ollama.OllamaWire;
import dev.winnow.providers.openai.OpenAiWire;
import dev.winnow.providers.wire.HttpModel;
import dev.winnow.providers.wire.Wire;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Opens the model that settings describe: finds its key, checks what can be checked without a
/// call.
///
/// Create one and keep it: the models it opens share their connections.
public final class OpenModel {

  /// What came of opening a model.
  public sealed interface Opened {

    /// A model ready to be asked.
    ///
    /// @param seen what was seen of it so far
    record Ready(LanguageModel model, Supplier<ModelSeen> seen) implements Opened {}

    /// The settings do not lead to a model. The message names the variable, file or field, never a
    /// key.
    record Unusable(Said said) implements Opened {}
  }

  private static final Reply NO_EMBEDDINGS =
      new Reply.Denied(Reply.Denied.Obstacle.MODEL, 0, ModelSaid.NO_EMBEDDINGS.of());

  private final Map<String, String> environment;

  private final Clock clock;
  private final LongFunction<LanguageModel> offline;
  private final AddressPolicy policy;
  private final Transport transport;

  /// @param environment the process's environment variables
  /// @param clock for latencies and the dates in `Retry-After`
  /// @param offline the model that needs no network, of a latency in milliseconds
  /// @param policy which addresses are called
  public OpenModel(
      Map<String, String> environment,
      Clock clock,
      LongFunction<LanguageModel> offline,
      AddressPolicy policy) {
    this.environment = Map.copyOf(environment);
    this.clock = clock;
    this.offline = offline;
    this.policy = policy;
    this.transport = new Transport(policy);
  }

  /// Opens a model whose key, if it has one, is not a stored one.
  public Opened open(ModelSettings settings) {
    return open(settings, stored -> Optional.empty());
  }

  /// Opens a model.
  ///
  /// @param stored finds a key that is kept with a model
  public Opened open(ModelSettings settings, Function<Credential.Stored, Optional<String>> stored) {
    return wire(settings.provider())
        .map(wire -> open(settings, wire, stored))
        .orElseGet(() ->
            new Opened.Ready(
                offline.apply(settings.offlineLatencyMillis()), () -> ModelSeen.NOTHING));
  }

  /// The wire that a model speaks; empty with the offline model.
  public static Optional<Wire> wire(ModelSettings.Provider provider) {
    return switch (provider) {
      case OFFLINE -> Optional.empty();
      case OPENAI -> Optional.of(new OpenAiWire());
      case ANTHROPIC -> Optional.of(new AnthropicWire());
      case OLLAMA -> Optional.of(new OllamaWire());
    };
  }

  private Opened open(
      ModelSettings settings, Wire wire, Function<Credential.Stored, Optional<String>> stored) {
    Optional<Said> objection = policy.objection(Objects.requireNonNull(settings.baseUrl()));
    if (objection.isPresent()) {
      return new Opened.Unusable(AddressSaid.BASE_URL.of(objection.get()));
    }
    return switch (ReadKey.of(settings.credential(), environment, stored)) {
      case ReadKey.Unreadable unreadable -> new Opened.Unusable(unreadable.said());
      case ReadKey.NoKey none -> ready(settings, wire, null);
      case ReadKey.Key key -> ready(settings, wire, key.text());
    };
  }

  private Opened ready(ModelSettings settings, Wire wire, @Nullable String key) {
    HttpModel model =
        new HttpModel(settings, wire, KnownDialects.of(settings), key, transport, clock);
    LanguageModel both =
        new TextOrEmbeddings(
            model,
            embeddings(settings.provider())
                .<LanguageModel>map(embed ->
                    new HttpModel(
                        settings.asEmbedder(), embed, Dialect.NONE, key, transport, clock))
                .orElse(request -> NO_EMBEDDINGS));
    return new Opened.Ready(both, model::seen);
  }

  /// The wire by which a provider makes embeddings; empty where it makes none.
  private static Optional<Wire> embeddings(ModelSettings.Provider provider) {
    return switch (provider) {
      case OPENAI -> Optional.of(EmbeddingsWire.openAi());
      case OLLAMA -> Optional.of(EmbeddingsWire.ollama());
      case OFFLINE, ANTHROPIC -> Optional.empty();
    };
  }
}
