package dev.winnow.providers.http;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;

/// A server on a real socket that sends exactly the bytes a test wrote down, one script entry a
/// request, and keeps what it was sent.
public final class ScriptedServer implements AutoCloseable {

  /// What to do with a request.
  public sealed interface Step {

    /// Sends these bytes, and closes the connection or keeps it.
    record Send(String bytes, boolean close) implements Step {}

    /// Sends a head and then a body of any bytes.
    record Packed(String head, ByteBuffer body) implements Step {}

    /// Sends these bytes for ever, until the client goes away.
    record Flood(String head, String again) implements Step {}

    /// Sends these bytes and then nothing more; the connection stays open.
    record Stall(String bytes) implements Step {}
  }

  private final ServerSocket listener;
  private final BlockingQueue<Step> script = new LinkedBlockingQueue<>();
  private final Set<Socket> connections = ConcurrentHashMap.newKeySet();

  /// The requests as they came: head, empty line, body.
  public final List<String> requests = new CopyOnWriteArrayList<>();

  public ScriptedServer(Step... steps) {
    script.addAll(List.of(steps));
    try {
      listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException unbound) {
      throw new UncheckedIOException(unbound);
    }
    Thread.ofPlatform().daemon().start(this::accept);
  }

  /// A whole JSON reply of a status, with further header lines.
  public static Step reply(int status, String body, String... headers) {
    String head = "HTTP/1.1 " + status + " -\r\nContent-Type: application/json\r\n";
    for (String header : headers) {
      head += header + "\r\n";
    }
    int length = body.getBytes(StandardCharsets.UTF_8).length;
    return new Step.Send(head + "Content-Length: " + length + "\r\n\r\n" + body, false);
  }

  /// A whole reply whose body is these bytes.
  public static Step packed(byte[] body, String... headers) {
    String more = headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n";
    return new Step.Packed(
        "HTTP/1.1 200 -\r\n" + more + "Content-Length: " + body.length + "\r\n\r\n",
        ByteBuffer.wrap(body));
  }

  public URI url() {
    return URI.create("http://127.0.0.1:" + listener.getLocalPort() + "/v1");
  }

  @Override
  public void close() throws IOException {
    listener.close();
    for (Socket connection : connections) {
      connection.close();
    }
  }

  private void accept() {
    try {
      while (true) {
        Socket connection = listener.accept();
        connections.add(connection);
        Thread.ofVirtual().start(() -> serve(connection));
      }
    } catch (IOException closed) {
      // The test is over.
    }
  }

  private void serve(Socket connection) {
    try (connection;
        OutputStream out = connection.getOutputStream();
        BufferedReader in =
            new BufferedReader(
                new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8))) {
      while (true) {
        String request = read(in);
        if (request.isEmpty()) {
          return;
        }
        requests.add(request);
        if (!play(script.take(), in, out)) {
          return;
        }
      }
    } catch (IOException gone) {
      // The client gave up, which some tests want.
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private static boolean play(Step step, BufferedReader in, OutputStream out) throws IOException {
    return switch (step) {
      case Step.Send send -> {
        out.write(send.bytes().getBytes(StandardCharsets.UTF_8));
        out.flush();
        yield !send.close();
      }
      case Step.Packed packed -> {
        out.write(packed.head().getBytes(StandardCharsets.UTF_8));
        out.write(packed.body().array());
        out.flush();
        yield true;
      }
      case Step.Flood flood -> {
        out.write(flood.head().getBytes(StandardCharsets.UTF_8));
        while (true) {
          out.write(flood.again().getBytes(StandardCharsets.UTF_8));
        }
      }
      case Step.Stall stall -> {
        out.write(stall.bytes().getBytes(StandardCharsets.UTF_8));
        out.flush();
        in.read();
        yield false;
      }
    };
  }

  private static String read(BufferedReader in) throws IOException {
    StringBuilder request = new StringBuilder();
    int length = 0;
    for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
      request.append(line).append('\n');
      if (line.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
        length = Integer.parseInt(line.substring(15).strip());
      }
    }
    if (request.isEmpty()) {
      return "";
    }
    request.append('\n');
    // Bytes are counted on the wire, characters here: what is sent in these tests' bodies is read
    // until as many bytes have come.
    for (int bytes = 0; bytes < length; ) {
      int c = in.read();
      if (c < 0) {
        break;
      }
      request.append((char) c);
      bytes += Character.isSurrogate((char) c) ? 2 : c < 0x80 ? 1 : c < 0x800 ? 2 : 3;
    }
    return request.toString();
  }
}
