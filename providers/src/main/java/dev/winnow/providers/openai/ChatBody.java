package dev.winnow.providers.openai;

import dev.winnow.core.llm.Message;
import dev.winnow.core.llm.ModelSettings.ResponseFormat;
import dev.winnow.core.llm.Request;
import dev.winnow.providers.wire.AnswerSchema;
import dev.winnow.providers.wire.Parameters;
import java.util.Locale;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The body of a chat completion request.
final class ChatBody {

  /// The name sent with a schema; providers take up to 64 letters, digits, `_` and `-`.
  private static final String SCHEMA_NAME = "rows";

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final AnswerSchema schemas = new AnswerSchema();

  ObjectNode of(Request request, Parameters parameters) {
    ObjectNode body = JSON.objectNode();
    body.put("model", parameters.model());
    ArrayNode messages = body.putArray("messages");
    for (Message message : request.messages()) {
      messages
          .addObject()
          .put("role", message.role().name().toLowerCase(Locale.ROOT))
          .put("content", message.text());
    }
    body.put("stream", parameters.stream());
    if (parameters.stream()) {
      body.putObject("stream_options").put("include_usage", true);
    }
    sampling(body, parameters, request);
    responseFormat(body, parameters, request);
    return body;
  }

  private static void sampling(ObjectNode body, Parameters parameters, Request request) {
    if (parameters.temperature() != null) {
      body.put("temperature", parameters.temperature());
    }
    if (parameters.topP() != null) {
      body.put("top_p", parameters.topP());
    }
    if (parameters.maxTokens() != null) {
      body.put(parameters.maxTokensField(), parameters.maxTokens());
    }
    if (!parameters.stop().isEmpty()) {
      ArrayNode stop = body.putArray("stop");
      parameters.stop().forEach(stop::add);
    }
    if (parameters.seed() != null) {
      body.put("seed", parameters.seed(request.seed()));
    }
  }

  private void responseFormat(ObjectNode body, Parameters parameters, Request request) {
    ObjectNode row = request.rowSchema();
    ResponseFormat format = parameters.format();
    switch (format) {
      case NONE -> {}
      case JSON_OBJECT -> {
        if (!parameters.needsJsonWord() || saysJson(request)) {
          body.putObject("response_format").put("type", "json_object");
        }
      }
      case JSON_SCHEMA, JSON_SCHEMA_OBJECT -> {
        if (row != null) {
          boolean array = format == ResponseFormat.JSON_SCHEMA;
          body.set(
              "response_format",
              schemas.of(row, request.rows(), array, schema -> named(schema, parameters)));
        }
      }
      case TOOL -> {
        if (row != null) {
          tool(body, schemas.of(row, request.rows(), false, schema -> schema));
        }
      }
    }
  }

  private static ObjectNode named(ObjectNode schema, Parameters parameters) {
    if (parameters.closesObjects()) {
      StrictSchema.close(schema);
    }
    ObjectNode json = JSON.objectNode().put("type", "json_schema");
    json.putObject("json_schema")
        .put("name", SCHEMA_NAME)
        .put("strict", StrictSchema.isStrict(schema))
        .set("schema", schema);
    return json;
  }

  private static void tool(ObjectNode body, ObjectNode schema) {
    body.putArray("tools")
        .addObject()
        .put("type", "function")
        .putObject("function")
        .put("name", SCHEMA_NAME)
        .put("description", "Takes the rows.")
        .set("parameters", schema);
    body.putObject("tool_choice")
        .put("type", "function")
        .putObject("function")
        .put("name", SCHEMA_NAME);
  }

  private static boolean saysJson(Request request) {
    return request.messages().stream()
        .anyMatch(message -> message.text().toLowerCase(Locale.ROOT).contains("json"));
  }
}
