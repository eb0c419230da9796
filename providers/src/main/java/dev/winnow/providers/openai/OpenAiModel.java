package dev.winnow.providers.openai;

import dev.winnow.core.llm.LanguageModel;
import dev.winnow.core.llm.ModelSettings;
import dev.winnow.core.llm.Reply;
import dev.winnow.core.llm.Reply.Unavailable;
import dev.winnow.core.llm.Reply.Unavailable.Fault;
import dev.winnow.core.llm.Request;
import dev.winnow.providers.http.Transport;
import dev.winnow.providers.http.Transport.Exchange;
import dev.winnow.providers.http.Transport.Failure;
import dev.winnow.providers.http.Transport.Response;
import java.net.URI;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// A model behind `POST {baseUrl}/chat/completions`, as OpenAI defined it and most others speak it.
///
/// Every request carries its key in `Idempotency-Key`. Headers of the settings win over ours.
public final class OpenAiModel implements LanguageModel {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final ModelSettings settings;
  private final Transport transport;
  private final Clock clock;
  private final URI address;
  private final @Nullable String key;
  private final RequestBody body;
  private final ReadResponse responses;

  /// @param key the credential, or null without one
  /// @throws IllegalArgumentException when the settings have no base URL
  public OpenAiModel(
      ModelSettings settings, @Nullable String key, Transport transport, Clock clock) {
    if (settings.baseUrl() == null) {
      throw new IllegalArgumentException("A model behind HTTP needs a base URL.");
    }
    this.settings = settings;
    this.key = key;
    this.transport = transport;
    this.clock = clock;
    this.address = address(settings.baseUrl());
    this.body = new RequestBody(settings, ProviderProfile.of(settings.baseUrl(), settings.model()));
    this.responses = new ReadResponse(address, settings.model(), key);
  }

  @Override
  public Reply ask(Request request) throws InterruptedException {
    ModelSettings.Limits limits = settings.limits();
    Exchange exchange =
        new Exchange(
            "POST",
            address,
            headers(request),
            JSON.writeValueAsString(body.of(request)),
            limits.connectTimeout(),
            limits.requestTimeout(),
            limits.replyBytesMax());
    long start = clock.millis();
    return switch (transport.send(exchange)) {
      case Response response ->
          responses.of(response, Math.max(0, clock.millis() - start), clock.instant());
      case Failure failure -> unavailable(failure);
    };
  }

  private Map<String, String> headers(Request request) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Content-Type", "application/json");
    headers.put("Accept", "application/json");
    headers.put("User-Agent", "winnow");
    headers.put("Idempotency-Key", request.key());
    if (key != null) {
      headers.put("Authorization", "Bearer " + key);
    }
    settings
        .headers()
        .forEach((name, value) -> {
          headers.keySet().removeIf(name::equalsIgnoreCase);
          headers.put(name, value);
        });
    return headers;
  }

  private Reply unavailable(Failure failure) {
    Fault fault =
        switch (failure.kind()) {
          case UNREACHABLE -> Fault.UNREACHABLE;
          case DISCONNECTED -> Fault.DISCONNECTED;
          case TIMEOUT -> Fault.TIMEOUT;
          case TOO_LARGE -> Fault.UNREADABLE;
        };
    return new Unavailable(fault, failure.status(), null, failure.said().with(responses::shown));
  }

  /// `/chat/completions` below the base URL, its query kept: Azure's version stands there.
  static URI address(URI baseUrl) {
    String text = baseUrl.toString();
    String query = baseUrl.getRawQuery() == null ? "" : "?" + baseUrl.getRawQuery();
    String path = text.substring(0, text.length() - query.length()).replaceAll("/+$", "");
    return URI.create(
        (path.endsWith("/chat/completions") ? path : path + "/chat/completions") + query);
  }
}
