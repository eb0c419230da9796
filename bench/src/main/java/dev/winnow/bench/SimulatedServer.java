package dev.winnow.bench;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/// An LLM server for tests and benchmarks: real HTTP/1.1 on 127.0.0.1, OpenAI's `POST
/// …/chat/completions` and `POST …/embeddings`, invented answers, faults on demand, and a count of
/// everything.
///
/// A request is known by its `Idempotency-Key`; its answer depends on the key, the schema and the
/// number of rows only. `GET …/models` lists models, and `GET /stats` returns the counters, so that
/// another process can ask.
public final class SimulatedServer implements AutoCloseable {

  /// How the server behaves.
  ///
  /// @param port 0 is any free one
  /// @param latency how long every reply takes
  /// @param key the key it wants; null takes any or none
  /// @param model the only model it knows; null knows all
  /// @param faults decides what goes wrong
  public record Behaviour(
      int port,
      Duration latency,
      @Nullable String key,
      @Nullable String model,
      FaultScript faults) {

    /// Any free port, no wait, no faults, everybody welcome; `Count: 5` in a prompt wants 5 rows.
    public static final Behaviour INSTANT =
        new Behaviour(0, Duration.ZERO, null, null, FaultScript.none());

    public Behaviour withLatency(Duration other) {
      return new Behaviour(port, other, key, model, faults);
    }

    public Behaviour withKey(@Nullable String other) {
      return new Behaviour(port, latency, other, model, faults);
    }

    public Behaviour withModel(@Nullable String other) {
      return new Behaviour(port, latency, key, other, faults);
    }

    public Behaviour withFaults(FaultScript other) {
      return new Behaviour(port, latency, key, model, other);
    }
  }

  private static final int BACKLOG = 4_096;

  private final ServerSocket listener;
  private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
  private final AtomicBoolean closed = new AtomicBoolean();
  private final Counters counters = new Counters();
  private final Respond respond;

  private SimulatedServer(Behaviour behaviour) throws IOException {
    listener = new ServerSocket(behaviour.port(), BACKLOG, InetAddress.getLoopbackAddress());
    respond = new Respond(behaviour, counters);
  }

  /// Starts a server; it listens when this returns.
  ///
  /// @throws UncheckedIOException when the port is taken
  public static SimulatedServer start(Behaviour behaviour) {
    try {
      SimulatedServer server = new SimulatedServer(behaviour);
      Thread.ofPlatform().daemon().name("simulated-server").start(server::accept);
      return server;
    } catch (IOException unbound) {
      throw new UncheckedIOException(unbound);
    }
  }

  public int port() {
    return listener.getLocalPort();
  }

  /// The base URL for a client: what stands before `/chat/completions`.
  public URI baseUrl() {
    return URI.create("http://127.0.0.1:" + port() + "/v1");
  }

  /// Chat completion requests that arrived, faulty ones included.
  public long requests() {
    return counters.requests.get();
  }

  /// The distinct keys seen, sorted.
  public List<String> keys() {
    return counters.keys();
  }

  /// Requests beyond the first of each key.
  public long repeats() {
    return counters.requests.get() - counters.keys().size();
  }

  /// What was asked first, word for word: the bodies of the first ten requests.
  public List<String> firstBodies() {
    return List.copyOf(counters.firstBodies);
  }

  /// What a text means by its embedding, one of 64 things.
  public static int meaning(String text) {
    return SimulatedAnswer.meaning(text);
  }

  /// The most requests that were in flight at once.
  public int inFlightMax() {
    return counters.inFlightMax.get();
  }

  /// Hashes of the distinct prompts, sorted: equal lists are equal sets of prompts.
  public List<Long> prompts() {
    return counters.prompts();
  }

  @Override
  public void close() {
    closed.set(true);
    try {
      listener.close();
      for (Socket connection : connections) {
        connection.close();
      }
    } catch (IOException alreadyGone) {
      // Closing is all we wanted.
    }
  }

  private void accept() {
    while (!closed.get()) {
      try {
        Socket connection = listener.accept();
        connections.add(connection);
        Thread.ofVirtual().start(() -> serve(connection));
      } catch (IOException over) {
        if (!closed.get()) {
          throw new UncheckedIOException(over);
        }
      }
    }
  }

  private void serve(Socket connection) {
    try (connection;
        BufferedInputStream in = new BufferedInputStream(connection.getInputStream());
        OutputStream out = connection.getOutputStream()) {
      connection.setTcpNoDelay(true);
      boolean open = true;
      while (open) {
        ReadRequest request = ReadRequest.next(in);
        open = request != null && answer(request, in, out);
      }
    } catch (IOException gone) {
      // The client went away, or close() did: either way this connection is done.
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    } finally {
      connections.remove(connection);
    }
  }

  /// Answers one request; false ends the connection.
  private boolean answer(ReadRequest request, BufferedInputStream in, OutputStream out)
      throws IOException, InterruptedException {
    Respond.Sent sent = respond.to(request);
    out.write(sent.bytes());
    out.flush();
    if (sent.then() == Respond.Then.STALL) {
      // Blocks until the client closes the connection.
      in.transferTo(OutputStream.nullOutputStream());
    }
    return sent.then() == Respond.Then.GO_ON;
  }

  /// Runs a server as a process of its own, until it is killed.
  ///
  /// `--port N`, `--latency MILLIS`, `--key TEXT`, `--model ID` and shares of faults from 0 to 1:
  /// `--throttled`, `--errors`, `--disconnects`, `--malformed`, `--truncated`, `--duplicates`,
  /// `--html`, with `--seed N`.
  public static void main(String[] arguments) throws InterruptedException {
    SimulatedServer server = start(ServerArguments.read(List.of(arguments)));
    System.out.println("listening on " + server.port());
    Thread.currentThread().join();
  }
}
