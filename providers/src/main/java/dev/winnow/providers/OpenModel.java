package dev.winnow.providers;

import dev.winnow.core.llm.HttpHeader;
import dev.winnow.core.llm.LanguageModel;
import dev.winnow.core.llm.ModelSettings;
import dev.winnow.core.llm.ModelSettings.Credential;
import dev.winnow.providers.http.JdkTransport;
import dev.winnow.providers.http.Transport;
import dev.winnow.providers.openai.OpenAiModel;
import java.net.URI;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

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
    record Unusable(String message) implements Opened {}
  }

  private final Map<String, String> environment;

  private final Clock clock;
  private final LongFunction<LanguageModel> offline;
  private final Transport transport;

  /// @param environment the process's environment variables
  /// @param clock for latencies and the dates in `Retry-After`
  /// @param offline the model that needs no network, of a latency in milliseconds
  public OpenModel(
      Map<String, String> environment, Clock clock, LongFunction<LanguageModel> offline) {
    this(environment, clock, offline, new JdkTransport());
  }

  OpenModel(
      Map<String, String> environment,
      Clock clock,
      LongFunction<LanguageModel> offline,
      Transport transport) {
    this.environment = Map.copyOf(environment);
    this.clock = clock;
    this.offline = offline;
    this.transport = transport;
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
      case OPENAI -> openAi(settings, stored);
    };
  }

  private Opened openAi(
      ModelSettings settings, Function<Credential.Stored, Optional<String>> stored) {
    String wrong = wrong(settings);
    if (wrong != null) {
      return new Opened.Unusable(wrong);
    }
    return switch (ReadKey.of(settings.credential(), environment, stored)) {
      case ReadKey.Unreadable unreadable -> new Opened.Unusable(unreadable.message());
      case ReadKey.NoKey none ->
          new Opened.Ready(new OpenAiModel(settings, null, transport, clock));
      case ReadKey.Key key ->
          new Opened.Ready(new OpenAiModel(settings, key.text(), transport, clock));
    };
  }

  private static @Nullable String wrong(ModelSettings settings) {
    URI url = settings.baseUrl();
    if (url == null) {
      return "The model has no base URL. Maybe set one, for instance https://api.openai.com/v1.";
    }
    String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
    if ((!scheme.equals("http") && !scheme.equals("https")) || url.getHost() == null) {
      return "The base URL ("
          + url
          + ") must be a full http or https address. Maybe write https:// before it.";
    }
    if (url.getRawUserInfo() != null) {
      return "The base URL of host "
          + url.getHost()
          + " must not contain a user or password. Maybe use an API key or a header.";
    }
    if (url.getRawFragment() != null) {
      return "The base URL (" + url + ") must not contain a fragment (#). Maybe remove it.";
    }
    for (var header : settings.headers().entrySet()) {
      String name = header.getKey();
      if (!HttpHeader.isName(name) || HttpHeader.isSetByTheConnection(name)) {
        return "The header (" + name + ") cannot be set. Maybe remove it.";
      }
      if (!HttpHeader.isValue(header.getValue())) {
        return "The value of header " + name + " must be one line of plain ASCII characters.";
      }
    }
    return null;
  }
}
