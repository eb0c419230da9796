package dev.winnow.core.schema;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaException;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import dev.winnow.core.document.Excerpt;
import dev.winnow.core.document.Pointer;
import dev.winnow.core.llm.SubSchemas;
import dev.winnow.core.schema.RowSchema.BadSchema;
import dev.winnow.core.schema.pattern.BoundedPattern;
import dev.winnow.core.schema.pattern.RowSteps;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.PatternSyntaxException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Checks a JSON Schema that a user wrote and compiles it.
final class CompileSchema {

  /// How deep a schema may nest: it is walked by recursion.
  private static final int NESTING_MAX = 256;

  /// The schemas of schemas come with the library and are read once.
  private static final Map<SpecificationVersion, Schema> META = new ConcurrentHashMap<>();

  private final ObjectNode schema;
  private final References references;

  private CompileSchema(ObjectNode schema) {
    this.schema = schema;
    this.references = References.of(schema, !isOld(schema));
  }

  private static boolean isOld(ObjectNode schema) {
    return SpecificationVersion.fromDialectId(schema.path("$schema").asString(""))
        .filter(version -> version.getOrder() <= SpecificationVersion.DRAFT_7.getOrder())
        .isPresent();
  }

  /// Compiles a checked schema.
  static Schema compile(ObjectNode schema) {
    try {
      // A registry of its own: two schemas may have the same $id.
      Schema compiled = registry().getSchema(schema);
      compiled.initializeValidators();
      return compiled;
    } catch (SchemaException | IllegalArgumentException | JacksonException bad) {
      throw new BadSchema(SchemaSaid.UNUSABLE.of(Excerpt.of(String.valueOf(bad.getMessage()))));
    }
  }

  private static SchemaRegistry registry() {
    return SchemaRegistry.withDefaultDialect(
        SpecificationVersion.DRAFT_2020_12,
        registry ->
            registry
                .dialectRegistry(BoundedFormats.DIALECTS)
                .schemaRegistryConfig(
                    SchemaRegistryConfig.builder()
                        .regularExpressionFactory(BoundedPattern::of)
                        .build()));
  }

  /// Checks that a schema is one and needs no other document.
  ///
  /// @throws BadSchema when not; places are JSON Pointers within the schema
  static void check(ObjectNode schema) {
    if (deeperThan(schema, NESTING_MAX)) {
      throw new BadSchema(SchemaSaid.TOO_DEEP.of(NESTING_MAX));
    }
    var check = new CompileSchema(schema);
    check.againstMetaSchema();
    SubSchemas.visit(schema, check::references);
    SubSchemas.visit(schema, check::patterns);
    EndlessSchema.check(schema, check.references);
  }

  private static boolean deeperThan(JsonNode node, int levels) {
    if (levels == 0) {
      return true;
    }
    for (JsonNode each : node) {
      if (each.isContainer() && deeperThan(each, levels - 1)) {
        return true;
      }
    }
    return false;
  }

  private void againstMetaSchema() {
    String dialect = schema.path("$schema").asString("");
    Optional<SpecificationVersion> version =
        dialect.isEmpty()
            ? Optional.of(SpecificationVersion.DRAFT_2020_12)
            : SpecificationVersion.fromDialectId(dialect);
    if (version.isEmpty()) {
      throw new BadSchema(
          SchemaSaid.DIALECT.of(
              Excerpt.of(dialect), SpecificationVersion.DRAFT_2020_12.getDialectId()));
    }
    Schema meta =
        META.computeIfAbsent(
            version.get(), each -> registry().getSchema(SchemaLocation.of(each.getDialectId())));
    List<Error> errors;
    try {
      RowSteps.begin();
      errors = meta.validate(schema);
    } catch (JacksonException number) {
      throw new BadSchema(
          SchemaSaid.NUMBER_TOO_LARGE.of(Excerpt.of(String.valueOf(number.getMessage()))));
    }
    if (!errors.isEmpty()) {
      Error error = errors.getFirst();
      throw new BadSchema(SchemaSaid.NO_SCHEMA.of(RowProblem.of(error)));
    }
  }

  private void references(String pointer, ObjectNode part) {
    for (String keyword : List.of("$ref", "$dynamicRef", "$recursiveRef")) {
      JsonNode value = part.path(keyword);
      if (!value.isString()) {
        continue;
      }
      String reference = value.stringValue();
      String place = Pointer.child(pointer, keyword);
      if (!references.within(part, reference)) {
        if (comesWithTheLibrary(references.document(part, reference))) {
          continue;
        }
        throw new BadSchema(SchemaSaid.OTHER_DOCUMENT.of(place, Excerpt.of(reference)));
      }
      if (references.target(part, reference).isEmpty()) {
        throw new BadSchema(SchemaSaid.NOTHING_THERE.of(place, Excerpt.of(reference)));
      }
    }
  }

  /// The schemas of schemas: a row may hold a JSON Schema.
  private static boolean comesWithTheLibrary(String document) {
    return SpecificationVersion.fromDialectId(document).isPresent();
  }

  private void patterns(String pointer, ObjectNode part) {
    if (part.path("pattern").isString()) {
      pattern(Pointer.child(pointer, "pattern"), part.path("pattern").stringValue());
    }
    for (String name : part.path("patternProperties").propertyNames()) {
      pattern(Pointer.child(Pointer.child(pointer, "patternProperties"), name), name);
    }
  }

  private static void pattern(String place, String pattern) {
    try {
      BoundedPattern.of(pattern);
    } catch (PatternSyntaxException bad) {
      throw new BadSchema(
          SchemaSaid.BAD_PATTERN.of(
              Excerpt.of(place), Excerpt.of(pattern), BoundedPattern.reason(bad)));
    }
  }
}
