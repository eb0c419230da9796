package dev.winnow.core.task;

import dev.winnow.core.document.Pointer;
import dev.winnow.core.llm.HttpHeader;
import dev.winnow.core.llm.ModelSettings;
import dev.winnow.core.llm.ModelSettings.Credential;
import dev.winnow.core.llm.ModelSettings.Limits;
import dev.winnow.core.llm.Sampling;
import dev.winnow.core.say.Said;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Reads which model is asked and how.
final class ReadModel {

  private static final Pattern ENVIRONMENT_NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

  private ReadModel() {}

  /// @param generation the template's defaults, which the model's own settings go over
  static ModelSettings read(JsonNode node, String pointer, Sampling generation, Reading reading) {
    if (node.isMissingNode()) {
      reading.error(pointer, TaskFields.MODEL.missing());
    }
    if (node.isString()) {
      if (!node.stringValue().strip().equalsIgnoreCase("offline")) {
        reading.error(
            pointer, ModelFieldSaid.ONLY_OFFLINE.of(Found.of(node)).then(ModelFieldSaid.HOW.of()));
      }
      return offline(generation, 0);
    }
    Fields fields = Fields.of(node, pointer, ModelFields.SETTINGS, reading);
    return node.isObject()
        ? read(fields, fields.get(ModelFields.CALL_LIMITS), generation)
        : offline(generation, 0);
  }

  /// @param fields a map that knows those of [ModelFields#SETTINGS] and maybe more
  /// @param limits what stands there
  static ModelSettings read(Fields fields, Limits limits, Sampling generation) {
    Sampling sampling = ReadSampling.read(fields).orElse(generation);
    ModelSettings.Provider provider = fields.find(ModelFields.PROVIDER);
    if (provider == null) {
      boolean addressed = fields.has(ModelFields.BASE_URL);
      provider = addressed ? ModelSettings.Provider.OPENAI : ModelSettings.Provider.OFFLINE;
      if (!addressed && !fields.has(ModelFields.PROVIDER)) {
        fields.error(
            ModelFields.PROVIDER,
            ModelFieldSaid.NO_PROVIDER.of().then(fields.reading().howModel()));
      }
    }
    Integer latency = fields.find(ModelFields.LATENCY_MILLIS);
    ModelSettings settings =
        new ModelSettings(
            provider,
            ReadBaseUrl.read(fields),
            model(fields, provider),
            credential(fields),
            sampling,
            fields.find(ModelFields.RESPONSE_FORMAT),
            extra(fields),
            headers(fields),
            limits,
            latency == null ? 0 : latency);
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
      case OPENAI -> fields.get(ModelFields.MODEL.needed("", ModelFieldSaid.WRITE_ID));
      case OFFLINE -> {
        String model = fields.find(ModelFields.MODEL);
        yield model == null ? Fields.word(ModelSettings.Provider.OFFLINE) : model;
      }
    };
  }

  private static void checkBelonging(Fields fields, ModelSettings.Provider provider) {
    switch (provider) {
      case OPENAI -> {
        if (!fields.has(ModelFields.BASE_URL)) {
          fields.error(ModelFields.BASE_URL, ModelFieldSaid.WRITE_ADDRESS);
        }
        if (fields.has(ModelFields.LATENCY_MILLIS)) {
          fields.error(ModelFields.LATENCY_MILLIS, ModelFieldSaid.OFFLINE_ONLY);
        }
      }
      case OFFLINE -> {
        for (Field<?, ?> field :
            List.of(ModelFields.BASE_URL, ModelFields.API_KEY_ENV, ModelFields.API_KEY_FILE)) {
          if (fields.has(field) && fields.has(ModelFields.PROVIDER)) {
            fields.error(field, ModelFieldSaid.NOT_OFFLINE);
          }
        }
      }
    }
  }

  private static Credential credential(Fields fields) {
    JsonNode env = fields.node(ModelFields.API_KEY_ENV);
    JsonNode file = fields.node(ModelFields.API_KEY_FILE);
    if (!env.isMissingNode() && !file.isMissingNode()) {
      fields.error(ModelFields.API_KEY_FILE, FieldSaid.BESIDE.of("apiKeyEnv"));
    }
    if (!env.isMissingNode()) {
      // What stands here may be a key by mistake, so it is not repeated.
      if (env.isString() && ENVIRONMENT_NAME.matcher(env.stringValue()).matches()) {
        return new Credential.Environment(env.stringValue());
      }
      fields.error(ModelFields.API_KEY_ENV, ModelFieldSaid.ENVIRONMENT);
      return new Credential.None();
    }
    String path = fields.find(ModelFields.API_KEY_FILE);
    if (path == null) {
      return new Credential.None();
    }
    if (path.startsWith("~")) {
      fields.error(ModelFields.API_KEY_FILE, ModelFieldSaid.TILDE);
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
    ObjectNode extra = fields.get(ModelFields.EXTRA);
    for (String name : extra.propertyNames()) {
      String pointer = Pointer.child(fields.at(ModelFields.EXTRA), name);
      if (Secrets.isField(name)) {
        fields.reading().error(pointer, fields.reading().keyAdvice());
      } else if (ModelFields.SENT_BY_US.contains(name)) {
        fields.reading().error(pointer, ModelFieldSaid.SET_BY_US.of());
      }
    }
    return extra;
  }

  /// Header values may be secret, so no message repeats one.
  private static Map<String, String> headers(Fields fields) {
    Map<String, String> headers = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> header : fields.map(ModelFields.HEADERS.name()).properties()) {
      String name = header.getKey();
      Said wrong = wrongHeader(fields, name, header.getValue());
      if (wrong == null) {
        headers.put(name, header.getValue().stringValue());
      } else {
        fields.reading().error(Pointer.child(fields.at(ModelFields.HEADERS), name), wrong);
      }
    }
    return headers;
  }

  private static @Nullable Said wrongHeader(Fields fields, String name, JsonNode value) {
    if (Secrets.isHeader(name)) {
      return fields.reading().keyAdvice();
    }
    if (!HttpHeader.isName(name)) {
      return ModelFieldSaid.HEADER_NAME.of();
    }
    if (HttpHeader.isSetByTheConnection(name)) {
      return ModelFieldSaid.HEADER_SET.of();
    }
    if (!value.isString()) {
      return ModelFieldSaid.HEADER_TEXT.of();
    }
    if (!HttpHeader.isValue(value.stringValue())) {
      return ModelFieldSaid.HEADER_VALUE.of();
    }
    return null;
  }
}
