package dev.winnow.providers.ollama;

import dev.winnow.core.llm.Dialect.Parameter;
import dev.winnow.core.llm.Message;
import dev.winnow.core.llm.ModelSettings.ResponseFormat;
import dev.winnow.core.llm.Request;
import dev.winnow.providers.reply.AnswerFormat;
import dev.winnow.providers.wire.AnswerSchema;
import dev.winnow.providers.wire.Parameters;
import dev.winnow.providers.wire.Wire;
import java.net.URI;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// `POST {baseUrl}/api/chat`, Ollama's own; a base URL that ends in `/v1` or `/api` will do, too.
public final class OllamaWire implements Wire {

  private static final String OPTIONS = "options";

  private static final Map<String, Parameter> FIELDS =
      Map.of(
          "temperature",
          Parameter.TEMPERATURE,
          "top_p",
          Parameter.TOP_P,
          "num_predict",
          Parameter.MAX_TOKENS,
          "stop",
          Parameter.STOP,
          "seed",
          Parameter.SEED);

  private final AnswerSchema schemas = new AnswerSchema();

  @Override
  public URI address(URI baseUrl) {
    return URI.create(base(baseUrl) + "/api/chat");
  }

  @Override
  public URI models(URI baseUrl) {
    return URI.create(base(baseUrl) + "/api/tags");
  }

  private static String base(URI baseUrl) {
    return baseUrl.toString().replaceAll("/+$", "").replaceAll("(/api/chat|/api|/v1)$", "");
  }

  @Override
  public Map<String, String> headers(@Nullable String key) {
    return key == null ? Map.of() : Map.of("Authorization", "Bearer " + key);
  }

  @Override
  public ObjectNode body(Request request, Parameters parameters) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("model", parameters.model());
    ArrayNode messages = body.putArray("messages");
    for (Message message : request.messages()) {
      messages
          .addObject()
          .put("role", message.role().name().toLowerCase(Locale.ROOT))
          .put("content", message.text());
    }
    body.put("stream", parameters.stream());
    ObjectNode options = options(request, parameters);
    if (!options.isEmpty()) {
      body.set(OPTIONS, options);
    }
    ObjectNode row = request.rowSchema();
    switch (parameters.format()) {
      case JSON_SCHEMA, JSON_SCHEMA_OBJECT -> {
        if (row != null) {
          boolean array = parameters.format() == ResponseFormat.JSON_SCHEMA;
          body.set("format", schemas.of(row, request.rows(), array, schema -> schema));
        }
      }
      case JSON_OBJECT -> body.put("format", "json");
      case NONE, TOOL -> {}
    }
    return body;
  }

  private static ObjectNode options(Request request, Parameters parameters) {
    ObjectNode options = JsonNodeFactory.instance.objectNode();
    if (parameters.temperature() != null) {
      options.put("temperature", parameters.temperature());
    }
    if (parameters.topP() != null) {
      options.put("top_p", parameters.topP());
    }
    if (parameters.maxTokens() != null) {
      options.put("num_predict", parameters.maxTokens());
    }
    if (!parameters.stop().isEmpty()) {
      ArrayNode stop = options.putArray("stop");
      parameters.stop().forEach(stop::add);
    }
    if (parameters.seed() != null) {
      options.put("seed", parameters.seed(request.seed()));
    }
    return options;
  }

  @Override
  public Set<ResponseFormat> formats() {
    return EnumSet.of(
        ResponseFormat.JSON_SCHEMA, ResponseFormat.JSON_SCHEMA_OBJECT, ResponseFormat.JSON_OBJECT);
  }

  @Override
  public Map<String, Parameter> fields() {
    return FIELDS;
  }

  @Override
  public boolean has(ObjectNode body, String field) {
    return body.has(field) || body.path(OPTIONS).has(field);
  }

  @Override
  public void remove(ObjectNode body, String field) {
    body.remove(field);
    if (body.path(OPTIONS) instanceof ObjectNode options) {
      options.remove(field);
    }
  }

  /// Options of the user stand beside ours.
  @Override
  public void merge(ObjectNode body, ObjectNode fields) {
    JsonNode ours = body.path(OPTIONS).deepCopy();
    Wire.super.merge(body, fields);
    if (ours instanceof ObjectNode before && fields.path(OPTIONS).isObject()) {
      Wire.super.merge(before, (ObjectNode) fields.path(OPTIONS));
      body.set(OPTIONS, before);
    }
  }

  @Override
  public AnswerFormat answers() {
    return OllamaAnswers.FORMAT;
  }
}
