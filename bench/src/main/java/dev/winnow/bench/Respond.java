package dev.winnow.bench;

import dev.winnow.bench.SimulatedServer.Behaviour;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Decides and writes the reply to each request.
record Respond(Behaviour behaviour, Counters counters) {

  /// What goes back over the connection, and what becomes of it then.
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Sent(byte[] bytes, Then then) {}

  enum Then {
    /// The connection serves the next request.
    GO_ON,
    /// It breaks.
    BREAK,
    /// It stays as it is, without a word more.
    STALL
  }

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int SHOWN_TOKENS_CHARS = 4;

  Sent to(ReadRequest request) throws InterruptedException {
    if (request.path().equals("/stats")) {
      return json(200, "", counters.toJson());
    }
    if (request.method().equals("GET") && request.path().endsWith("/models")) {
      return isDenied(request.headers()) ? denied() : models();
    }
    if (!request.method().equals("POST")
        || !(request.path().endsWith("/chat/completions") || isEmbeddings(request))) {
      return error(404, "not_found", "Unknown request URL: " + request.path(), "");
    }
    JsonNode body;
    try {
      body = JSON.readTree(request.body());
    } catch (JacksonException broken) {
      return error(400, "invalid_json", "We could not parse the JSON body of your request.", "");
    }
    String prompt = body.path(isEmbeddings(request) ? "input" : "messages").toString();
    String key =
        Objects.requireNonNullElseGet(
            request.headers().get("idempotency-key"),
            () -> "unnamed-" + Long.toHexString(SimulatedAnswer.hash(prompt)));
    long number = counters.arrived(key, prompt, request.body());
    try {
      if (!behaviour.latency().isZero()) {
        Thread.sleep(behaviour.latency());
      }
      return completion(request.headers(), body, key, number);
    } finally {
      counters.left();
    }
  }

  private static boolean isEmbeddings(ReadRequest request) {
    return request.path().endsWith("/embeddings");
  }

  private Sent completion(Map<String, String> headers, JsonNode body, String key, long number) {
    if (isDenied(headers)) {
      return denied();
    }
    String model = body.path("model").asString("");
    if (behaviour.model() != null && !model.equals(behaviour.model())) {
      return error(404, "model_not_found", "The model `" + model + "` does not exist.", "");
    }
    return switch (behaviour.faults().fault(number, key, counters.attempts(key))) {
      case Fault.None none ->
          body.has("input") ? json(200, "", SimulatedAnswer.embeddings(body)) : answered(body, key);
      case Fault.Duplicates duplicates -> answered(body, "the same for all");
      case Fault.Status status ->
          error(status.status(), status.code(), status.message(), status.retryAfter());
      case Fault.HtmlPage page ->
          whole(
              200,
              "text/html",
              "",
              "<html><head><title>Welcome to the proxy</title></head><body>Hello</body></html>");
      case Fault.BrokenBody broken -> whole(200, "application/json", "", "{\"choices\": [{\"mess");
      case Fault.Says says -> chat(body, says.text(), "stop");
      case Fault.MalformedAnswer malformed ->
          chat(body, "I am sorry, here is no data: [{\"question\" is", "stop");
      case Fault.Truncated truncated -> {
        String text = answer(body, key);
        yield chat(body, text.substring(0, text.length() * 3 / 5), "length");
      }
      case Fault.Disconnect disconnect -> {
        byte[] whole = answered(body, key).bytes();
        int sent = whole.length - Math.min(20, whole.length / 2);
        yield new Sent(Arrays.copyOf(whole, sent), Then.BREAK);
      }
      case Fault.Hangup hangup -> new Sent(new byte[0], Then.BREAK);
      case Fault.Silence silence -> new Sent(new byte[0], Then.STALL);
    };
  }

  private boolean isDenied(Map<String, String> headers) {
    String wanted = behaviour.key();
    return wanted != null && !("Bearer " + wanted).equals(headers.get("authorization"));
  }

  private static Sent denied() {
    return error(401, "invalid_api_key", "Incorrect API key provided.", "");
  }

  /// The only model it knows, or some of those it would answer to.
  private Sent models() {
    String only = behaviour.model();
    List<String> ids = only == null ? List.of("gpt-4o", "gpt-4o-mini", "tiny") : List.of(only);
    ObjectNode list = JsonNodeFactory.instance.objectNode().put("object", "list");
    ArrayNode data = list.putArray("data");
    ids.forEach(id -> data.addObject().put("id", id).put("object", "model"));
    return json(200, "", list);
  }

  private Sent answered(JsonNode body, String name) {
    return chat(body, answer(body, name), "stop");
  }

  private String answer(JsonNode body, String name) {
    return JSON.writeValueAsString(SimulatedAnswer.answer(body, name));
  }

  private static Sent chat(JsonNode request, String text, String finish) {
    ObjectNode reply = JsonNodeFactory.instance.objectNode();
    reply.put("id", "chatcmpl-simulated").put("object", "chat.completion");
    reply.put("model", request.path("model").asString("simulated"));
    ObjectNode choice = reply.putArray("choices").addObject();
    choice.put("index", 0).put("finish_reason", finish);
    choice.putObject("message").put("role", "assistant").put("content", text);
    int input = 0;
    for (JsonNode message : request.path("messages")) {
      input += 4 + message.path("content").asString("").length() / SHOWN_TOKENS_CHARS;
    }
    int output = 1 + text.length() / SHOWN_TOKENS_CHARS;
    reply
        .putObject("usage")
        .put("prompt_tokens", input)
        .put("completion_tokens", output)
        .put("total_tokens", input + output);
    return json(200, "", reply);
  }

  private static Sent error(int status, String code, String message, String retryAfter) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.putObject("error")
        .put("message", message)
        .put("type", code)
        .putNull("param")
        .put("code", code);
    return json(status, retryAfter.isEmpty() ? "" : "Retry-After: " + retryAfter + "\r\n", body);
  }

  private static Sent json(int status, String more, ObjectNode body) {
    return whole(status, "application/json", more, JSON.writeValueAsString(body));
  }

  private static Sent whole(int status, String contentType, String more, String body) {
    byte[] content = body.getBytes(StandardCharsets.UTF_8);
    byte[] head =
        "HTTP/1.1 %d -\r\nContent-Type: %s\r\n%sContent-Length: %d\r\n\r\n"
            .formatted(status, contentType, more, content.length)
            .getBytes(StandardCharsets.UTF_8);
    byte[] bytes = Arrays.copyOf(head, head.length + content.length);
    System.arraycopy(content, 0, bytes, head.length, content.length);
    return new Sent(bytes, Then.GO_ON);
  }
}
