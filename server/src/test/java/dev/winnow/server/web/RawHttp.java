package dev.winnow.server.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/// Sends bytes as they are, where a client would refuse or mend them; one connection a request.
public final class RawHttp {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private RawHttp() {}

  /// What came back.
  ///
  /// @param headers by their names in small letters
  public record Answer(int status, Map<String, String> headers, String text) {

    /// The body as JSON; missing when it is none.
    public JsonNode body() {
      return headers.getOrDefault("content-type", "").contains("json") && !text.isEmpty()
          ? JSON.readTree(text)
          : MissingNode.getInstance();
    }
  }

  /// Sends a request with a body of any bytes.
  ///
  /// @param headers whole lines; `Host`, `Content-Length` and `Connection` are added
  public static Answer send(
      URI server, String method, String target, byte[] body, String... headers) {
    StringBuilder head = new StringBuilder(method + " " + target + " HTTP/1.1\r\n");
    head.append("Host: ").append(server.getAuthority()).append("\r\nConnection: close\r\n");
    for (String header : headers) {
      head.append(header).append("\r\n");
    }
    if (body.length > 0 || method.startsWith("P")) {
      head.append("Content-Length: ").append(body.length).append("\r\n");
    }
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.writeBytes(head.append("\r\n").toString().getBytes(StandardCharsets.UTF_8));
    all.writeBytes(body);
    return send(server, all.toByteArray());
  }

  /// Sends a whole request.
  public static Answer send(URI server, byte[] request) {
    try (Socket socket = new Socket(server.getHost(), server.getPort())) {
      socket.setSoTimeout(60_000);
      socket.getOutputStream().write(request);
      socket.getOutputStream().flush();
      return read(socket.getInputStream().readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Answer read(byte[] bytes) {
    String all = new String(bytes, StandardCharsets.ISO_8859_1);
    int end = all.indexOf("\r\n\r\n");
    if (end < 0) {
      throw new IllegalStateException("No HTTP answer: " + all);
    }
    String[] lines = all.substring(0, end).split("\r\n", -1);
    Map<String, String> headers = new TreeMap<>();
    for (int i = 1; i < lines.length; i++) {
      String[] pair = lines[i].split(":", 2);
      headers.put(pair[0].toLowerCase(Locale.ROOT), pair[1].strip());
    }
    String body = all.substring(end + 4);
    String whole = headers.containsKey("transfer-encoding") ? unchunk(body) : body;
    return new Answer(
        Integer.parseInt(lines[0].split(" ", -1)[1]),
        headers,
        new String(whole.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8));
  }

  private static String unchunk(String body) {
    StringBuilder whole = new StringBuilder();
    int at = 0;
    while (true) {
      int line = body.indexOf("\r\n", at);
      int size = Integer.parseInt(body.substring(at, line), 16);
      if (size == 0) {
        return whole.toString();
      }
      whole.append(body, line + 2, line + 2 + size);
      at = line + 2 + size + 2;
    }
  }
}
