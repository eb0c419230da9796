package dev.winnow.providers.preset;

import dev.winnow.core.llm.ModelSettings;
import dev.winnow.core.llm.ModelSettings.Credential;
import dev.winnow.core.llm.ModelSettings.Limits;
import dev.winnow.core.llm.Reply;
import dev.winnow.core.llm.Reply.Denied;
import dev.winnow.core.llm.Reply.Denied.Obstacle;
import dev.winnow.core.llm.Reply.Unavailable;
import dev.winnow.core.llm.Reply.Unavailable.Fault;
import dev.winnow.core.say.Said;
import dev.winnow.providers.OpenModel;
import dev.winnow.providers.ReadKey;
import dev.winnow.providers.http.AddressPolicy;
import dev.winnow.providers.http.Transport;
import dev.winnow.providers.http.Transport.Exchange;
import dev.winnow.providers.http.Transport.Failure;
import dev.winnow.providers.http.Transport.Response;
import dev.winnow.providers.reply.ReadResponse;
import dev.winnow.providers.wire.Wire;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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

  /// Lists of all models of all makers take up a megabyte.
  private static final long BYTES_MAX = 8L << 20;

  /// Anthropic's most a page.
  private static final int PAGE = 1_000;

  /// Somebody who goes on for ever with pages of nothing is not followed.
  private static final int PAGES_MAX = 20;

  private final Map<String, String> environment;
  private final Clock clock;
  private final Transport transport;

  /// @param environment the process's environment variables
  /// @param clock for the dates in `Retry-After`
  /// @param policy which addresses are called
  public FindModels(Map<String, String> environment, Clock clock, AddressPolicy policy) {
    this.environment = Map.copyOf(environment);
    this.clock = clock;
    this.transport = new Transport(policy);
  }

  /// Asks; the offline model has none to choose from.
  ///
  /// @param stored finds a key that is kept with a model
  public Found find(ModelSettings settings, Function<Credential.Stored, Optional<String>> stored)
      throws InterruptedException {
    Optional<Wire> wire = OpenModel.wire(settings.provider());
    if (wire.isEmpty()) {
      return new Found.Models(List.of());
    }
    return switch (ReadKey.of(settings.credential(), environment, stored)) {
      case ReadKey.Unreadable unreadable -> new Found.Unusable(unreadable.said());
      case ReadKey.NoKey none -> find(settings, wire.get(), null);
      case ReadKey.Key key -> find(settings, wire.get(), key.text());
    };
  }

  private Found find(ModelSettings settings, Wire wire, @Nullable String key)
      throws InterruptedException {
    URI list = wire.models(Objects.requireNonNull(settings.baseUrl()));
    boolean paged = settings.provider() == ModelSettings.Provider.ANTHROPIC;
    ReadModelList read = new ReadModelList();
    @Nullable String after = null;
    for (int page = 0; page < PAGES_MAX && !read.isFull(); page++) {
      URI address = paged ? page(list, after) : list;
      ReadResponse responses = new ReadResponse(address, "", key, wire.answers());
      switch (transport.send(exchange(settings, address, wire.headers(key)))) {
        case Failure failure -> {
          return new Found.Failed(unavailable(failure, responses));
        }
        case Response response -> {
          JsonNode json = response.status() == 200 ? ReadModelList.json(response.body()) : null;
          if (json == null || !read.take(json)) {
            return new Found.Failed(responses.unlisted(response, clock.instant()));
          }
          after = json.path("has_more").asBoolean(false) ? json.path("last_id").asString("") : "";
        }
      }
      if (!paged || after.isEmpty()) {
        break;
      }
    }
    return new Found.Models(read.models());
  }

  private static URI page(URI list, @Nullable String after) {
    String from =
        after == null ? "" : "&after_id=" + URLEncoder.encode(after, StandardCharsets.UTF_8);
    return URI.create(list + "?limit=" + PAGE + from);
  }

  /// Headers of the settings win over ours.
  private static Exchange exchange(ModelSettings settings, URI address, Map<String, String> ours) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Accept", "application/json");
    headers.put("User-Agent", "winnow");
    headers.putAll(ours);
    settings
        .headers()
        .forEach((name, value) -> {
          headers.keySet().removeIf(name::equalsIgnoreCase);
          headers.put(name, value);
        });
    Limits limits = settings.limits();
    return new Exchange(
        "GET",
        address,
        headers,
        "",
        settings.connection(),
        new Limits(
            limits.connectTimeout(),
            limits.requestTimeout(),
            limits.idleTimeout(),
            BYTES_MAX,
            null,
            null));
  }

  private static Reply unavailable(Failure failure, ReadResponse responses) {
    Said said = failure.said().with(responses::shown);
    return switch (failure.kind()) {
      case FORBIDDEN -> new Denied(Obstacle.MODEL, 0, said);
      case UNREACHABLE -> new Unavailable(Fault.UNREACHABLE, failure.status(), null, said);
      case DISCONNECTED -> new Unavailable(Fault.DISCONNECTED, failure.status(), null, said);
      case TIMEOUT -> new Unavailable(Fault.TIMEOUT, failure.status(), null, said);
      case TOO_LARGE -> new Unavailable(Fault.UNREADABLE, failure.status(), null, said);
    };
  }
}
