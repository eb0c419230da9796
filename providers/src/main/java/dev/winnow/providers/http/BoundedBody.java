package dev.winnow.providers.http;

import dev.winnow.providers.http.Transport.Response;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads a reply body up to a limit and gives the exchange up beyond it: never more than the limit
/// and one network buffer is held, and never more than twice that of what is unpacked.
final class BoundedBody implements BodySubscriber<BoundedBody.Received> {

  /// What was read, decoded. `text` is empty when the body was too large.
  record Received(String text, boolean tooLarge) {
    static final Received TOO_LARGE = new Received("", true);
  }

  /// When bytes came last.
  static final class Progress {

    private volatile long last;
    private volatile @Nullable BoundedBody body;
    private volatile HttpResponse.@Nullable ResponseInfo head;

    private void made() {
      last = System.nanoTime();
    }

    /// What came of a streamed reply until now; null where it is none, or nothing of it came.
    @Nullable Response streamed() {
      HttpResponse.ResponseInfo info = head;
      BoundedBody came = body;
      if (info == null || came == null) {
        return null;
      }
      String type = info.headers().firstValue("Content-Type").orElse("");
      String text = came.soFar();
      return STREAM.matcher(type).find() && text != null && !text.isBlank()
          ? new Response(info.statusCode(), Map.of(), text)
          : null;
    }

    /// How long nothing came; zero before the head of the reply.
    Duration silence() {
      long at = last;
      return at == 0 ? Duration.ZERO : Duration.ofNanos(System.nanoTime() - at);
    }
  }

  private static final Pattern STREAM =
      Pattern.compile("event-stream|ndjson|jsonl|json-seq", Pattern.CASE_INSENSITIVE);

  private final long bytesMax;
  private final String encoding;
  private final Progress progress;
  private final CompletableFuture<Received> received = new CompletableFuture<>();
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);
  private Flow.@Nullable Subscription subscription;

  private BoundedBody(long bytesMax, String encoding, Progress progress) {
    this.bytesMax = bytesMax;
    this.progress = progress;
    progress.body = this;
    this.encoding = encoding;
  }

  /// A handler that refuses by `Content-Length` before reading, and by counting while reading.
  ///
  /// @param progress is told whenever bytes come
  static BodyHandler<Received> upTo(long bytesMax, Progress progress) {
    return head -> {
      progress.made();
      progress.head = head;
      long announced = head.headers().firstValueAsLong("Content-Length").orElse(0);
      String encoding = head.headers().firstValue("Content-Encoding").orElse("");
      return new BoundedBody(announced > bytesMax ? -1 : bytesMax, encoding, progress);
    };
  }

  @Override
  public CompletionStage<Received> getBody() {
    return received;
  }

  @Override
  public void onSubscribe(Flow.Subscription subscription) {
    this.subscription = subscription;
    if (bytesMax < 0) {
      stop();
    } else {
      subscription.request(Long.MAX_VALUE);
    }
  }

  @Override
  public void onNext(List<ByteBuffer> buffers) {
    progress.made();
    for (ByteBuffer buffer : buffers) {
      if (received.isDone()) {
        return;
      }
      if (bytes.size() + (long) buffer.remaining() > bytesMax) {
        stop();
        return;
      }
      byte[] chunk = new byte[buffer.remaining()];
      buffer.get(chunk);
      synchronized (this) {
        bytes.write(chunk, 0, chunk.length);
      }
    }
  }

  /// The text that came until now; null where it is too long.
  private synchronized @Nullable String soFar() {
    return UnpackBody.text(bytes.toByteArray(), encoding, Math.max(0, bytesMax));
  }

  @Override
  public void onError(Throwable failure) {
    received.completeExceptionally(failure);
  }

  @Override
  public void onComplete() {
    String text = UnpackBody.text(bytes.toByteArray(), encoding, bytesMax);
    received.complete(text == null ? Received.TOO_LARGE : new Received(text, false));
  }

  private void stop() {
    received.complete(Received.TOO_LARGE);
    bytes.reset();
    if (subscription != null) {
      subscription.cancel();
    }
  }
}
