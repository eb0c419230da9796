package dev.winnow.core.llm;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// A named way to call a model, as the user wrote it down. The key itself is never here, only where
/// it is found.
///
/// @param provider which wire is spoken
/// @param baseUrl the address before the path of a call; null with [Provider#OFFLINE]
/// @param model the model's id with the provider
/// @param credential where the key comes from
/// @param sampling how it writes
/// @param thinking how much the model is to think before it answers; null leaves it to the provider
/// @param responseFormat how the output schema is sent; null leaves it to what is known of the
///   provider
/// @param stream whether the answer is asked for in pieces as it is written
/// @param dialect what differs from what is known of the provider
/// @param extra fields put into every request body as they are; they win over ours
/// @param headers further HTTP headers, by name
/// @param connection the way to the server
/// @param limits bounds of one call and of their pace
/// @param offlineLatencyMillis how long the offline model pretends to think over an answer; 0 is
///   not at all
public record ModelSettings(
    Provider provider,
    @Nullable URI baseUrl,
    String model,
    Credential credential,
    Sampling sampling,
    @Nullable Thinking thinking,
    @Nullable ResponseFormat responseFormat,
    boolean stream,
    Dialect dialect,
    ObjectNode extra,
    Map<String, String> headers,
    Connection connection,
    Limits limits,
    long offlineLatencyMillis) {

  /// A model at an address, with everything else as it usually is.
  public ModelSettings(
      Provider provider, @Nullable URI baseUrl, String model, Credential credential) {
    this(
        provider,
        baseUrl,
        model,
        credential,
        Sampling.DEFAULT,
        null,
        null,
        false,
        Dialect.NONE,
        JsonNodeFactory.instance.objectNode(),
        Map.of(),
        Connection.DEFAULT,
        Limits.DEFAULT,
        0);
  }

  public ModelSettings {
    headers = Map.copyOf(headers);
  }

  /// The same model with its key somewhere else.
  public ModelSettings withCredential(Credential other) {
    return with(other, sampling, connection, limits);
  }

  /// The same model that writes in another way.
  public ModelSettings withSampling(Sampling other) {
    return with(credential, other, connection, limits);
  }

  /// The same model within other bounds.
  public ModelSettings withLimits(Limits other) {
    return with(credential, sampling, connection, other);
  }

  /// The same model by another way.
  public ModelSettings withConnection(Connection other) {
    return with(credential, sampling, other, limits);
  }

  /// The same model asked for embeddings: nothing of how it writes is sent.
  public ModelSettings asEmbedder() {
    return new ModelSettings(
        provider,
        baseUrl,
        model,
        credential,
        Sampling.DEFAULT,
        null,
        ResponseFormat.NONE,
        false,
        Dialect.NONE,
        extra,
        headers,
        connection,
        limits,
        0);
  }

  private ModelSettings with(Credential key, Sampling writing, Connection way, Limits bounds) {
    return new ModelSettings(
        provider,
        baseUrl,
        model,
        key,
        writing,
        thinking,
        responseFormat,
        stream,
        dialect,
        extra,
        headers,
        way,
        bounds,
        offlineLatencyMillis);
  }

  /// Which wire is spoken.
  public enum Provider {
    /// The built-in model: no network, rows made up from the schema and the seed.
    OFFLINE,
    /// `POST {baseUrl}/chat/completions` as OpenAI defined it; most local servers speak it too.
    OPENAI,
    /// `POST {baseUrl}/messages` as Anthropic defined it.
    ANTHROPIC,
    /// `POST {baseUrl}/api/chat`, Ollama's own.
    OLLAMA;

    /// Whether nobody is called over a network.
    public boolean isOffline() {
      return this == OFFLINE;
    }
  }

  /// How much a model is to think before it answers.
  public enum Thinking {
    OFF,
    LOW,
    MEDIUM,
    HIGH
  }

  /// How the output schema is sent.
  public enum ResponseFormat {
    /// Not at all: the prompt alone says what to write.
    NONE,
    /// `{"type": "json_object"}`: JSON of any shape; some providers want the word "json" in the
    /// prompt.
    JSON_OBJECT,
    /// `{"type": "json_schema", …}`: an array of exactly the rows asked for.
    JSON_SCHEMA,
    /// The same, for providers whose outermost value must be an object: `{"rows": [ … ]}`.
    JSON_SCHEMA_OBJECT,
    /// As the arguments of a tool that the model has to call, for providers without the above.
    TOOL
  }

  /// Where a key comes from. Never the text of a task file.
  public sealed interface Credential {
    /// No key: local servers and the offline model.
    record None() implements Credential {}

    /// The environment variable of this name.
    record Environment(String name) implements Credential {}

    /// The first line of this file.
    record File(String path) implements Credential {}

    /// The encrypted key that the service keeps with the model of this id.
    record Stored(String id) implements Credential {}
  }

  /// The way to a server.
  ///
  /// @param proxy `http://host:port` of an HTTP proxy; null is none of its own
  /// @param caFile a PEM file with the certificates that are trusted beside the usual ones
  /// @param verifyTls whether the server has to prove who it is; never false but on purpose
  /// @param http2 whether HTTP/2 is spoken where the server offers it
  /// @param compression whether compressed replies are asked for
  public record Connection(
      @Nullable URI proxy,
      @Nullable String caFile,
      boolean verifyTls,
      boolean http2,
      boolean compression) {

    public static final Connection DEFAULT = new Connection(null, null, true, false, false);
  }

  /// Bounds of one call and of the pace of all.
  ///
  /// @param connectTimeout until the connection stands
  /// @param requestTimeout from sending to the last byte
  /// @param idleTimeout the longest silence within a reply that has begun
  /// @param replyBytesMax the largest reply that is read
  /// @param requestsPerMinute null is without bound
  /// @param tokensPerMinute input and output together; null is without bound
  public record Limits(
      Duration connectTimeout,
      Duration requestTimeout,
      Duration idleTimeout,
      long replyBytesMax,
      @Nullable Integer requestsPerMinute,
      @Nullable Integer tokensPerMinute) {

    public static final Limits DEFAULT =
        new Limits(
            Duration.ofSeconds(10),
            Duration.ofSeconds(120),
            Duration.ofSeconds(120),
            8L << 20,
            null,
            null);
  }
}
