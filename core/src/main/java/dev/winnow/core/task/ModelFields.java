package dev.winnow.core.task;

import static dev.winnow.core.task.FieldTypes.ANY_WHOLE;
import static dev.winnow.core.task.FieldTypes.FILLED;
import static dev.winnow.core.task.FieldTypes.FLAG;
import static dev.winnow.core.task.FieldTypes.TEXT;
import static dev.winnow.core.task.FieldTypes.choice;
import static dev.winnow.core.task.FieldTypes.label;
import static dev.winnow.core.task.FieldTypes.map;
import static dev.winnow.core.task.FieldTypes.matching;
import static dev.winnow.core.task.FieldTypes.number;
import static dev.winnow.core.task.FieldTypes.seconds;
import static dev.winnow.core.task.FieldTypes.textMap;
import static dev.winnow.core.task.FieldTypes.texts;
import static dev.winnow.core.task.FieldTypes.whole;
import static dev.winnow.core.task.FieldTypes.wholeLong;

import dev.winnow.core.llm.Dialect;
import dev.winnow.core.llm.ModelSettings;
import dev.winnow.core.llm.ModelSettings.Connection;
import dev.winnow.core.llm.ModelSettings.Credential;
import dev.winnow.core.llm.ModelSettings.Limits;
import dev.winnow.core.llm.ModelSettings.ResponseFormat;
import dev.winnow.core.llm.Sampling;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The fields of a model: of a task file's `model`, of a template's `generation`, and of a model
/// that the service keeps.
final class ModelFields {

  private static final String PROVIDERS = "the provider's";
  private static final int HOUR = 3600;
  private static final int STOP_MAX = 16;

  /// What the engine depends on: a response read whole, one a request, our own messages.
  static final List<String> SENT_BY_US = List.of("messages", "stream", "n");

  static final Field<Sampling, Double> TEMPERATURE =
      Field.of("temperature", number(0, 2, false), Sampling::temperature)
          .says(
              "Sampling temperature; 0 is close to deterministic. Providers may narrow the range.")
          .usually(PROVIDERS)
          .example("0.7")
          .changesRows();
  static final Field<Sampling, Double> TOP_P =
      Field.of("topP", number(0, 1, true), Sampling::topP)
          .says(
              "Nucleus sampling: only the likeliest tokens that make up this share are chosen from.")
          .usually(PROVIDERS)
          .example("0.95")
          .changesRows();
  static final Field<Sampling, Integer> MAX_TOKENS =
      Field.of("maxTokens", whole(1, 1_000_000), Sampling::maxTokens)
          .says("Longest response, in tokens. Complete rows of a truncated response are kept.")
          .usually(PROVIDERS)
          .example("2000")
          .changesRows();
  static final Field<Sampling, List<String>> STOP =
      Field.of("stop", texts(STOP_MAX).readBy(ModelFields::stop), Sampling::stop)
          .says("Stop sequences: texts that end a response. Most providers take at most 4.")
          .otherwise(List.of())
          .usually("none")
          .changesRows();
  static final Field<Sampling, Long> SEED =
      Field.of("seed", ANY_WHOLE, Sampling::seed)
          .says("Base of the seeds sent to the model, a different one with each request.")
          .usually("not sent")
          .example("7")
          .changesRows();

  /// How a model writes.
  static final Block<Sampling> GENERATION =
      new Block<>(
          "TemplateGeneration",
          "How the model writes. What is not set is left to the provider.",
          List.of(TEMPERATURE, TOP_P, MAX_TOKENS, STOP, SEED),
          in -> sampling(in, in.find(SEED)));

  static final Field<Limits, Duration> CONNECT_TIMEOUT =
      Field.of("connectTimeoutSeconds", seconds(1, HOUR), Limits::connectTimeout)
          .says("Until the connection is established.")
          .otherwise(Limits.DEFAULT.connectTimeout());
  static final Field<Limits, Duration> REQUEST_TIMEOUT =
      Field.of("requestTimeoutSeconds", seconds(1, HOUR), Limits::requestTimeout)
          .says("From sending to the last byte.")
          .otherwise(Limits.DEFAULT.requestTimeout());
  static final Field<Limits, Duration> IDLE_TIMEOUT =
      Field.of("idleTimeoutSeconds", seconds(1, HOUR), Limits::idleTimeout)
          .says("Longest silence within a response that has begun; matters with `stream`.")
          .otherwise(Limits.DEFAULT.idleTimeout());
  static final Field<Limits, Long> REPLY_BYTES_MAX =
      Field.of("replyBytesMax", wholeLong(1024, 32L << 20), Limits::replyBytesMax)
          .says("Largest response that is read.")
          .otherwise(Limits.DEFAULT.replyBytesMax());
  static final Field<Limits, Integer> REQUESTS_PER_MINUTE =
      Field.of("requestsPerMinute", whole(1, Integer.MAX_VALUE), Limits::requestsPerMinute)
          .says("Requests sent within a minute.")
          .usually("no limit")
          .example("500");
  static final Field<Limits, Integer> TOKENS_PER_MINUTE =
      Field.of("tokensPerMinute", whole(1, Integer.MAX_VALUE), Limits::tokensPerMinute)
          .says("Input and output tokens together.")
          .usually("no limit");

  static final Block<Limits> LIMITS =
      new Block<>(
          "ModelCallLimits",
          "Limits of one call, and of the pace of all.",
          List.of(
              CONNECT_TIMEOUT,
              REQUEST_TIMEOUT,
              IDLE_TIMEOUT,
              REPLY_BYTES_MAX,
              REQUESTS_PER_MINUTE,
              TOKENS_PER_MINUTE),
          ModelFields::limits);

  static final Field<ModelSettings, ModelSettings.Provider> PROVIDER =
      Field.of("provider", choice(ModelSettings.Provider.values()), ModelSettings::provider)
          .says(
              "`offline` is built in and calls nobody; `openai` is any service with `POST {baseUrl}/chat/completions`, `anthropic` one with `/messages`, `ollama` one with `/api/chat`.")
          .usually("`openai` where `baseUrl` is given")
          .example("\"openai\"")
          .changesRows();
  static final Field<ModelSettings, URI> BASE_URL =
      Field.of(
              "baseUrl",
              matching("^[hH][tT][tT][pP][sS]?://[^@?#]+$").as(ReadBaseUrl::read, URI::toString),
              ModelSettings::baseUrl)
          .says("Address up to `/v1`.")
          .range("`http://` or `https://` address, without user, `?` and `#`")
          .usually("needed, but for `offline`")
          .example("\"https://api.openai.com/v1\"");
  static final Field<ModelSettings, String> MODEL =
      Field.of("model", FILLED, ModelSettings::model)
          .says("The model's id as the provider lists it.")
          .usually("needed, but for `offline`")
          .example("\"gpt-4o-mini\"")
          .changesRows();
  static final Field<ModelSettings, String> API_KEY_ENV =
      Field.<ModelSettings, String>of(
              "apiKeyEnv",
              matching("^[A-Za-z_][A-Za-z0-9_]*$").readBy(ReadModel::environment),
              model -> model.credential() instanceof Credential.Environment it ? it.name() : null)
          .says("Environment variable that holds the API key.")
          .range("name of an environment variable")
          .usually("no key");
  static final Field<ModelSettings, String> API_KEY_FILE =
      Field.<ModelSettings, String>of(
              "apiKeyFile",
              FILLED,
              model -> model.credential() instanceof Credential.File it ? it.path() : null)
          .says("File whose first line is the API key; instead of `apiKeyEnv`.")
          .range("path")
          .usually("no key");
  static final Field<ModelSettings, ResponseFormat> RESPONSE_FORMAT =
      Field.of(
              "responseFormat",
              choice(ResponseFormat.values(), "auto"),
              ModelSettings::responseFormat)
          .says(
              "How the output schema is sent: not at all, as any JSON, as an array of rows, as an object around one, as a tool the model has to call. `auto` takes the best that the model is known to support, and the next best where the server refuses it.")
          .usually("`auto`")
          .changesRows();
  static final Field<ModelSettings, ModelSettings.Thinking> THINKING =
      Field.of("thinking", choice(ModelSettings.Thinking.values(), "auto"), ModelSettings::thinking)
          .says(
              "How much the model thinks before it answers, as far as it can be told. Thinking counts as output tokens. `auto` leaves it to the provider.")
          .usually("`auto`")
          .changesRows();
  static final Field<ModelSettings, Boolean> STREAM =
      Field.of("stream", FLAG, ModelSettings::stream)
          .says(
              "Ask for the response in pieces: for servers that only stream, and so that `limits.idleTimeoutSeconds` notices a server that went silent.")
          .otherwise(false);
  static final Field<ModelSettings, Dialect> DIALECT =
      Field.<ModelSettings, Dialect>of(
              "dialect",
              ReadDialect.DIALECT,
              model -> model.dialect().equals(Dialect.NONE) ? null : model.dialect())
          .says("What differs from what is known of the provider and the model.")
          .otherwise(Dialect.NONE)
          .olderMean(null)
          .usually("what is known")
          .changesRows();
  static final Field<Connection, URI> PROXY =
      Field.of(
              "proxy",
              matching("^[hH][tT][tT][pP]://[^@?#]+$").as(ReadBaseUrl::proxy, URI::toString),
              Connection::proxy)
          .says("HTTP proxy, without user name and password.")
          .range("`http://host:port`")
          .usually("that of the Java options `https.proxyHost` and `https.proxyPort`, if any")
          .example("\"http://proxy.example.com:3128\"");
  static final Field<Connection, String> CA_FILE =
      Field.of("caFile", FILLED, Connection::caFile)
          .says("PEM file of certificates to trust besides the usual ones.")
          .range("path")
          .usually("none");
  static final Field<Connection, Boolean> VERIFY_TLS =
      Field.of("verifyTls", FLAG, Connection::verifyTls)
          .says(
              "Whether the server's certificate is checked. With `false` anyone on the way can read the key and the data; every run warns.")
          .otherwise(true);
  static final Field<Connection, Boolean> HTTP2 =
      Field.of("http2", FLAG, Connection::http2)
          .says("Use HTTP/2 where the server offers it.")
          .otherwise(false);
  static final Field<Connection, Boolean> COMPRESSION =
      Field.of("compression", FLAG, Connection::compression)
          .says("Ask for compressed responses.")
          .otherwise(false);

  /// The way to a server.
  static final Block<Connection> CONNECTIONS =
      new Block<>(
          "ModelConnection",
          "How the server is reached.",
          List.of(PROXY, CA_FILE, VERIFY_TLS, HTTP2, COMPRESSION),
          ModelFields::connection);

  static final Field<ModelSettings, Connection> CONNECTION =
      Field.<ModelSettings, Connection>of(
              "connection",
              CONNECTIONS,
              model -> model.connection().equals(Connection.DEFAULT) ? null : model.connection())
          .says(CONNECTIONS.what())
          .otherwise(Connection.DEFAULT)
          .usually("directly, over verified TLS");
  static final Field<ModelSettings, ObjectNode> EXTRA =
      Field.of("extra", map(SENT_BY_US).readBy(ReadModel::extra), ModelSettings::extra)
          .says(
              "Fields added to every request body as they are (not `messages`, `stream`, `n`); they override Winnow's own.")
          .otherwise(JsonNodeFactory.instance.objectNode())
          .changesRows();
  static final Field<ModelSettings, Map<String, String>> HEADERS =
      Field.of("headers", textMap(ReadModel::headers), ModelSettings::headers)
          .says("Further HTTP headers, in plain ASCII; none that carries a key.")
          .otherwise(Map.of());
  static final Field<ModelSettings, Limits> CALL_LIMITS =
      Field.of("limits", LIMITS, ModelSettings::limits).says("Limits of calls and of their pace.");
  static final Field<ModelSettings, Integer> LATENCY_MILLIS =
      Field.<ModelSettings, Integer>of(
              "latencyMillis",
              whole(0, 600_000),
              model ->
                  model.provider() == ModelSettings.Provider.OFFLINE
                      ? (int) model.offlineLatencyMillis()
                      : null)
          .says("How long the offline model waits before each response; `offline` only.")
          .usually("0");

  static final Field<ModelSettings, String> STORED_NAME =
      Field.<ModelSettings, String>asked("name", FILLED)
          .says(
              "A model that is stored in Winnow's home. Beside the name, only what changes how it writes: `temperature` to `seed`, `thinking`, `responseFormat` and `extra`.")
          .usually("none: the map says it all")
          .example("\"GPT-4o mini\"");

  /// A task file's `model`.
  static final Block<ModelSettings> SETTINGS =
      Block.described(
          "CalledModel",
          "How to call a model. It never holds a key, only where to find one.",
          settings());

  /// What is the stored model's own, and stands in no map that names one.
  static final List<String> FIXED_BY_NAME = fixedByName();

  /// One of a task.
  static final FieldType.Either<ModelSettings> CALLED =
      new FieldType.Either<>(
          ReadModel::read,
          SETTINGS,
          JsonNodeFactory.instance.objectNode().put("type", "string").put("minLength", 1),
          "`offline`, name of a stored model, or map");

  static final Field<ReadStoredModel.Read, String> NAME =
      Field.of("name", label(100, true), ReadStoredModel.Read::name)
          .says("What people call it; no two models have the same.")
          .needed("", FieldSaid.WRITE_SHORT.of("GPT-4o mini"))
          .example("\"GPT-4o mini\"");
  static final Field<ReadStoredModel.Read, String> DESCRIPTION =
      Field.of("description", label(2_000, false), ReadStoredModel.Read::description)
          .says(TaskFields.FOR_PEOPLE)
          .otherwise("");
  static final Field<ReadStoredModel.Read, String> API_KEY =
      Field.<ReadStoredModel.Read, String>asked("apiKey", TEXT)
          .says(
              "API key, encrypted where it is kept and never shown again. Without it, a PUT keeps the stored key; null removes it.")
          .example("\"sk-example-key\"");
  static final Field<ReadStoredModel.Read, Integer> CONCURRENCY_MAX =
      Field.of("concurrencyMax", whole(1, 1024), ReadStoredModel.Read::concurrencyMax)
          .says("Requests in flight at the same time, over all tasks.")
          .otherwise(256)
          .example("64");

  static final Block<ReadStoredModel.Read> STORED_LIMITS =
      Block.described("ModelLimits", LIMITS.what(), storedLimits());

  /// A model that the service keeps.
  static final Block<ReadStoredModel.Read> STORED =
      Block.described(
          "ModelSettings",
          "A model: a task file's `model` map with a name, a key and the number of requests in flight.",
          stored());

  /// One that is only tried, and need not have a name yet.
  static final Block<ReadStoredModel.Read> STORED_DRAFT =
      Block.described(
          "ModelDraft", "Like ModelSettings, but that its name may be left out.", draft());

  private ModelFields() {}

  private static List<Field<ReadStoredModel.Read, ?>> draft() {
    List<Field<ReadStoredModel.Read, ?>> fields = new ArrayList<>(STORED.without(NAME.name()));
    fields.addFirst(
        Field.<ReadStoredModel.Read, String>asked(NAME.name(), NAME.type()).says(NAME.what()));
    return fields;
  }

  private static List<Field<ModelSettings, ?>> settings() {
    List<Field<ModelSettings, ?>> fields =
        new ArrayList<>(List.of(STORED_NAME, PROVIDER, BASE_URL, MODEL, API_KEY_ENV, API_KEY_FILE));
    fields.addAll(GENERATION.in(ModelSettings::sampling));
    fields.addAll(
        List.of(
            THINKING,
            RESPONSE_FORMAT,
            STREAM,
            DIALECT,
            EXTRA,
            HEADERS,
            CONNECTION,
            CALL_LIMITS,
            LATENCY_MILLIS));
    return fields;
  }

  private static List<String> fixedByName() {
    List<String> fixed = new ArrayList<>(SETTINGS.names());
    fixed.removeAll(GENERATION.names());
    fixed.removeAll(
        List.of(STORED_NAME.name(), THINKING.name(), RESPONSE_FORMAT.name(), EXTRA.name()));
    return List.copyOf(fixed);
  }

  private static List<Field<ReadStoredModel.Read, ?>> storedLimits() {
    List<Field<ReadStoredModel.Read, ?>> fields =
        new ArrayList<>(LIMITS.in(read -> read.settings().limits()));
    fields.add(CONCURRENCY_MAX);
    return fields;
  }

  private static List<Field<ReadStoredModel.Read, ?>> stored() {
    List<Field<ReadStoredModel.Read, ?>> fields =
        new ArrayList<>(List.of(NAME, DESCRIPTION, API_KEY));
    for (Field<ModelSettings, ?> field : SETTINGS.fields()) {
      if (field.equals(STORED_NAME)) {
        // It is the model's own, and stands in front.
        continue;
      }
      if (field.equals(CALL_LIMITS)) {
        fields.add(
            Field.<ReadStoredModel.Read, ReadStoredModel.Read>of(
                    "limits", STORED_LIMITS, read -> read)
                .says(STORED_LIMITS.what()));
      } else {
        // The service reads no files of its machine, and says so.
        Field<ModelSettings, ?> known = field.equals(API_KEY_FILE) ? field.hidden() : field;
        fields.add(known.in(ReadStoredModel.Read::settings));
      }
    }
    return fields;
  }

  private static @Nullable List<String> stop(Value value) {
    List<String> stop = value.texts(STOP_MAX);
    if (stop != null && stop.contains("")) {
      value.error(TaskFieldSaid.EMPTY_STOP.of());
    }
    return stop;
  }

  /// @param seed of a single request it stands elsewhere
  static Sampling sampling(Fields in, @Nullable Long seed) {
    return new Sampling(
        in.find(TEMPERATURE), in.find(TOP_P), in.find(MAX_TOKENS), in.get(STOP), seed);
  }

  private static Connection connection(Fields in) {
    String caFile = in.find(CA_FILE);
    return new Connection(
        in.find(PROXY),
        caFile == null ? null : ReadModel.beside(in, caFile),
        in.get(VERIFY_TLS),
        in.get(HTTP2),
        in.get(COMPRESSION));
  }

  private static Limits limits(Fields in) {
    return new Limits(
        in.get(CONNECT_TIMEOUT),
        in.get(REQUEST_TIMEOUT),
        in.get(IDLE_TIMEOUT),
        in.get(REPLY_BYTES_MAX),
        in.find(REQUESTS_PER_MINUTE),
        in.find(TOKENS_PER_MINUTE));
  }
}
