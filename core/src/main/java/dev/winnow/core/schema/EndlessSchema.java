package dev.winnow.core.schema;

import dev.winnow.core.document.Excerpt;
import dev.winnow.core.llm.SubSchemas;
import dev.winnow.core.schema.RowSchema.BadSchema;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Finds schemas that come back to themselves without going deeper into a row, and so never end:
/// `{"$ref": "#"}`, or two definitions that are each the other.
final class EndlessSchema {

  /// Keywords whose schemas look at the same value.
  private static final List<String> SAME_VALUE =
      List.of("allOf", "anyOf", "oneOf", "not", "if", "then", "else", "dependentSchemas");

  /// How many references and branches may follow each other for one value.
  private static final int CHAIN_MAX = 500;

  private final References references;
  private final IdentityHashMap<ObjectNode, Boolean> open = new IdentityHashMap<>();

  private EndlessSchema(References references) {
    this.references = references;
  }

  /// @throws BadSchema naming a place on the way round
  static void check(ObjectNode document, References references) {
    var endless = new EndlessSchema(references);
    SubSchemas.visit(document, (pointer, schema) -> endless.follow(pointer, schema, CHAIN_MAX));
  }

  /// Depth first; a schema is open (true) while those it leads to are looked at, then done.
  private void follow(String pointer, ObjectNode schema, int left) {
    if (left == 0) {
      throw new BadSchema(
          SchemaSaid.CHAIN_TOO_LONG.of(pointer.isEmpty() ? "/" : pointer, CHAIN_MAX));
    }
    Boolean state = open.get(schema);
    if (Boolean.TRUE.equals(state)) {
      throw new BadSchema(
          SchemaSaid.ENDLESS.of(pointer.isEmpty() ? "/" : pointer, Excerpt.of(schema)));
    }
    if (state == null) {
      open.put(schema, true);
      for (ObjectNode next : next(schema)) {
        follow(pointer, next, left - 1);
      }
      open.put(schema, false);
    }
  }

  private List<ObjectNode> next(ObjectNode schema) {
    var next = new ArrayList<ObjectNode>();
    references.target(schema).ifPresent(each -> add(each, next));
    references.dynamicTarget(schema).ifPresent(each -> add(each, next));
    for (String keyword : SAME_VALUE) {
      JsonNode value = schema.path(keyword);
      if (value.isArray() || keyword.equals("dependentSchemas")) {
        value.forEach(each -> add(each, next));
      } else {
        add(value, next);
      }
    }
    return next;
  }

  private static void add(JsonNode node, List<ObjectNode> schemas) {
    if (node instanceof ObjectNode schema) {
      schemas.add(schema);
    }
  }
}
