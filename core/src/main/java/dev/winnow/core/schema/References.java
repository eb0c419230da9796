package dev.winnow.core.schema;

import dev.winnow.core.llm.SubSchemas;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Where the references of a JSON Schema lead within the same document.
///
/// Each `$id` begins a resource of its own: an address, which is relative to that of the resource
/// around it, and names (`$anchor`, `$dynamicAnchor`). A reference is relative to the resource that
/// it stands in (JSON Schema 2020-12, Core §8.2).
final class References {

  private final Map<String, Resource> resources = new HashMap<>();
  private final IdentityHashMap<ObjectNode, Resource> homes = new IdentityHashMap<>();
  private final Map<String, Integer> dynamicNames = new HashMap<>();
  private final Resource root;

  /// A schema with an address, and all below it that has none of its own.
  private record Resource(String address, JsonNode schema, Map<String, ObjectNode> names) {}

  /// A resource and where in the document it begins.
  private record Begun(String pointer, Resource resource) {}

  private References(ObjectNode document, boolean idBesideRef) {
    this.root = new Resource(address("", id(document, idBesideRef)), document, new HashMap<>());
    resources.put("", root);
    resources.put(root.address(), root);
    Deque<Begun> around = new ArrayDeque<>();
    around.push(new Begun("", root));
    SubSchemas.visit(
        document,
        (pointer, part) -> {
          while (!within(pointer, around.element().pointer())) {
            around.pop();
          }
          Resource home = around.element().resource();
          String id = pointer.isEmpty() ? "" : id(part, idBesideRef);
          if (!id.isEmpty()) {
            home = new Resource(address(home.address(), id), part, new HashMap<>());
            resources.putIfAbsent(home.address(), home);
            around.push(new Begun(pointer, home));
          }
          homes.put(part, home);
          names(part, home);
        });
  }

  /// Those of a document.
  ///
  /// @param idBesideRef whether an `$id` beside a `$ref` counts: not up to draft 7
  static References of(ObjectNode document, boolean idBesideRef) {
    return new References(document, idBesideRef);
  }

  static References of(ObjectNode document) {
    return of(document, true);
  }

  private void names(ObjectNode part, Resource home) {
    name(part.path("$anchor").asString(""), part, home);
    String dynamic = part.path("$dynamicAnchor").asString("");
    name(dynamic, part, home);
    dynamicNames.merge(dynamic, 1, Integer::sum);
    // Up to draft 7 a name is written as the fragment of an $id.
    String id = part.path("$id").asString("");
    if (id.startsWith("#")) {
      name(id.substring(1), part, home);
    }
  }

  private static void name(String name, ObjectNode part, Resource home) {
    if (!name.isEmpty()) {
      home.names().putIfAbsent(name, part);
    }
  }

  private static boolean within(String pointer, String around) {
    return around.isEmpty() || pointer.equals(around) || pointer.startsWith(around + "/");
  }

  private static String id(ObjectNode part, boolean idBesideRef) {
    String id = part.path("$id").asString("");
    return id.startsWith("#") || (!idBesideRef && part.has("$ref")) ? "" : withoutFragment(id);
  }

  private static String withoutFragment(String uri) {
    int hash = uri.indexOf('#');
    return hash < 0 ? uri : uri.substring(0, hash);
  }

  private static String address(String base, String reference) {
    if (reference.isEmpty()) {
      return base;
    }
    try {
      return base.isEmpty() ? reference : URI.create(base).resolve(reference).toString();
    } catch (IllegalArgumentException noUri) {
      return reference;
    }
  }

  /// The address of the document that a reference names.
  String document(ObjectNode from, String reference) {
    return address(home(from).address(), withoutFragment(reference));
  }

  /// Whether a reference stays within this document, whether or not there is something.
  boolean within(ObjectNode from, String reference) {
    return resources.containsKey(document(from, reference));
  }

  private Resource home(ObjectNode from) {
    return homes.getOrDefault(from, root);
  }

  /// The schema that a reference names; empty where there is none in this document.
  Optional<JsonNode> target(ObjectNode from, String reference) {
    Resource resource = resources.get(document(from, reference));
    if (resource == null) {
      return Optional.empty();
    }
    int hash = reference.indexOf('#');
    String fragment = hash < 0 ? "" : unescaped(reference.substring(hash + 1));
    if (fragment.isEmpty()) {
      return Optional.of(resource.schema());
    }
    if (fragment.startsWith("/")) {
      JsonNode named = resource.schema().at(JsonPointer.compile(fragment));
      return named.isMissingNode() ? Optional.empty() : Optional.of(named);
    }
    return Optional.ofNullable(resource.names().get(fragment));
  }

  /// The schema of the `$ref` of a schema.
  Optional<JsonNode> target(ObjectNode from) {
    JsonNode reference = from.path("$ref");
    return reference.isString() ? target(from, reference.stringValue()) : Optional.empty();
  }

  /// The schema of its `$dynamicRef`, where that can lead to one place only.
  Optional<JsonNode> dynamicTarget(ObjectNode from) {
    String reference = from.path("$dynamicRef").asString("");
    return reference.isEmpty()
        ? Optional.empty()
        : target(from, reference)
            .filter(each ->
                dynamicNames.getOrDefault(each.path("$dynamicAnchor").asString("-"), 1) == 1);
  }

  /// A fragment of a URI as it is meant: `%25` stands for `%`.
  private static String unescaped(String fragment) {
    if (fragment.indexOf('%') < 0) {
      return fragment;
    }
    try {
      return URLDecoder.decode(fragment.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException notEscaped) {
      return fragment;
    }
  }
}
