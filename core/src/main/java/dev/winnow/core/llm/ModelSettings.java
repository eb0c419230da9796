package dev.winnow.core.llm;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// A named way to call a model, as the user wrote it down. The key itself is never here, only where
/// it is found.
///
/// @param provider which wire is spoken
/// @param baseUrl the address up to and without `/chat/completions`; null with [Provider#OFFLINE]
/// @param model the model's id with the provider
/// @param credential where the key comes from
/// @param sampling how it writes
/// @param responseFormat how the output schema is sent; null leaves it to what is known of the
///   provider
/// @param extra fields put into every request body as they are; they win over ours
/// @param headers further HTTP headers, by name
/// @param limits bounds of one call and of their pace
/// @param offlineLatencyMillis how long the offline model pretends to think over an answer; 0 is
///   not at all
public record ModelSettings(
    Provider provider,
    @Nullable URI baseUrl,
    String model,
    Credential credential,
    Sampling sampling,
    @Nullable ResponseFormat responseFormat,
    ObjectNode extra,
    Map<String, String> headers,
    Limits limits,
    long offlineLatencyMillis) {

  public ModelSettings {
    headers = Map.copyOf(headers);
  }

  /// The same model with its key somewhere else.
  public ModelSettings withCredential(Credential other) {
    return with(other, sampling, limits);
  }

  /// The same model that writes in another way.
  public ModelSettings withSampling(Sampling other) {
    return with(credential, other, limits);
  }

  /// The same model within other bounds.
  public ModelSettings withLimits(Limits other) {
    return with(credential, sampling, other);
  }

  private ModelSettings with(Credential key, Sampling writing, Limits bounds) {
    return new ModelSettings(
        provider,
        baseUrl,
        model,
        key,
        writing,
        responseFormat,
        extra,
        headers,
        bounds,
        offlineLatencyMillis);
  }

  /// Which wire is spoken.
  public enum Provider {
    /// The built-in model: no network, rows made up from the schema and the seed.
    OFFLINE,
    /// `POST {baseUrl}/chat/completions` as OpenAI defined it; most local servers speak it too.
    OPENAI
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
    JSON_SCHEMA_OBJECT
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

  /// Bounds of one call and of the pace of all.
  ///
  /// @param connectTimeout until the connection stands
  /// @param requestTimeout from sending to the last byte
  /// @param replyBytesMax the largest reply that is read
  /// @param requestsPerMinute null is without bound
  /// @param tokensPerMinute input and output together; null is without bound
  public record Limits(
      Duration connectTimeout,
      Duration requestTimeout,
      long replyBytesMax,
      @Nullable Integer requestsPerMinute,
      @Nullable Integer tokensPerMinute) {

    public static final Limits DEFAULT =
        new Limits(Duration.ofSeconds(10), Duration.ofSeconds(120), 8L << 20, null, null);
  }
}
