package dev.winnow.server.web.fuzz;

import dev.winnow.server.web.RawHttp;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Things to attack: what the examples of the description make.
///
/// @param ids of something that is there, by the path of the list it is in
/// @param bodies that worked, by their schema
record Known(Map<String, String> ids, Map<String, JsonNode> bodies) {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int TRIES_MAX = 8;

  static Known make(
      Api api, List<Api.Operation> operations, Function<Attempt, RawHttp.Answer> send) {
    Known known = new Known(new HashMap<>(), new HashMap<>());
    for (Api.Operation operation : operations) {
      if (operation.method().equals("POST")
          && operation.in("path").isEmpty()
          && !operation.callsAModel()) {
        BadRequests requests = new BadRequests(api, operation, known);
        known.make(operation, requests.schema(), requests.good(), send);
      }
    }
    return known;
  }

  private void make(
      Api.Operation operation,
      String schema,
      Attempt first,
      Function<Attempt, RawHttp.Answer> send) {
    Attempt attempt = first;
    for (int i = 0; i < TRIES_MAX; i++) {
      RawHttp.Answer answer = send.apply(attempt);
      String location = answer.headers().getOrDefault("location", "");
      if (answer.status() == 201 && location.contains(operation.path() + "/")) {
        ids.put(operation.path(), location.substring(location.lastIndexOf('/') + 1));
        bodies.put(schema, JSON.readTree(attempt.body()));
        return;
      }
      if (answer.status() != 400
          || attempt.body().length == 0
          || !(JSON.readTree(attempt.body()) instanceof ObjectNode body)) {
        return;
      }
      // Examples of single fields need not go together: leave out what is complained of.
      for (JsonNode error : answer.body().path("errors")) {
        body.remove(error.path("field").asString("").split("[.\\[]", 2)[0]);
      }
      attempt =
          new Attempt(
              first.name(),
              first.method(),
              first.target(),
              body.toString().getBytes(StandardCharsets.UTF_8),
              first.headers(),
              false);
    }
  }
}
