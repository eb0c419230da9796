package dev.winnow.providers.preset;

import dev.winnow.core.llm.ModelSettings;
import dev.winnow.core.llm.ModelSettings.Credential;
import dev.winnow.core.llm.Reply;
import dev.winnow.core.llm.Reply.Unavailable;
import dev.winnow.core.llm.Reply.Unavailable.Fault;
import dev.winnow.core.say.Said;
import dev.winnow.providers.ReadKey;
import dev.winnow.providers.http.Transport;
import dev.winnow.providers.http.Transport.Exchange;
import dev.winnow.providers.http.Transport.Failure;
import dev.winnow.providers.http.Transport.Response;
import java.net.URI;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Asks an address which models it offers: `GET {baseUrl}/models`, of Ollama `/api/tags`.
///
/// The model that the settings name plays no part, nor do its sampling and its schema; the key, the
/// headers and the time-outs do. At most [ReadModelList#MODELS_MAX] models are read.
public final class FindModels {

  /// What came of asking.
  public sealed interface Found {

    /// The models, in the order they came.
    record Models(List<FoundModel> models) implements Found {
      public Models {
        models = List.copyOf(models);
      }
    }

    /// The address did not say, as it would not have answered a call.
    record Failed(Reply reply) implements Found {}

    /// There was nobody to ask: the key cannot be read. The message holds no key.
    record Unusable(Said said) implements Found {}
  }

  private static final String ANTHROPIC_VERSION = "2023-06-01";

  /// Lists of all models of all makers take up a megabyte.
  private static final long BYTES_MAX = 8L << 20;

  /// Somebody who goes on for ever with pages of nothing is not followed.
  private static final int PAGES_MAX = 20;

  private final Map<String, String> environment;
  private final Clock clock;
  private final Transport transport = new Transport();

  /// @param environment the process's environment variables
  /// @param clock for the dates in `Retry-After`
  public FindModels(Map<String, String> environment, Clock clock) {
    this.environment = Map.copyOf(environment);
    this.clock = clock;
  }

  /// Asks; the offline model has none to choose from.
  ///
  /// @param stored finds a key that is kept with a model
  public Found find(ModelSettings settings, Function<Credential.Stored, Optional<String>> stored)
      throws InterruptedException {
    return switch (ReadKey.of(settings.credential(), environment, stored)) {
      case ReadKey.Unreadable unreadable -> new Found.Unusable(unreadable.said());
      case ReadKey.NoKey none -> find(settings, (String) null);
      case ReadKey.Key key -> find(settings, key.text());
    };
  }

  private Found find(ModelSettings settings, @Nullable String key) throws InterruptedException {
    URI baseUrl = settings.baseUrl();
    if (baseUrl == null) {
      return new Found.Models(List.of());
    }
    ReadModelList read = new ReadModelList();
    @Nullable String after = null;
    for (int page = 0; page < PAGES_MAX && !read.isFull(); page++) {
      URI address =
          switch (settings.provider()) {
            case OPENAI, OFFLINE -> ListAddress.openAi(baseUrl);
            case ANTHROPIC -> ListAddress.anthropic(baseUrl, after);
            case OLLAMA -> ListAddress.ollama(baseUrl);
          };
      switch (transport.send(exchange(settings, address, key))) {
        case Failure failure -> {
          return new Found.Failed(unavailable(failure, key));
        }
        case Response response -> {
          JsonNode json = response.status() == 200 ? ReadModelList.json(response.body()) : null;
          if (json == null || !read.take(json)) {
            return new Found.Failed(failed(response, address, key));
          }
          after =
              settings.provider() == ModelSettings.Provider.ANTHROPIC
                      && json.path("has_more").asBoolean(false)
                  ? json.path("last_id").asString("")
                  : "";
        }
      }
      if (after.isEmpty()) {
        break;
      }
    }
    return new Found.Models(read.models());
  }

  private static Exchange exchange(ModelSettings settings, URI address, @Nullable String key) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Accept", "application/json");
    headers.put("User-Agent", "winnow");
    if (settings.provider() == ModelSettings.Provider.ANTHROPIC) {
      headers.put("anthropic-version", ANTHROPIC_VERSION);
    }
    if (key != null) {
      if (settings.provider() == ModelSettings.Provider.ANTHROPIC) {
        headers.put("x-api-key", key);
      } else {
        headers.put("Authorization", "Bearer " + key);
      }
    }
    settings
        .headers()
        .forEach((name, value) -> {
          headers.keySet().removeIf(name::equalsIgnoreCase);
          headers.put(name, value);
        });
    return new Exchange(
        "GET",
        address,
        headers,
        "",
        settings.limits().connectTimeout(),
        settings.limits().requestTimeout(),
        BYTES_MAX);
  }

  private static Reply unavailable(Failure failure, @Nullable String key) {
    Fault fault =
        switch (failure.kind()) {
          case UNREACHABLE -> Fault.UNREACHABLE;
          case DISCONNECTED -> Fault.DISCONNECTED;
          case TIMEOUT -> Fault.TIMEOUT;
          case TOO_LARGE -> Fault.UNREADABLE;
        };
    return new Unavailable(fault, failure.status(), null, failure.said());
  }

  /// Why a response is no list of models.
  private static Reply failed(Response response, URI address, @Nullable String key) {
    return new Unavailable(
        Fault.UNREADABLE, response.status(), null, Said.text("HTTP " + response.status()));
  }
}
