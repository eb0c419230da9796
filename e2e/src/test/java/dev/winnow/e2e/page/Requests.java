package dev.winnow.e2e.page;

import java.net.URI;
import java.util.UUID;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Bodies for tests that share a service.
final class Requests {

  private Requests() {}

  static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  /// A name that no other test has.
  static String unique(String name) {
    return name + " " + UUID.randomUUID();
  }

  /// The built-in model.
  static ObjectNode offline(String name) {
    return object().put("name", name).put("provider", "offline");
  }

  /// A model behind an OpenAI-compatible address.
  static ObjectNode openAi(String name, URI baseUrl) {
    return object().put("name", name).put("model", "tiny").put("baseUrl", baseUrl.toString());
  }

  /// A template that asks for nothing but a number of rows, the way a simulated server reads it.
  static ObjectNode plain(String name) {
    return object()
        .put("name", name)
        .put("prompt", "Count: {count}. [{\"question\": \"...\", \"answer\": \"...\"}]");
  }

  /// A template whose rows are questions with answers on a `{topic}`.
  static ObjectNode template(String name) {
    return object()
        .put("name", name)
        .put(
            "prompt",
            "Write {count} about {topic}: [{\"question\": \"...\", \"answer\": \"...\"}]");
  }
}
