package dev.winnow.providers.anthropic;

import dev.winnow.core.llm.Dialect.Parameter;
import dev.winnow.core.llm.Message;
import dev.winnow.core.llm.ModelSettings;
import dev.winnow.core.llm.ModelSettings.ResponseFormat;
import dev.winnow.core.llm.ModelSettings.Thinking;
import dev.winnow.core.llm.Request;
import dev.winnow.core.llm.Sampling;
import dev.winnow.core.say.Said;
import dev.winnow.providers.NoteSaid;
import dev.winnow.providers.reply.AnswerFormat;
import dev.winnow.providers.wire.AnswerSchema;
import dev.winnow.providers.wire.Parameters;
import dev.winnow.providers.wire.Wire;
import java.net.URI;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// `POST {baseUrl}/messages`, as Anthropic defined it; the base URL with or without its `/v1`.
public final class AnthropicWire implements Wire {

  /// What is sent where the user sets none: the protocol wants one, and the oldest models take no
  /// more.
  private static final int MAX_TOKENS = 4096;

  private static final String VERSION = "2023-06-01";
  private static final String TOOL = "rows";
  private static final String CHOICE = "tool_choice";

  private static final Map<String, Parameter> FIELDS =
      Map.of(
          "temperature",
          Parameter.TEMPERATURE,
          "top_p",
          Parameter.TOP_P,
          "stop_sequences",
          Parameter.STOP);

  private final AnswerSchema schemas = new AnswerSchema();
  private final AnswerSchema tools = new AnswerSchema();

  @Override
  public URI address(URI baseUrl) {
    return URI.create(base(baseUrl) + "/messages");
  }

  @Override
  public URI models(URI baseUrl) {
    return URI.create(base(baseUrl) + "/models");
  }

  private static String base(URI baseUrl) {
    String text = baseUrl.toString().replaceAll("(/messages)?/*$", "");
    return text.matches(".*/v[0-9]+[a-z0-9]*") ? text : text + "/v1";
  }

  @Override
  public Map<String, String> headers(@Nullable String key) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("anthropic-version", VERSION);
    if (key != null) {
      headers.put("x-api-key", key);
    }
    return headers;
  }

  @Override
  public List<Said> notes(ModelSettings settings) {
    List<Said> notes = new ArrayList<>();
    Sampling sampling = settings.sampling();
    if (sampling.maxTokens() == null && !settings.extra().has("max_tokens")) {
      notes.add(NoteSaid.MAX_TOKENS.of(settings.model(), MAX_TOKENS));
    }
    if (thinks(settings) && (sampling.temperature() != null || sampling.topP() != null)) {
      notes.add(NoteSaid.WITH_THINKING.of(settings.model()));
    }
    return notes;
  }

  @Override
  public Set<Parameter> excluded(ModelSettings settings) {
    return thinks(settings) ? EnumSet.of(Parameter.TEMPERATURE, Parameter.TOP_P) : Set.of();
  }

  private static boolean thinks(ModelSettings settings) {
    return settings.thinking() != null && settings.thinking() != Thinking.OFF;
  }

  @Override
  public ObjectNode body(Request request, Parameters parameters) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("model", parameters.model());
    body.put("max_tokens", parameters.maxTokens() == null ? MAX_TOKENS : parameters.maxTokens());
    messages(body, request);
    if (parameters.temperature() != null) {
      body.put("temperature", parameters.temperature());
    }
    if (parameters.topP() != null) {
      body.put("top_p", parameters.topP());
    }
    if (!parameters.stop().isEmpty()) {
      ArrayNode stop = body.putArray("stop_sequences");
      parameters.stop().forEach(stop::add);
    }
    if (parameters.stream()) {
      body.put("stream", true);
    }
    if (request.rowSchema() != null) {
      schema(body, request, request.rowSchema(), parameters);
    }
    return body;
  }

  /// Instructions stand beside the conversation, not in it.
  private static void messages(ObjectNode body, Request request) {
    List<String> system = new ArrayList<>();
    ArrayNode messages = JsonNodeFactory.instance.arrayNode();
    for (Message message : request.messages()) {
      if (message.role() == Message.Role.SYSTEM) {
        system.add(message.text());
      } else {
        messages
            .addObject()
            .put("role", message.role().name().toLowerCase(Locale.ROOT))
            .put("content", message.text());
      }
    }
    if (!system.isEmpty()) {
      body.put("system", String.join("\n\n", system));
    }
    body.set("messages", messages);
  }

  private void schema(ObjectNode body, Request request, ObjectNode row, Parameters parameters) {
    switch (parameters.format()) {
      case JSON_SCHEMA_OBJECT -> {
        if (PlainSchema.fits(row)) {
          body.putObject("output_config")
              .putObject("format")
              .put("type", "json_schema")
              .set("schema", schemas.of(row, request.rows(), false, PlainSchema::of));
        } else {
          // What cannot be enforced can still be shown; not all models can be made to call a tool.
          tool(body, request, row);
          body.putObject(CHOICE).put("type", "auto");
        }
      }
      case TOOL -> {
        tool(body, request, row);
        body.putObject(CHOICE).put("type", "tool").put("name", TOOL);
      }
      case NONE, JSON_OBJECT, JSON_SCHEMA -> {}
    }
  }

  private void tool(ObjectNode body, Request request, ObjectNode row) {
    body.putArray("tools")
        .addObject()
        .put("name", TOOL)
        .put("description", "Takes the rows.")
        .set("input_schema", tools.of(row, request.rows(), false, schema -> schema));
  }

  /// Thinking goes with neither sampling nor a forced tool, and its budget is part of the limit.
  @Override
  public void finish(ObjectNode body) {
    JsonNode thinking = body.path("thinking");
    String type = thinking.path("type").asString("");
    if (type.isEmpty() || type.equals("disabled")) {
      return;
    }
    body.remove(List.of("temperature", "top_p", "top_k"));
    if (body.has(CHOICE)) {
      body.putObject(CHOICE).put("type", "auto");
    }
    int budget = thinking.path("budget_tokens").asInt(0);
    if (budget > 0) {
      body.put("max_tokens", body.path("max_tokens").asInt(MAX_TOKENS) + budget);
    }
  }

  @Override
  public Set<ResponseFormat> formats() {
    return EnumSet.of(ResponseFormat.JSON_SCHEMA_OBJECT, ResponseFormat.TOOL);
  }

  @Override
  public Map<String, Parameter> fields() {
    return FIELDS;
  }

  /// What says how to answer and what says how hard to think stand in one field.
  @Override
  public void merge(ObjectNode body, ObjectNode fields) {
    JsonNode config = body.path("output_config").deepCopy();
    Wire.super.merge(body, fields);
    if (config instanceof ObjectNode before && fields.path("output_config").isObject()) {
      body.set("output_config", before.setAll((ObjectNode) fields.path("output_config")));
    }
  }

  @Override
  public AnswerFormat answers() {
    return AnthropicAnswers.FORMAT;
  }
}
