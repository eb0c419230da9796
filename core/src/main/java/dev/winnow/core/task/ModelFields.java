package dev.winnow.core.task;

import dev.winnow.core.llm.ModelSettings;
import dev.winnow.core.llm.ModelSettings.Credential;
import dev.winnow.core.llm.ModelSettings.Limits;
import dev.winnow.core.llm.ModelSettings.ResponseFormat;
import dev.winnow.core.llm.Sampling;
import dev.winnow.core.task.FieldType.Choice;
import dev.winnow.core.task.FieldType.Decimal;
import dev.winnow.core.task.FieldType.Label;
import dev.winnow.core.task.FieldType.Seconds;
import dev.winnow.core.task.FieldType.Text;
import dev.winnow.core.task.FieldType.TextMap;
import dev.winnow.core.task.FieldType.Texts;
import dev.winnow.core.task.FieldType.Tree;
import dev.winnow.core.task.FieldType.Whole;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The fields of a model: of a task file's `model`, of a template's `generation`, and of a model
/// that the service keeps.
final class ModelFields {

  private static final String PROVIDERS = "the provider's";
  private static final int HOUR = 3600;

  /// What the engine depends on: a response read whole, one a request, our own messages.
  static final List<String> SENT_BY_US = List.of("messages", "stream", "n");

  static final Field<Sampling, Double> TEMPERATURE =
      Field.of(
              "temperature",
              new Decimal(0, 2, false),
              Sampling::temperature,
              "Sampling temperature; 0 is close to deterministic. Providers may narrow the range.")
          .usually(PROVIDERS)
          .example("0.7")
          .changesRows();
  static final Field<Sampling, Double> TOP_P =
      Field.of(
              "topP",
              new Decimal(0, 1, true),
              Sampling::topP,
              "Nucleus sampling: only the likeliest tokens that make up this share are chosen from.")
          .usually(PROVIDERS)
          .example("0.95")
          .changesRows();
  static final Field<Sampling, Integer> MAX_TOKENS =
      Field.of(
              "maxTokens",
              Whole.of(1, 1_000_000),
              Sampling::maxTokens,
              "Longest response, in tokens. Complete rows of a truncated response are kept.")
          .usually(PROVIDERS)
          .example("2000")
          .changesRows();
  static final Field<Sampling, List<String>> STOP =
      Field.of(
              "stop",
              new Texts(16),
              Sampling::stop,
              "Stop sequences: texts that end a response. Most providers take at most 4.")
          .otherwise(List.of())
          .usually("none")
          .changesRows();
  static final Field<Sampling, Long> SEED =
      Field.of(
              "seed",
              Whole.ANY,
              Sampling::seed,
              "Base of the seeds sent to the model, a different one with each request.")
          .usually("not sent")
          .example("7")
          .changesRows();

  /// How a model writes.
  static final Block<Sampling> GENERATION =
      new Block<>(
          "TemplateGeneration",
          "How the model writes. What is not set is left to the provider.",
          List.of(TEMPERATURE, TOP_P, MAX_TOKENS, STOP, SEED),
          ReadSampling::read);

  static final Field<Limits, Duration> CONNECT_TIMEOUT =
      Field.of(
              "connectTimeoutSeconds",
              new Seconds(1, HOUR),
              Limits::connectTimeout,
              "Until the connection is established.")
          .otherwise(Limits.DEFAULT.connectTimeout());
  static final Field<Limits, Duration> REQUEST_TIMEOUT =
      Field.of(
              "requestTimeoutSeconds",
              new Seconds(1, HOUR),
              Limits::requestTimeout,
              "From sending to the last byte.")
          .otherwise(Limits.DEFAULT.requestTimeout());
  static final Field<Limits, Long> REPLY_BYTES_MAX =
      Field.of(
              "replyBytesMax",
              Whole.ofLong(1024, 32L << 20),
              Limits::replyBytesMax,
              "Largest response that is read.")
          .otherwise(Limits.DEFAULT.replyBytesMax());
  static final Field<Limits, Integer> REQUESTS_PER_MINUTE =
      Field.of(
              "requestsPerMinute",
              Whole.of(1, Integer.MAX_VALUE),
              Limits::requestsPerMinute,
              "Requests sent within a minute.")
          .usually("no limit")
          .example("500");
  static final Field<Limits, Integer> TOKENS_PER_MINUTE =
      Field.of(
              "tokensPerMinute",
              Whole.of(1, Integer.MAX_VALUE),
              Limits::tokensPerMinute,
              "Input and output tokens together.")
          .usually("no limit");

  static final Block<Limits> LIMITS =
      new Block<>(
          "ModelCallLimits",
          "Limits of one call, and of the pace of all.",
          List.of(
              CONNECT_TIMEOUT,
              REQUEST_TIMEOUT,
              REPLY_BYTES_MAX,
              REQUESTS_PER_MINUTE,
              TOKENS_PER_MINUTE),
          ModelFields::limits);

  static final Field<ModelSettings, ModelSettings.Provider> PROVIDER =
      Field.of(
              "provider",
              Choice.of(ModelSettings.Provider.values()),
              ModelSettings::provider,
              "`offline` is built in and calls nobody; `openai` is any service with `POST {baseUrl}/chat/completions`.")
          .usually("`openai` where `baseUrl` is given")
          .example("\"openai\"")
          .changesRows();
  static final Field<ModelSettings, String> BASE_URL =
      Field.<ModelSettings, String>of(
              "baseUrl",
              new Text(false, "^[hH][tT][tT][pP][sS]?://[^@?#]+$"),
              model -> Optional.ofNullable(model.baseUrl()).map(URI::toString).orElse(null),
              "Address up to `/v1`.")
          .range("`http://` or `https://` address, without user, `?` and `#`")
          .usually("needed with `openai`")
          .example("\"https://api.openai.com/v1\"");
  static final Field<ModelSettings, String> MODEL =
      Field.of(
              "model",
              Text.FILLED,
              ModelSettings::model,
              "The model's id as the provider lists it.")
          .usually("needed with `openai`")
          .example("\"gpt-4o-mini\"")
          .changesRows();
  static final Field<ModelSettings, String> API_KEY_ENV =
      Field.<ModelSettings, String>of(
              "apiKeyEnv",
              new Text(false, "^[A-Za-z_][A-Za-z0-9_]*$"),
              model -> model.credential() instanceof Credential.Environment it ? it.name() : null,
              "Environment variable that holds the API key.")
          .range("name of an environment variable")
          .usually("no key");
  static final Field<ModelSettings, String> API_KEY_FILE =
      Field.<ModelSettings, String>of(
              "apiKeyFile",
              Text.FILLED,
              model -> model.credential() instanceof Credential.File it ? it.path() : null,
              "File whose first line is the API key; instead of `apiKeyEnv`.")
          .range("path")
          .usually("no key");
  static final Field<ModelSettings, ResponseFormat> RESPONSE_FORMAT =
      Field.of(
              "responseFormat",
              new Choice<>(List.of(ResponseFormat.values()), "auto"),
              ModelSettings::responseFormat,
              "How the output schema is sent: not at all, as any JSON, as an array of rows, as an object around one. `auto` goes by what is known of the provider.")
          .usually("`auto`")
          .changesRows();
  static final Field<ModelSettings, ObjectNode> EXTRA =
      Field.of(
              "extra",
              new Tree(SENT_BY_US),
              ModelSettings::extra,
              "Fields added to every request body as they are (not `messages`, `stream`, `n`); they override Winnow's own.")
          .otherwise(JsonNodeFactory.instance.objectNode())
          .changesRows();
  static final Field<ModelSettings, Map<String, String>> HEADERS =
      Field.of(
              "headers",
              new TextMap(),
              ModelSettings::headers,
              "Further HTTP headers, in plain ASCII; none that carries a key.")
          .otherwise(Map.of());
  static final Field<ModelSettings, Limits> CALL_LIMITS =
      Field.of("limits", LIMITS, ModelSettings::limits, "Limits of calls and of their pace.");
  static final Field<ModelSettings, Integer> LATENCY_MILLIS =
      Field.<ModelSettings, Integer>of(
              "latencyMillis",
              Whole.of(0, 600_000),
              model ->
                  model.provider() == ModelSettings.Provider.OFFLINE
                      ? (int) model.offlineLatencyMillis()
                      : null,
              "How long the offline model waits before each response; `offline` only.")
          .usually("0");

  /// A task file's `model`.
  static final Block<ModelSettings> SETTINGS =
      Block.described(
          "CalledModel",
          "How to call a model. It never holds a key, only where to find one.",
          settings());

  static final Field<ReadStoredModel.Read, String> NAME =
      Field.of(
              "name",
              new Label(100, true),
              ReadStoredModel.Read::name,
              "What people call it; no two models have the same.")
          .needed("", FieldSaid.WRITE_SHORT.of("GPT-4o mini"))
          .example("\"GPT-4o mini\"");
  static final Field<ReadStoredModel.Read, String> DESCRIPTION =
      Field.of(
              "description",
              new Label(2_000, false),
              ReadStoredModel.Read::description,
              TaskFields.FOR_PEOPLE)
          .otherwise("");
  static final Field<ReadStoredModel.Read, String> API_KEY =
      Field.<ReadStoredModel.Read, String>asked(
              "apiKey",
              Text.ANY,
              "API key, encrypted where it is kept and never shown again. Without it, a PUT keeps the stored key; null removes it.")
          .example("\"sk-example-key\"");
  static final Field<ReadStoredModel.Read, Integer> CONCURRENCY_MAX =
      Field.of(
              "concurrencyMax",
              Whole.of(1, 1024),
              ReadStoredModel.Read::concurrencyMax,
              "Requests in flight at the same time, over all tasks.")
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
    fields.addFirst(Field.asked(NAME.name(), NAME.type(), NAME.what()));
    return fields;
  }

  private static List<Field<ModelSettings, ?>> settings() {
    List<Field<ModelSettings, ?>> fields =
        new ArrayList<>(List.of(PROVIDER, BASE_URL, MODEL, API_KEY_ENV, API_KEY_FILE));
    fields.addAll(GENERATION.in(ModelSettings::sampling));
    fields.addAll(List.of(RESPONSE_FORMAT, EXTRA, HEADERS, CALL_LIMITS, LATENCY_MILLIS));
    return fields;
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
      if (field.equals(CALL_LIMITS)) {
        fields.add(Field.of("limits", STORED_LIMITS, read -> read, STORED_LIMITS.what()));
      } else {
        // The service reads no files of its machine, and says so.
        Field<ModelSettings, ?> known = field.equals(API_KEY_FILE) ? field.hidden() : field;
        fields.add(known.in(ReadStoredModel.Read::settings));
      }
    }
    return fields;
  }

  private static Limits limits(Fields in) {
    return new Limits(
        in.get(CONNECT_TIMEOUT),
        in.get(REQUEST_TIMEOUT),
        in.get(REPLY_BYTES_MAX),
        in.find(REQUESTS_PER_MINUTE),
        in.find(TOKENS_PER_MINUTE));
  }
}
