package dev.winnow.core.task;

import dev.winnow.core.document.Excerpt;
import dev.winnow.core.llm.HttpHeader;
import dev.winnow.core.llm.ModelSettings;
import dev.winnow.core.llm.ModelSettings.Credential;
import dev.winnow.core.llm.ModelSettings.Limits;
import dev.winnow.core.llm.Sampling;
import dev.winnow.core.say.Said;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Reads which model is asked and how.
final class ReadModel {

  private static final Pattern ENVIRONMENT_NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

  private static final String NAME = ModelFields.STORED_NAME.name();

  /// The offline model as it usually is.
  static final ModelSettings OFFLINE =
      new ModelSettings(
          ModelSettings.Provider.OFFLINE,
          null,
          Value.word(ModelSettings.Provider.OFFLINE),
          new Credential.None());

  private ReadModel() {}

  /// A map, or a name alone: `offline`, or that of a stored model.
  static @Nullable ModelSettings read(Value value) {
    if (value.node().isString()) {
      return named(value, value.node().stringValue().strip());
    }
    Value name = value.child(NAME, value.node().path(NAME));
    if (name.isThere()) {
      return overwritten(value, name);
    }
    Fields fields = Fields.of(value, ModelFields.SETTINGS);
    return value.node().isObject() ? read(fields, fields.get(ModelFields.CALL_LIMITS)) : null;
  }

  /// A stored model, with what the map says over it of how it writes.
  private static ModelSettings overwritten(Value map, Value name) {
    for (Value field : map.entries()) {
      if (field.isThere() && ModelFields.FIXED_BY_NAME.contains(field.name())) {
        field.error(FieldSaid.BESIDE.of(NAME));
      }
    }
    String text = name.text();
    ModelSettings stored = text == null ? OFFLINE : named(name, text.strip());
    ObjectNode settings = WriteModel.of(stored);
    map.entries().stream()
        .filter(field -> !ModelFields.FIXED_BY_NAME.contains(field.name()))
        .filter(field -> !field.name().equals(NAME))
        .forEach(field -> settings.set(field.name(), field.node()));
    Value whole = new Value(map.name(), settings, map.pointer(), map.reading());
    Fields fields = Fields.of(whole, ModelFields.SETTINGS);
    return read(fields, fields.get(ModelFields.CALL_LIMITS))
        .withCredential(stored.credential())
        .withConnection(stored.connection());
  }

  /// What goes by a name; the offline model where nothing does, and then that has been said.
  private static ModelSettings named(Value value, String name) {
    if (name.equalsIgnoreCase(OFFLINE.model())) {
      return OFFLINE;
    }
    String found = Excerpt.of(name);
    switch (value.reading().models().find(name)) {
      case NamedModels.Found.Settings(ModelSettings settings) -> {
        return settings;
      }
      case NamedModels.Found.Nowhere nowhere ->
          value.error(
              ModelFieldSaid.ONLY_OFFLINE.of(Found.of(value.node())).then(ModelFieldSaid.HOW.of()));
      case NamedModels.Found.Unreadable(String why) ->
          value.error(ModelFieldSaid.NAME_NOT_READ.of(found, why));
      case NamedModels.Found.Unknown(String place, List<String> names) -> {
        Said wrong =
            names.isEmpty()
                ? ModelFieldSaid.NO_NAMES.of(found, place)
                : ModelFieldSaid.NO_SUCH_NAME.of(found, place, names);
        List<String> known = new ArrayList<>(names);
        known.add(OFFLINE.model());
        value.error(
            wrong.then(Fields.nearest(name, known).orElseGet(ModelFieldSaid.HOW_NAMED::of)));
      }
    }
    return OFFLINE;
  }

  /// @param fields a map that knows those of [ModelFields#SETTINGS] and maybe more
  /// @param limits what stands there
  static ModelSettings read(Fields fields, Limits limits) {
    Sampling sampling = ModelFields.sampling(fields, fields.find(ModelFields.SEED));
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
            fields.find(ModelFields.BASE_URL),
            model(fields, provider),
            credential(fields),
            sampling,
            fields.find(ModelFields.THINKING),
            fields.find(ModelFields.RESPONSE_FORMAT),
            fields.get(ModelFields.STREAM),
            fields.get(ModelFields.DIALECT),
            fields.get(ModelFields.EXTRA),
            fields.get(ModelFields.HEADERS),
            fields.get(ModelFields.CONNECTION),
            limits,
            latency == null ? 0 : latency);
    checkBelonging(fields, provider);
    return settings;
  }

  private static String model(Fields fields, ModelSettings.Provider provider) {
    if (!provider.isOffline()) {
      return fields.get(ModelFields.MODEL.needed("", ModelFieldSaid.WRITE_ID));
    }
    String model = fields.find(ModelFields.MODEL);
    return model == null ? Value.word(provider) : model;
  }

  private static void checkBelonging(Fields fields, ModelSettings.Provider provider) {
    if (provider.isOffline()) {
      for (Field<?, ?> field :
          List.of(ModelFields.BASE_URL, ModelFields.API_KEY_ENV, ModelFields.API_KEY_FILE)) {
        if (fields.has(field) && fields.has(ModelFields.PROVIDER)) {
          fields.error(field, ModelFieldSaid.NOT_OFFLINE);
        }
      }
      return;
    }
    if (!fields.has(ModelFields.BASE_URL)) {
      fields.error(ModelFields.BASE_URL, ModelFieldSaid.WRITE_ADDRESS);
    }
    if (fields.has(ModelFields.LATENCY_MILLIS)) {
      fields.error(ModelFields.LATENCY_MILLIS, ModelFieldSaid.OFFLINE_ONLY);
    }
  }

  private static Credential credential(Fields fields) {
    boolean inEnvironment = fields.has(ModelFields.API_KEY_ENV);
    if (inEnvironment && fields.has(ModelFields.API_KEY_FILE)) {
      fields.error(ModelFields.API_KEY_FILE, FieldSaid.BESIDE.of("apiKeyEnv"));
    }
    String name = fields.find(ModelFields.API_KEY_ENV);
    if (name != null) {
      return new Credential.Environment(name);
    }
    String path = inEnvironment ? null : fields.find(ModelFields.API_KEY_FILE);
    if (path == null) {
      return new Credential.None();
    }
    if (path.startsWith("~")) {
      fields.error(ModelFields.API_KEY_FILE, ModelFieldSaid.TILDE);
    }
    return new Credential.File(beside(fields.reading().sources().main().name(), path));
  }

  /// The name of an environment variable. What stands here may be a key by mistake, so it is not
  /// repeated.
  static @Nullable String environment(Value value) {
    String name = value.node().isString() ? value.node().stringValue() : "";
    if (ENVIRONMENT_NAME.matcher(name).matches()) {
      return name;
    }
    value.error(ModelFieldSaid.ENVIRONMENT.of());
    return null;
  }

  /// A file's path, from the folder of the task file; as it is where there is none.
  static String beside(Fields fields, String path) {
    return fields.reading().isOfRequest()
        ? path
        : beside(fields.reading().sources().main().name(), path);
  }

  /// Files that are read are looked for beside the task file. Only text: this module touches none.
  private static String beside(String document, String path) {
    boolean absolute = path.startsWith("/") || path.startsWith("\\") || path.indexOf(':') == 1;
    int slash = Math.max(document.lastIndexOf('/'), document.lastIndexOf('\\'));
    return absolute ? path : document.substring(0, slash + 1) + path;
  }

  /// What is added to every request body.
  static @Nullable ObjectNode extra(Value value) {
    for (Value field : value.entries()) {
      if (Secrets.isField(field.name())) {
        field.error(value.reading().keyAdvice());
      } else if (ModelFields.SENT_BY_US.contains(field.name())) {
        field.error(ModelFieldSaid.SET_BY_US.of());
      }
    }
    return value.map();
  }

  /// Header values may be secret, so no message repeats one.
  static @Nullable Map<String, String> headers(Value value) {
    if (value.map() == null) {
      return null;
    }
    Map<String, String> headers = new LinkedHashMap<>();
    for (Value header : value.entries()) {
      Said wrong = wrongHeader(header.name(), header.node(), value.reading());
      if (wrong == null) {
        headers.put(header.name(), header.node().stringValue());
      } else {
        header.error(wrong);
      }
    }
    return headers;
  }

  private static @Nullable Said wrongHeader(String name, JsonNode value, Reading reading) {
    if (Secrets.isHeader(name)) {
      return reading.keyAdvice();
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
