package dev.winnow.server.web.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// An OpenAPI document, as far as requests need it.
record Api(JsonNode document) {

  private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");

  /// One operation, except those that answer with a stream of events.
  record Operation(String method, String path, JsonNode node, List<JsonNode> parameters) {

    String name() {
      return method + " " + path;
    }

    List<JsonNode> in(String place) {
      return parameters.stream().filter(it -> it.path("in").asString("").equals(place)).toList();
    }

    /// Whether it says what is wrong with something that is not finished yet.
    boolean onlyChecks() {
      return path.endsWith("/validate");
    }

    /// Whether it sends something to a language model when all is right with the request.
    boolean callsAModel() {
      return path.endsWith("/try") || path.endsWith("/test");
    }
  }

  List<Operation> operations() {
    List<Operation> all = new ArrayList<>();
    for (Map.Entry<String, JsonNode> path : document.path("paths").properties()) {
      for (Map.Entry<String, JsonNode> method : path.getValue().properties()) {
        if (METHODS.contains(method.getKey()) && !isStream(method.getValue())) {
          List<JsonNode> parameters = new ArrayList<>();
          path.getValue().path("parameters").forEach(it -> parameters.add(resolve(it)));
          method.getValue().path("parameters").forEach(it -> parameters.add(resolve(it)));
          all.add(
              new Operation(
                  method.getKey().toUpperCase(Locale.ROOT),
                  path.getKey(),
                  method.getValue(),
                  parameters));
        }
      }
    }
    return all;
  }

  private boolean isStream(JsonNode operation) {
    for (JsonNode response : operation.path("responses")) {
      if (resolve(response).path("content").has("text/event-stream")) {
        return true;
      }
    }
    return false;
  }

  /// What a reference leads to; anything else as it is.
  JsonNode resolve(JsonNode node) {
    JsonNode at = node;
    for (int i = 0; i < 20 && at.path("$ref").isString(); i++) {
      at = document.at(at.path("$ref").asString().substring(1));
    }
    return at;
  }

  /// The types that a schema lets through; empty when it names none.
  Set<String> types(JsonNode schema) {
    JsonNode resolved = resolve(schema);
    Set<String> types = new java.util.TreeSet<>();
    JsonNode type = resolved.path("type");
    if (type.isString()) {
      types.add(type.asString());
    }
    type.forEach(it -> types.add(it.asString("")));
    for (String several : List.of("oneOf", "anyOf")) {
      for (JsonNode one : resolved.path(several)) {
        Set<String> more = types(one);
        if (more.isEmpty()) {
          return Set.of();
        }
        types.addAll(more);
      }
    }
    return types;
  }
}
