package dev.winnow.providers.http;

import dev.winnow.core.say.Said;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Sends one HTTP request and reads its bounded reply: all a wire adapter needs of HTTP.
///
/// Implementations serve many threads at once, never follow a redirect, never send a request twice
/// and never ask for a compressed body, yet read one.
public interface Transport {

  /// Sends a request and waits for the whole reply.
  ///
  /// @throws InterruptedException when the calling thread is interrupted; the exchange is given up
  /// @throws IllegalArgumentException for a header that HTTP does not allow to be set
  Outcome send(Exchange exchange) throws InterruptedException;

  /// What is to be sent, and the bounds of the exchange.
  ///
  /// @param headers by name; each is sent once
  /// @param body sent as UTF-8
  /// @param connectTimeout until the connection stands
  /// @param requestTimeout from sending to the last byte of the reply
  /// @param replyBytesMax the largest reply body that is read
  record Exchange(
      String method,
      URI uri,
      Map<String, String> headers,
      String body,
      Duration connectTimeout,
      Duration requestTimeout,
      long replyBytesMax) {}

  /// What came of it.
  sealed interface Outcome {}

  /// A whole reply.
  ///
  /// @param headers by name in lower case, values in the order they came
  /// @param body read as UTF-8, broken bytes replaced, a byte-order mark removed
  record Response(int status, Map<String, List<String>> headers, String body) implements Outcome {

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
  record Failure(Kind kind, int status, Said said) implements Outcome {

    /// Why there is no whole reply.
    public enum Kind {
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
}
