package dev.winnow.providers.openai;

import dev.winnow.core.llm.Message;
import dev.winnow.core.llm.ModelSettings;
import dev.winnow.core.llm.ModelSettings.ResponseFormat;
import dev.winnow.core.llm.Request;
import dev.winnow.core.llm.RowsSchema;
import dev.winnow.core.llm.Sampling;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The body of a chat completion request, in the dialect of a provider.
///
/// `extra` is merged last and wins, field by field; a `null` in it takes the field out, so that a
/// user can mend any guess of ours (`{"max_tokens": null, "max_completion_tokens": 500}`).
final class RequestBody {

  /// The name sent with a schema; providers take up to 64 letters, digits, `_` and `-`.
  private static final String SCHEMA_NAME = "rows";

  private final ModelSettings settings;
  private final ProviderProfile profile;

  /// The last that was made: the requests of a task want the same but for their last few rows.
  private volatile @Nullable SchemaFormat last;

  /// A response format that wants a schema.
  ///
  /// @param row of one row
  /// @param json the field's value, which nobody changes
  private record SchemaFormat(ObjectNode row, int rows, ObjectNode json) {}

  RequestBody(ModelSettings settings, ProviderProfile profile) {
    this.settings = settings;
    this.profile = profile;
  }

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
      case NONE, TOOL -> {}
      case JSON_OBJECT -> {
        if (!profile.jsonWordNeeded() || saysJson(request)) {
          body.putObject("response_format").put("type", "json_object");
        }
      }
      case JSON_SCHEMA, JSON_SCHEMA_OBJECT -> {
        if (row != null) {
          body.set("response_format", schemaFormat(format, row, request.rows()));
        }
      }
    }
  }

  private ObjectNode schemaFormat(ResponseFormat format, ObjectNode row, int rows) {
    SchemaFormat made = last;
    if (made == null || made.rows() != rows || !made.row().equals(row)) {
      ObjectNode schema =
          format == ResponseFormat.JSON_SCHEMA
              ? RowsSchema.array(row, rows)
              : RowsSchema.object(row, rows);
      made = new SchemaFormat(row, rows, schemaFormat(schema));
      last = made;
    }
    return made.json();
  }

  private ObjectNode schemaFormat(ObjectNode schema) {
    if (profile.closesObjects()) {
      StrictSchema.close(schema);
    }
    ObjectNode json = JsonNodeFactory.instance.objectNode().put("type", "json_schema");
    json.putObject("json_schema")
        .put("name", SCHEMA_NAME)
        .put("strict", StrictSchema.isStrict(schema))
        .set("schema", schema);
    return json;
  }

  private static boolean saysJson(Request request) {
    return request.messages().stream()
        .anyMatch(message -> message.text().toLowerCase(Locale.ROOT).contains("json"));
  }
}
