package dev.winnow.core.task;

import dev.winnow.core.llm.HttpHeader;
import dev.winnow.core.llm.ModelSettings;
import dev.winnow.core.llm.ModelSettings.Credential;
import dev.winnow.core.llm.ModelSettings.Limits;
import dev.winnow.core.llm.ModelSettings.ResponseFormat;
import dev.winnow.core.llm.Sampling;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Reads which model is asked and how.
final class ReadModel {

  static final String HOW = "Write model: offline, or a map with baseUrl, model and apiKeyEnv.";
  private static final int LATENCY_MILLIS_MAX = 600_000;
  private static final Pattern ENVIRONMENT_NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

  /// What the engine depends on: an answer read whole, one answer a request, our own messages.
  private static final Set<String> OWN_BODY_FIELDS = Set.of("messages", "stream", "n");

  private ReadModel() {}

  /// @param generation the template's defaults, which the model's own settings go over
  static ModelSettings read(JsonNode node, String pointer, Sampling generation, Reading reading) {
    if (node.isMissingNode()) {
      reading.error(pointer, "is missing. " + HOW);
    }
    if (node.isString()) {
      if (!node.stringValue().strip().equalsIgnoreCase("offline")) {
        reading.error(
            pointer,
            "the only model that goes by its name alone is offline, found "
                + Found.of(node)
                + ". "
                + HOW);
      }
      return offline(generation, 0);
    }
    Fields fields = Fields.of(node, pointer, TaskFields.MODEL, reading);
    return node.isObject()
        ? read(fields, fields.fields("limits", TaskFields.MODEL_LIMITS), generation)
        : offline(generation, 0);
  }

  /// @param fields a map that knows [TaskFields#MODEL] and maybe more
  /// @param limits its `limits`, which know [TaskFields#MODEL_LIMITS] and maybe more
  static ModelSettings read(Fields fields, Fields limits, Sampling generation) {
    Sampling sampling = ReadSampling.read(fields).orElse(generation);
    ModelSettings.Provider provider = fields.choice("provider", ModelSettings.Provider.values());
    if (provider == null) {
      provider =
          fields.has("baseUrl") ? ModelSettings.Provider.OPENAI : ModelSettings.Provider.OFFLINE;
      if (!fields.has("baseUrl") && !fields.has("provider")) {
        fields.error("provider", "is missing, and so is baseUrl. " + HOW);
      }
    }
    ModelSettings settings =
        new ModelSettings(
            provider,
            ReadBaseUrl.read(fields),
            model(fields, provider),
            credential(fields),
            sampling,
            fields.choice("responseFormat", ResponseFormat.values(), List.of("auto")),
            extra(fields),
            headers(fields),
            limits(limits),
            fields.whole("latencyMillis", 0, LATENCY_MILLIS_MAX, 0));
    checkBelonging(fields, provider);
    return settings;
  }

  private static ModelSettings offline(Sampling sampling, long latencyMillis) {
    return new ModelSettings(
        ModelSettings.Provider.OFFLINE,
        null,
        Fields.word(ModelSettings.Provider.OFFLINE),
        new Credential.None(),
        sampling,
        null,
        JsonNodeFactory.instance.objectNode(),
        Map.of(),
        Limits.DEFAULT,
        latencyMillis);
  }

  private static String model(Fields fields, ModelSettings.Provider provider) {
    return switch (provider) {
      case OPENAI ->
          fields.required("model", "Write the model's id as the provider lists it: gpt-4o-mini.");
      case OFFLINE -> {
        String model = fields.filled("model");
        yield model == null ? Fields.word(ModelSettings.Provider.OFFLINE) : model;
      }
    };
  }

  private static void checkBelonging(Fields fields, ModelSettings.Provider provider) {
    switch (provider) {
      case OPENAI -> {
        if (!fields.has("baseUrl")) {
          fields.error(
              "baseUrl", "is missing. Write the address up to /v1: https://api.openai.com/v1.");
        }
        if (fields.has("latencyMillis")) {
          fields.error("latencyMillis", "goes with provider: offline only. Remove it.");
        }
      }
      case OFFLINE -> {
        for (String name : List.of("baseUrl", "apiKeyEnv", "apiKeyFile")) {
          if (fields.has(name) && fields.has("provider")) {
            fields.error(
                name,
                "does not go with provider: offline, which calls nobody. Remove it or the"
                    + " provider.");
          }
        }
      }
    }
  }

  private static Credential credential(Fields fields) {
    JsonNode env = fields.node("apiKeyEnv");
    JsonNode file = fields.node("apiKeyFile");
    if (!env.isMissingNode() && !file.isMissingNode()) {
      fields.error("apiKeyFile", "stands beside apiKeyEnv. Keep one of them.");
    }
    if (!env.isMissingNode()) {
      // What stands here may be a key by mistake, so it is not repeated.
      if (env.isString() && ENVIRONMENT_NAME.matcher(env.stringValue()).matches()) {
        return new Credential.Environment(env.stringValue());
      }
      fields.error(
          "apiKeyEnv",
          "expected the name of an environment variable, like OPENAI_API_KEY, not the key itself.");
      return new Credential.None();
    }
    String path = fields.filled("apiKeyFile");
    if (path == null) {
      return new Credential.None();
    }
    if (path.startsWith("~")) {
      fields.error("apiKeyFile", "a path is taken as it is, without ~. Write the whole path.");
    }
    return new Credential.File(beside(fields.reading().sources().main().name(), path));
  }

  /// Files that are read are looked for beside the task file. Only text: this module touches none.
  private static String beside(String document, String path) {
    boolean absolute = path.startsWith("/") || path.startsWith("\\") || path.indexOf(':') == 1;
    int slash = Math.max(document.lastIndexOf('/'), document.lastIndexOf('\\'));
    return absolute ? path : document.substring(0, slash + 1) + path;
  }

  private static ObjectNode extra(Fields fields) {
    ObjectNode extra = fields.map("extra");
    for (String name : extra.propertyNames()) {
      String pointer = fields.at("extra") + "/" + name;
      if (Secrets.isField(name)) {
        fields.reading().error(pointer, Secrets.ADVICE);
      } else if (OWN_BODY_FIELDS.contains(name)) {
        fields.reading().error(pointer, "is set by Winnow for every request. Remove it.");
      }
    }
    return extra;
  }

  /// Header values may be secret, so no message repeats one.
  private static Map<String, String> headers(Fields fields) {
    Map<String, String> headers = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> header : fields.map("headers").properties()) {
      String name = header.getKey();
      String wrong = wrongHeader(name, header.getValue());
      if (wrong == null) {
        headers.put(name, header.getValue().stringValue());
      } else {
        fields.reading().error(fields.at("headers") + "/" + name.replace("/", "~1"), wrong);
      }
    }
    return headers;
  }

  private static @Nullable String wrongHeader(String name, JsonNode value) {
    if (Secrets.isHeader(name)) {
      return Secrets.ADVICE;
    }
    if (!HttpHeader.isName(name)) {
      return "is no name of an HTTP header. Use letters, digits and hyphens.";
    }
    if (HttpHeader.isSetByTheConnection(name)) {
      return "is set by the connection itself. Remove it.";
    }
    if (!value.isString()) {
      return "expected text. Maybe put it in quotes.";
    }
    if (!HttpHeader.isValue(value.stringValue())) {
      return "holds a character that HTTP headers cannot carry. Use plain ASCII characters, without accents or line breaks.";
    }
    return null;
  }

  private static Limits limits(Fields fields) {
    Limits usual = Limits.DEFAULT;
    int hour = 3600;
    Long bytes = fields.whole("replyBytesMax", 1024, 32L << 20);
    Long requests = fields.whole("requestsPerMinute", 1, Integer.MAX_VALUE);
    Long tokens = fields.whole("tokensPerMinute", 1, Integer.MAX_VALUE);
    int connect = (int) usual.connectTimeout().toSeconds();
    int request = (int) usual.requestTimeout().toSeconds();
    return new Limits(
        Duration.ofSeconds(fields.whole("connectTimeoutSeconds", 1, hour, connect)),
        Duration.ofSeconds(fields.whole("requestTimeoutSeconds", 1, hour, request)),
        bytes == null ? usual.replyBytesMax() : bytes,
        requests == null ? null : requests.intValue(),
        tokens == null ? null : tokens.intValue());
  }
}
