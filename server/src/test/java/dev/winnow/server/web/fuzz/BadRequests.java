package dev.winnow.server.web.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/// Bad requests to one operation.
final class BadRequests {

  private static final byte[] NONE = {};
  private static final List<String> NOT_DECODABLE =
      List.of("a%00b", "%ff", "%ED%A0%80", "%", "%zz");

  private final Api api;
  private final Api.Operation operation;
  private final Known known;
  private final Example example;
  private final List<Attempt> all = new ArrayList<>();

  BadRequests(Api api, Api.Operation operation, Known known) {
    this.api = api;
    this.operation = operation;
    this.known = known;
    this.example = new Example(api);
  }

  List<Attempt> make() {
    paths();
    queries();
    headers();
    bodies();
    return all;
  }

  /// The request as it should be, as far as its description says so.
  Attempt good() {
    return attempt("good", path("", ""), body(), List.of("Content-Type: " + contentType()), false);
  }

  private Attempt attempt(
      String name, String target, byte[] body, List<String> headers, boolean must) {
    return new Attempt(
        "%s (%s)".formatted(operation.name(), name),
        operation.method(),
        target,
        body,
        headers,
        must);
  }

  private void paths() {
    for (JsonNode parameter : operation.in("path")) {
      String name = parameter.path("name").asString("");
      for (String value : NOT_DECODABLE) {
        plain("path " + value, path(name, value), true);
      }
      for (String value : List.of("..%2f..%2fetc%2fpasswd", "..%5c..%5cx", "%c0%ae%c0%ae")) {
        plain("path " + value, path(name, value), true);
      }
      boolean uuid =
          api.resolve(parameter.path("schema")).path("format").asString("").equals("uuid");
      for (String value :
          List.of(
              "xyz",
              "0",
              "-1",
              "a%20b",
              "'",
              "0b2c4f6e",
              "%F0%9F%98%80",
              "x".repeat(3_000),
              "0b2c4f6e-8a1d-4c3b-9e5f-7a6b5c4d3e2g")) {
        plain("path " + value, path(name, value), uuid);
      }
      plain("unknown", path(name, "00000000-0000-4000-8000-000000000000"), uuid);
    }
  }

  private void queries() {
    for (JsonNode parameter : operation.in("query")) {
      String name = parameter.path("name").asString("");
      JsonNode schema = api.resolve(parameter.path("schema"));
      Set<String> types = api.types(schema);
      boolean choosy =
          schema.path("enum").size() > 0
              || (!types.isEmpty() && !types.contains("string") && !types.contains("array"))
              || name.equals("sort");
      for (String value : NOT_DECODABLE) {
        query(name, value, true);
      }
      for (String value : List.of("surelyWrong", "1.5x", "NaN")) {
        query(name, value, choosy);
      }
      boolean paging = name.equals("page") || name.equals("size");
      for (String value : List.of("-1", "99999999999999999999", "100000000")) {
        query(name, value, paging);
      }
      for (String value :
          List.of(
              "",
              "0",
              "1.5",
              "%25",
              "_%25%5c",
              "'%22",
              "x".repeat(5_000),
              "%F0%9F%98%80",
              "name,sideways",
              ",",
              "a&" + name + "=b")) {
        query(name, value, false);
      }
    }
  }

  private void query(String name, String value, boolean must) {
    plain("query " + name, path("", "") + "?" + name + "=" + value, must);
  }

  private void plain(String name, String target, boolean must) {
    all.add(
        attempt(
            name + " in " + target.length(),
            target,
            body(),
            List.of("Content-Type: " + contentType()),
            must));
  }

  private void headers() {
    if (operation.in("header").stream()
        .anyMatch(it -> it.path("name").asString("").equals("Idempotency-Key"))) {
      for (String key : List.of("a b", "x".repeat(256), "", "é")) {
        header("Idempotency-Key: " + key, true);
      }
    }
    boolean one = operation.path().endsWith("}") && operation.in("path").size() == 1;
    boolean taken =
        operation.in("header").stream()
            .anyMatch(it -> it.path("name").asString("").equals("If-Match"));
    if (taken && Set.of("PUT", "PATCH", "DELETE").contains(operation.method())) {
      for (String tag :
          List.of("\"999999\"", "3", "\"", "W/\"1\"", "\"a\", \"b\"", "x".repeat(2_000))) {
        header("If-Match: " + tag, one);
      }
    }
    header("Accept: image/png", false);
    header("Accept: ///", false);
    header("Content-Length: x", true);
    header("Origin: http://evil.example", !operation.method().equals("GET"));
  }

  private void header(String line, boolean must) {
    List<String> lines = List.of(line, "Content-Type: " + contentType());
    all.add(attempt("%.30s".formatted(line), path("", ""), body(), lines, must));
  }

  private void bodies() {
    JsonNode content = content();
    if (content.isMissingNode()) {
      return;
    }
    boolean required =
        api.resolve(operation.node().path("requestBody")).path("required").asBoolean(false);
    List<BadBodies.Body> bodies =
        isJson()
            ? BadBodies.json(api, content.path("schema"), goodBody(content).deepCopy(), required)
            : BadBodies.text(contentType(), required);
    for (BadBodies.Body body : bodies) {
      all.add(
          attempt(
              body.name(),
              spelled(path("", ""), all.size()),
              body.bytes(),
              List.of("Content-Type: " + body.contentType()),
              body.must()
                  && !(operation.onlyChecks() && body.name().startsWith(BadBodies.WITHOUT))));
    }
  }

  /// The same path, every third time as somebody writes it who wants to get around checks.
  private static String spelled(String path, int number) {
    return switch (number % 6) {
      case 2 -> path.replaceFirst("^/api/v1", "/%61pi/%761");
      case 5 -> path.replaceFirst("^/api/v1", "/api;x/v1;y=1");
      default -> path;
    };
  }

  private byte[] body() {
    JsonNode content = content();
    if (content.isMissingNode()) {
      return NONE;
    }
    JsonNode value = goodBody(content);
    String text = isJson() || !value.isString() ? value.toString() : value.asString();
    return text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
  }

  /// What worked for another operation with the same schema, or what the description shows.
  private JsonNode goodBody(JsonNode content) {
    JsonNode worked = known.bodies().get(schema());
    return worked == null ? example.ofContent(content) : worked;
  }

  /// What the body is, as a name.
  String schema() {
    return content().path("schema").toString();
  }

  private JsonNode content() {
    JsonNode content = api.resolve(operation.node().path("requestBody")).path("content");
    return content.isEmpty() ? MissingNode.getInstance() : content.path(contentType());
  }

  private boolean isJson() {
    return contentType().contains("json");
  }

  private String contentType() {
    JsonNode content = api.resolve(operation.node().path("requestBody")).path("content");
    return content.has("application/json") || content.isEmpty()
        ? "application/json"
        : content.propertyNames().iterator().next();
  }

  /// The path with something in place of each variable.
  private String path(String variable, String value) {
    String path = operation.path();
    for (JsonNode parameter : operation.in("path")) {
      String name = parameter.path("name").asString("");
      String place = "{" + name + "}";
      String there = path.substring(0, Math.max(0, path.indexOf(place) - 1));
      String with =
          name.equals(variable)
              ? value
              : operation.callsAModel() || !known.ids().containsKey(there)
                  ? example.of(parameter.path("schema")).asString("1")
                  : known.ids().get(there);
      path = path.replace(place, with);
    }
    return path;
  }
}
