package dev.winnow.bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// A model on loopback that answers what a test wants, word for word, and keeps what it was asked.
public final class AnsweringServer implements AutoCloseable {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<String> bodies = new CopyOnWriteArrayList<>();

  private AnsweringServer(HttpServer server) {
    this.server = server;
  }

  /// Starts one.
  ///
  /// @param answer the answer to a prompt
  public static AnsweringServer start(UnaryOperator<String> answer) throws IOException {
    HttpServer http =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    AnsweringServer server = new AnsweringServer(http);
    http.createContext("/v1/chat/completions", exchange -> server.answer(exchange, answer));
    http.setExecutor(server.threads);
    http.start();
    return server;
  }

  private void answer(HttpExchange exchange, UnaryOperator<String> answer) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      bodies.add(body);
      JsonNode messages = JSON.readTree(body).path("messages");
      String prompt = messages.path(messages.size() - 1).path("content").asString("");
      ObjectNode reply = JSON.createObjectNode().put("model", "answering");
      ObjectNode choice = reply.putArray("choices").addObject().put("finish_reason", "stop");
      choice.putObject("message").put("role", "assistant").put("content", answer.apply(prompt));
      reply.putObject("usage").put("prompt_tokens", 10).put("completion_tokens", 20);
      byte[] bytes = JSON.writeValueAsBytes(reply);
      exchange.getResponseHeaders().add("Content-Type", "application/json");
      exchange.sendResponseHeaders(200, bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  /// The address up to and without `/chat/completions`.
  public URI baseUrl() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/v1");
  }

  /// The bodies of all requests so far.
  public List<String> bodies() {
    return List.copyOf(bodies);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.close();
  }
}
