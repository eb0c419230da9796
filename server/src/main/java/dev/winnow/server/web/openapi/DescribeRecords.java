package dev.winnow.server.web.openapi;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JavaType;
import dev.winnow.core.say.Said;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Describes records as they are sent: what is not `@Nullable` is always there, what is may be null
/// or be left out, and trees of JSON are any JSON.
final class DescribeRecords implements ModelConverter {

  /// The parts of a sentence, also where they stand among the fields of another record.
  private static final Map<String, String> SAID =
      Map.of(
          "code",
          "Which sentence it is: it never changes. text: words of somebody else, such as a provider, in values.text;"
              + " all: the sentences in values.sentences, one after another",
          "values",
          "What the sentence is filled with, by name: texts, numbers, sentences like this one, or lists of them",
          "message",
          "The sentence in English; may be empty");

  @Override
  public @Nullable Schema<?> resolve(
      AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
    Class<?> raw = raw(type);
    if (JsonNode.class.isAssignableFrom(raw)) {
      return new JsonSchema();
    }
    if (!chain.hasNext()) {
      return null;
    }
    Schema<?> schema = chain.next().resolve(type, context, chain);
    if (raw.isRecord() && schema != null) {
      known(schema, context).ifPresent(record -> describe(record, raw));
    }
    return schema;
  }

  private static Class<?> raw(AnnotatedType type) {
    return type.getType() instanceof JavaType known
        ? known.getRawClass()
        : Json31.mapper().constructType(type.getType()).getRawClass();
  }

  private static Optional<Schema<?>> known(Schema<?> schema, ModelConverterContext context) {
    String reference = schema.get$ref();
    if (reference == null) {
      return Optional.of(schema);
    }
    String name = reference.substring(reference.lastIndexOf('/') + 1);
    return Optional.ofNullable(context.getDefinedModels().get(name));
  }

  private static void describe(Schema<?> record, Class<?> type) {
    if (record.getProperties() == null) {
      return;
    }
    Set<String> required = new LinkedHashSet<>();
    if (record.getRequired() != null) {
      required.addAll(record.getRequired());
    }
    if (type == Said.class
        || Stream.of(type.getRecordComponents()).anyMatch(DescribeRecords::isSaid)) {
      SAID.forEach((name, text) ->
          record.getProperties().computeIfPresent(name, (same, part) -> part.description(text)));
    }
    for (RecordComponent component : type.getRecordComponents()) {
      String name = name(component);
      boolean nullable = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
      if (nullable && component.getAccessor().isAnnotationPresent(JsonUnwrapped.class)) {
        // Where it is null, none of its parts is there.
        Arrays.stream(component.getType().getRecordComponents())
            .forEach(part -> required.remove(name(part)));
      }
      Schema<?> property = record.getProperties().get(name);
      if (property == null) {
        continue;
      }
      Schema<?> described = isAnything(component) ? anything(property, component) : property;
      if (!nullable) {
        required.add(name);
      }
      record.getProperties().put(name, nullable ? orNull(described) : described);
    }
    record.setRequired(new ArrayList<>(required));
  }

  private static boolean isSaid(RecordComponent component) {
    return component.getType() == Said.class
        && component.getAccessor().isAnnotationPresent(JsonUnwrapped.class);
  }

  private static String name(RecordComponent component) {
    JsonProperty renamed = component.getAccessor().getAnnotation(JsonProperty.class);
    return renamed == null || renamed.value().isEmpty() ? component.getName() : renamed.value();
  }

  private static boolean isAnything(RecordComponent component) {
    return component.getType() == Object.class
        || JsonNode.class.isAssignableFrom(component.getType())
        || component.getAccessor().isAnnotationPresent(JsonRawValue.class);
  }

  /// A map where the annotation says `type = "object"`, else any JSON.
  private static Schema<?> anything(Schema<?> property, RecordComponent component) {
    Schema<?> any = new JsonSchema();
    any.setDescription(property.getDescription());
    io.swagger.v3.oas.annotations.media.Schema said =
        component.getAccessor().getAnnotation(io.swagger.v3.oas.annotations.media.Schema.class);
    if (said != null && said.type().equals("object")) {
      any.addType("object");
      any.setAdditionalProperties(true);
    }
    return any;
  }

  private static Schema<?> orNull(Schema<?> schema) {
    if (schema.get$ref() != null) {
      Schema<?> nothing = new JsonSchema();
      nothing.addType("null");
      Schema<?> either = new JsonSchema();
      either.setAnyOf(List.of(new JsonSchema().$ref(schema.get$ref()), nothing));
      either.setDescription(schema.getDescription());
      return either;
    }
    if (schema.getTypes() != null && !schema.getTypes().isEmpty()) {
      schema.addType("null");
    }
    return schema;
  }
}
