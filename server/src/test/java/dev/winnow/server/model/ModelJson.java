package dev.winnow.server.model;

import java.net.URI;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Requests for tests.
final class ModelJson {

  private ModelJson() {}

  /// A name that no other test has.
  static String unique(String name) {
    return name + " " + UUID.randomUUID();
  }

  static ObjectNode offline(String name) {
    return JsonNodeFactory.instance.objectNode().put("name", name).put("provider", "offline");
  }

  /// @param key null says nothing of a key
  static ObjectNode openAi(String name, URI baseUrl, @Nullable String key) {
    ObjectNode body =
        JsonNodeFactory.instance
            .objectNode()
            .put("name", name)
            .put("baseUrl", baseUrl.toString())
            .put("model", "tiny");
    if (key != null) {
      body.put("apiKey", key);
    }
    return body;
  }
}
