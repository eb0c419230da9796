package dev.winnow.core.llm;

import java.net.URI;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The JSON Schema of an answer with many rows, made from that of one row.
///
/// The row's schema moves below the answer's. So its definitions (`$defs`, `definitions`) move to
/// the root, references to other places within it follow it (`#/properties/a` becomes
/// `#/items/properties/a`), and its `$schema` and `$id` go, which only a root may have.
public final class RowsSchema {

  private static final List<String> DEFINITIONS = List.of("$defs", "definitions");

  private RowsSchema() {}

  /// An array of exactly `rows` rows, at least 1.
  public static ObjectNode array(ObjectNode rowSchema, int rows) {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    place(rowSchema, rows, root, "#/items", root);
    return root;
  }

  /// An object whose one property, `rows`, is that array: some providers want an object outermost.
  public static ObjectNode object(ObjectNode rowSchema, int rows) {
    ObjectNode root = JsonNodeFactory.instance.objectNode().put("type", "object");
    ObjectNode array = root.putObject("properties").putObject("rows");
    root.putArray("required").add("rows");
    root.put("additionalProperties", false);
    place(rowSchema, rows, array, "#/properties/rows/items", root);
    return root;
  }

  /// Writes the array's schema into `array`, whose items have the reference `home`, and the
  /// definitions into `root`.
  private static void place(
      ObjectNode row, int rows, ObjectNode array, String home, ObjectNode root) {
    if (rows < 1) {
      throw new IllegalArgumentException("An answer has at least 1 row, not " + rows + ".");
    }
    String id = row.path("$id").asString("");
    ObjectNode items = SubSchemas.withRefs(row, reference -> moved(reference, id, home));
    items.remove(List.of("$schema", "$id"));
    array.put("type", "array").put("minItems", rows).put("maxItems", rows);
    array.set("items", items);
    for (String keyword : DEFINITIONS) {
      JsonNode definitions = items.remove(keyword);
      if (definitions != null) {
        root.set(keyword, definitions);
      }
    }
  }

  private static String moved(String reference, String id, String home) {
    String local = id.isEmpty() || reference.startsWith("#") ? reference : absolute(id, reference);
    boolean hoisted = local.startsWith("#/$defs/") || local.startsWith("#/definitions/");
    boolean within = local.equals("#") || local.startsWith("#/");
    return within && !hoisted ? home + local.substring(1) : local;
  }

  /// A reference that was relative to the row's `$id`, which is gone: one to the row itself is a
  /// fragment, one to another resource in it says its whole address.
  private static String absolute(String id, String reference) {
    String base = id.endsWith("#") ? id.substring(0, id.length() - 1) : id;
    String address = reference;
    try {
      address = URI.create(base).resolve(reference).toString();
    } catch (IllegalArgumentException noUri) {
      // It can only be written the same way twice.
    }
    if (!address.startsWith(base)) {
      return address;
    }
    String rest = address.substring(base.length());
    return rest.isEmpty() || rest.equals("#") ? "#" : rest.startsWith("#") ? rest : address;
  }
}
