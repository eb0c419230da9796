package dev.winnow.providers.openai;

import dev.winnow.core.llm.Message;
import dev.winnow.core.llm.ModelSettings;
import dev.winnow.core.llm.ModelSettings.ResponseFormat;
import dev.winnow.core.llm.Request;
import dev.winnow.core.llm.RowsSchema;
import dev.winnow.core.llm.Sampling;
import java.util.Locale;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The body of a chat completion request, in the dialect of a provider.
///
/// `extra` is merged last and wins, field by field; a `null` in it takes the field out, so that a
/// user can mend any guess of ours (`{"max_tokens": null, "max_completion_tokens": 500}`).
record RequestBody(ModelSettings settings, ProviderProfile profile) {

  /// The name sent with a schema; providers take up to 64 letters, digits, `_` and `-`.
  private static final String SCHEMA_NAME = "rows";

  ObjectNode of(Request request) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("model", settings.model());
    ArrayNode messages = body.putArray("messages");
    for (Message message : request.messages()) {
      messages
          .addObject()
          .put("role", message.role().name().toLowerCase(Locale.ROOT))
          .put("content", message.text());
    }
    body.put("stream", false);
    sampling(body, settings.sampling(), request);
    responseFormat(body, request);
    for (var field : settings.extra().properties()) {
      if (field.getValue().isNull()) {
        body.remove(field.getKey());
      } else {
        body.set(field.getKey(), field.getValue());
      }
    }
    return body;
  }

  private void sampling(ObjectNode body, Sampling sampling, Request request) {
    if (profile.samplingTaken()) {
      if (sampling.temperature() != null) {
        body.put("temperature", sampling.temperature());
      }
      if (sampling.topP() != null) {
        body.put("top_p", sampling.topP());
      }
    }
    if (sampling.maxTokens() != null) {
      body.put(profile.tokenLimit(), sampling.maxTokens());
    }
    if (!sampling.stop().isEmpty()) {
      ArrayNode stop = body.putArray("stop");
      sampling.stop().forEach(stop::add);
    }
    if (sampling.seed() != null) {
      body.put("seed", seed(sampling.seed(), request.seed()));
    }
  }

  /// A seed of its own for every request, from the user's and the request's; 31 bits and not
  /// negative, which every provider takes.
  static int seed(long base, long ofRequest) {
    // SplitMix64's finalizer: neighbours in, strangers out.
    long mixed = base * 0x9E3779B97F4A7C15L + ofRequest;
    mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
    return (int) ((mixed ^ (mixed >>> 31)) & Integer.MAX_VALUE);
  }

  private void responseFormat(ObjectNode body, Request request) {
    ResponseFormat format =
        settings.responseFormat() != null ? settings.responseFormat() : profile.responseFormat();
    ObjectNode row = request.rowSchema();
    switch (format) {
      case NONE -> {}
      case JSON_OBJECT -> {
        if (!profile.jsonWordNeeded() || saysJson(request)) {
          body.putObject("response_format").put("type", "json_object");
        }
      }
      case JSON_SCHEMA -> {
        if (row != null) {
          schema(body, RowsSchema.array(row, request.rows()));
        }
      }
      case JSON_SCHEMA_OBJECT -> {
        if (row != null) {
          schema(body, RowsSchema.object(row, request.rows()));
        }
      }
    }
  }

  private void schema(ObjectNode body, ObjectNode schema) {
    if (profile.closesObjects()) {
      StrictSchema.close(schema);
    }
    ObjectNode format = body.putObject("response_format").put("type", "json_schema");
    format
        .putObject("json_schema")
        .put("name", SCHEMA_NAME)
        .put("strict", StrictSchema.isStrict(schema))
        .set("schema", schema);
  }

  private static boolean saysJson(Request request) {
    return request.messages().stream()
        .anyMatch(message -> message.text().toLowerCase(Locale.ROOT).contains("json"));
  }
}
