package dev.winnow.providers;

import dev.winnow.core.llm.LanguageModel;
import dev.winnow.core.llm.ModelSettings;
import dev.winnow.core.llm.ModelSettings.Credential;
import dev.winnow.core.say.Said;
import dev.winnow.providers.http.Transport;
import dev.winnow.providers.openai.OpenAiModel;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongFunction;

/// Opens the model that settings describe: finds its key, checks what can be checked without a
/// call.
///
/// Create one and keep it: the models it opens share their connections.
public final class OpenModel {

  /// What came of opening a model.
  public sealed interface Opened {

    /// A model ready to be asked.
    record Ready(LanguageModel model) implements Opened {}

    /// The settings do not lead to a model. The message names the variable, file or field, never a
    /// key.
    record Unusable(Said said) implements Opened {}
  }

  private final Map<String, String> environment;

  private final Clock clock;
  private final LongFunction<LanguageModel> offline;
  private final Transport transport = new Transport();

  /// @param environment the process's environment variables
  /// @param clock for latencies and the dates in `Retry-After`
  /// @param offline the model that needs no network, of a latency in milliseconds
  public OpenModel(
      Map<String, String> environment, Clock clock, LongFunction<LanguageModel> offline) {
    this.environment = Map.copyOf(environment);
    this.clock = clock;
    this.offline = offline;
  }

  /// Opens a model whose key, if it has one, is not a stored one.
  public Opened open(ModelSettings settings) {
    return open(settings, stored -> Optional.empty());
  }

  /// Opens a model.
  ///
  /// @param stored finds a key that is kept with a model
  public Opened open(ModelSettings settings, Function<Credential.Stored, Optional<String>> stored) {
    return switch (settings.provider()) {
      case OFFLINE -> new Opened.Ready(offline.apply(settings.offlineLatencyMillis()));
      case OPENAI, ANTHROPIC, OLLAMA -> openAi(settings, stored);
    };
  }

  private Opened openAi(
      ModelSettings settings, Function<Credential.Stored, Optional<String>> stored) {
    return switch (ReadKey.of(settings.credential(), environment, stored)) {
      case ReadKey.Unreadable unreadable -> new Opened.Unusable(unreadable.said());
      case ReadKey.NoKey none ->
          new Opened.Ready(new OpenAiModel(settings, null, transport, clock));
      case ReadKey.Key key ->
          new Opened.Ready(new OpenAiModel(settings, key.text(), transport, clock));
    };
  }
}
