package dev.winnow.providers.http;

import dev.winnow.core.llm.ModelSettings.Connection;
import dev.winnow.core.llm.ModelSettings.Limits;
import dev.winnow.core.say.Said;
import dev.winnow.providers.ModelSaid;
import dev.winnow.providers.http.Transport.Failure.Kind;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.ProtocolException;
import java.net.ProxySelector;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/// Sends one HTTP request and reads its bounded reply: all a wire adapter needs of HTTP. Serves
/// many threads at once, never follows a redirect, asks for a compressed body where it is told to,
/// and reads one in any case.
///
/// `java.net.http` on virtual threads (the client's default executor costs three times the CPU), by
/// HTTP/1.1 unless the connection says otherwise.
///
/// A paid request is never sent twice behind our back. The client repeats a request by itself only
/// when an idle connection turns out closed and the method is GET or HEAD; for POST it does so only
/// under the system property `jdk.httpclient.enableAllMethodRetry`, which is off by default and
/// must stay off. (It may *connect* a second time; nothing has been sent then.) A kept connection
/// that the server closed at the wrong moment is therefore [Kind#DISCONNECTED], and the caller
/// decides.
///
/// A proxy is used where the connection names one, or where Java is told of one
/// (`-Dhttps.proxyHost=… -Dhttps.proxyPort=…`, never for this machine's own addresses).
public final class Transport {

  /// What is to be sent, and the bounds of the exchange.
  ///
  /// @param headers by name; each is sent once
  /// @param body sent as UTF-8; empty is none
  /// @param connection the way to the server
  /// @param limits time-outs, and the largest reply body that is read
  public record Exchange(
      String method,
      URI uri,
      Map<String, String> headers,
      String body,
      Connection connection,
      Limits limits) {}

  /// What came of it.
  public sealed interface Outcome {}

  /// A whole reply.
  ///
  /// @param headers by name in lower case, values in the order they came
  /// @param body read as UTF-8, broken bytes replaced, a byte-order mark removed
  public record Response(int status, Map<String, List<String>> headers, String body)
      implements Outcome {

    /// The first value of a header, or null.
    public @Nullable String header(String name) {
      List<String> values = headers.get(name.toLowerCase(Locale.ROOT));
      return values == null || values.isEmpty() ? null : values.getFirst();
    }
  }

  /// No whole reply.
  ///
  /// @param status the HTTP status where the head of a reply was read, else 0
  /// @param said why, in a short sentence with values
  /// @param partial what came of a streamed reply before it failed; null where nothing did
  public record Failure(Kind kind, int status, Said said, @Nullable Response partial)
      implements Outcome {

    Failure(Kind kind, int status, Said said) {
      this(kind, status, said, null);
    }

    /// Why there is no whole reply.
    public enum Kind {
      /// The settings lead to no call: the address is none that may be called, or the file of
      /// certificates cannot be read. Nothing was sent.
      FORBIDDEN,
      /// No connection: unknown name, refused, no route, TLS failure, connect time-out. The request
      /// was not sent.
      UNREACHABLE,
      /// The connection broke before the reply was whole, or what came is no HTTP. The request may
      /// have been served.
      DISCONNECTED,
      /// No whole reply in time. The request may have been served.
      TIMEOUT,
      /// The reply is larger than the limit; reading stopped there.
      TOO_LARGE
    }
  }

  private final Executor executor =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("http-", 0).factory());

  /// The JDK takes these per client, so there is one per combination in use: in practice one.
  private record Way(Duration connectTimeout, Connection connection) {}

  private final Map<Way, HttpClient> clients = new ConcurrentHashMap<>();
  private final AddressPolicy policy;

  /// @param policy which addresses are called
  public Transport(AddressPolicy policy) {
    this.policy = policy;
  }

  /// Sends a request and waits for the whole reply.
  ///
  /// @throws InterruptedException when the calling thread is interrupted; the exchange is given up
  /// @throws IllegalArgumentException for a header that HTTP does not allow to be set
  public Outcome send(Exchange exchange) throws InterruptedException {
    Optional<Said> objection = policy.objection(exchange.uri());
    if (objection.isPresent()) {
      return new Failure(Kind.FORBIDDEN, 0, AddressSaid.BASE_URL.of(objection.get()));
    }
    URI proxy = exchange.connection().proxy();
    Optional<Said> ofProxy = proxy == null ? Optional.empty() : policy.objection(proxy);
    if (ofProxy.isPresent()) {
      return new Failure(Kind.FORBIDDEN, 0, AddressSaid.PROXY.of(ofProxy.get()));
    }
    HttpClient client;
    try {
      client = client(exchange);
    } catch (UnreadableCertificates unreadable) {
      return new Failure(Kind.FORBIDDEN, 0, unreadable.said());
    }
    HttpRequest.Builder request =
        HttpRequest.newBuilder(exchange.uri())
            .method(
                exchange.method(),
                exchange.body().isEmpty()
                    ? BodyPublishers.noBody()
                    : BodyPublishers.ofString(exchange.body()));
    exchange.headers().forEach(request::setHeader);
    if (exchange.connection().compression()) {
      request.setHeader("Accept-Encoding", "gzip, deflate");
    }
    // The request's own time-out ends with the response's head; ours must hold for the body too.
    BoundedBody.Progress progress = new BoundedBody.Progress();
    CompletableFuture<HttpResponse<BoundedBody.Received>> reply =
        client.sendAsync(
            request.build(), BoundedBody.upTo(exchange.limits().replyBytesMax(), progress));
    try {
      return outcome(whole(reply, progress, exchange.limits()), exchange);
    } catch (TimeoutException late) {
      reply.cancel(true);
      boolean idle = progress.silence().compareTo(exchange.limits().idleTimeout()) >= 0;
      return new Failure(
          Kind.TIMEOUT,
          0,
          idle
              ? ModelSaid.SILENT.of(seconds(exchange.limits().idleTimeout()))
              : ModelSaid.TIMED_OUT.of(seconds(exchange.limits().requestTimeout())),
          progress.streamed());
    } catch (InterruptedException stopped) {
      reply.cancel(true);
      throw stopped;
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof IOException broken) {
        Failure failure = failure(broken, exchange);
        return new Failure(failure.kind(), failure.status(), failure.said(), progress.streamed());
      }
      if (failed.getCause() instanceof NumberFormatException) {
        // The client reads Content-Length with Long.parseLong.
        return new Failure(
            Kind.DISCONNECTED,
            0,
            ModelSaid.NO_LENGTH.of(exchange.uri().getHost() + port(exchange)));
      }
      throw new IllegalStateException(failed.getCause());
    }
  }

  /// Waits for the last byte, as long as bytes come.
  private static HttpResponse<BoundedBody.Received> whole(
      CompletableFuture<HttpResponse<BoundedBody.Received>> reply,
      BoundedBody.Progress progress,
      Limits limits)
      throws InterruptedException, ExecutionException, TimeoutException {
    if (limits.idleTimeout().compareTo(limits.requestTimeout()) >= 0) {
      return reply.get(limits.requestTimeout().toMillis(), TimeUnit.MILLISECONDS);
    }
    long end = System.nanoTime() + limits.requestTimeout().toNanos();
    while (true) {
      long left = end - System.nanoTime();
      long idle = limits.idleTimeout().minus(progress.silence()).toNanos();
      if (left <= 0 || idle <= 0) {
        throw new TimeoutException();
      }
      try {
        return reply.get(Math.min(left, idle), TimeUnit.NANOSECONDS);
      } catch (TimeoutException notYet) {
        // Something may have come meanwhile.
      }
    }
  }

  private HttpClient client(Exchange exchange) {
    return clients.computeIfAbsent(
        new Way(exchange.limits().connectTimeout(), exchange.connection()),
        way -> {
          URI proxy = way.connection().proxy();
          HttpClient.Builder client =
              HttpClient.newBuilder()
                  .version(
                      way.connection().http2()
                          ? HttpClient.Version.HTTP_2
                          : HttpClient.Version.HTTP_1_1)
                  .followRedirects(HttpClient.Redirect.NEVER)
                  .proxy(
                      proxy == null
                          ? ProxySelector.getDefault()
                          : ProxySelector.of(
                              InetSocketAddress.createUnresolved(proxy.getHost(), proxy.getPort())))
                  .connectTimeout(way.connectTimeout())
                  .executor(executor);
          SSLContext trust = Trust.of(way.connection());
          return (trust == null ? client : client.sslContext(trust)).build();
        });
  }

  private static Outcome outcome(HttpResponse<BoundedBody.Received> reply, Exchange exchange) {
    if (reply.body().tooLarge()) {
      return new Failure(
          Kind.TOO_LARGE,
          reply.statusCode(),
          ModelSaid.TOO_LARGE.of(exchange.limits().replyBytesMax()));
    }
    Map<String, List<String>> headers = new TreeMap<>();
    reply
        .headers()
        .map()
        .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values));
    return new Response(reply.statusCode(), headers, reply.body().text());
  }

  private static Failure failure(IOException broken, Exchange exchange) {
    String where = exchange.uri().getHost() + port(exchange);
    return switch (broken) {
      case HttpConnectTimeoutException late ->
          unreachable(
              ModelSaid.NO_CONNECTION.of(where, seconds(exchange.limits().connectTimeout())));
      case HttpTimeoutException late ->
          new Failure(Kind.TIMEOUT, 0, ModelSaid.TIMED_OUT_AT.of(where, said(late)));
      case UnknownHostException unknown -> unreachable(ModelSaid.UNKNOWN_HOST.of(where));
      case NoRouteToHostException noRoute ->
          unreachable(ModelSaid.UNREACHABLE.of(where, said(noRoute)));
      case ConnectException refused when isUnresolved(refused) ->
          unreachable(ModelSaid.UNKNOWN_HOST.of(where));
      case ConnectException refused -> unreachable(ModelSaid.REFUSED.of(where));
      case SSLException tls -> unreachable(ModelSaid.NO_TLS.of(where, said(tls)));
      case ProtocolException odd ->
          new Failure(Kind.DISCONNECTED, 0, ModelSaid.NO_HTTP.of(where, said(odd)));
      default -> new Failure(Kind.DISCONNECTED, 0, ModelSaid.DISCONNECTED.of(where, said(broken)));
    };
  }

  private static Failure unreachable(Said said) {
    return new Failure(Kind.UNREACHABLE, 0, said);
  }

  private static boolean isUnresolved(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof UnresolvedAddressException || cause instanceof UnknownHostException) {
        return true;
      }
    }
    return false;
  }

  private static String port(Exchange exchange) {
    return exchange.uri().getPort() < 0 ? "" : ":" + exchange.uri().getPort();
  }

  private static String said(IOException failure) {
    return failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1000.0;
  }
}
