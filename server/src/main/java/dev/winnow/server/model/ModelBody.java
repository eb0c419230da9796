package dev.winnow.server.model;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A model as a request describes it. Only its description: requests are read field by field, so
/// that everything wrong is said at once.
@Schema(
    name = "ModelSettings",
    description =
        "A named model: a task file's model map, with a name, a key and calls in flight beside",
    example =
        """
        {
          "name": "GPT-4o mini",
          "description": "For short texts",
          "apiKey": "sk-example-key",
          "provider": "openai",
          "baseUrl": "https://api.openai.com/v1",
          "model": "gpt-4o-mini",
          "temperature": 0.7,
          "maxTokens": 2000,
          "limits": {"requestsPerMinute": 500, "concurrencyMax": 64}
        }
        """)
public record ModelBody(
    @Schema(
            description = "How people call it, up to 100 characters, unlike any other",
            requiredMode = Schema.RequiredMode.REQUIRED,
            example = "GPT-4o mini")
        String name,
    @Schema(description = "A note for people", example = "For short texts")
        @Nullable String description,
    @Schema(
            description =
                "The key, encrypted where it is kept and never shown again. Left out of a PUT, the"
                    + " stored one stays; null removes it",
            accessMode = Schema.AccessMode.WRITE_ONLY,
            example = "sk-example-key")
        @Nullable String apiKey,
    @Schema(
            description =
                "The wire: openai is POST {baseUrl}/chat/completions, offline the built-in model."
                    + " Left out, it is openai where there is a baseUrl",
            allowableValues = {"openai", "offline"},
            example = "openai")
        @Nullable String provider,
    @Schema(
            description =
                "The address up to and without /chat/completions. Link-local addresses and clouds'"
                    + " metadata services are refused",
            example = "https://api.openai.com/v1")
        @Nullable String baseUrl,
    @Schema(description = "The model's id with the provider", example = "gpt-4o-mini")
        @Nullable String model,
    @Schema(
            description =
                "The environment variable of the service that holds the key; instead of apiKey")
        @Nullable String apiKeyEnv,
    @Schema(description = "Not taken by the service", hidden = true) @Nullable String apiKeyFile,
    @Schema(description = "From 0 to 2; providers narrow it", example = "0.7")
        @Nullable Double temperature,
    @Schema(description = "Over 0, up to 1", example = "1") @Nullable Double topP,
    @Schema(description = "The longest answer, in tokens, from 1 to 1,000,000", example = "2000")
        @Nullable Integer maxTokens,
    @Schema(description = "Texts that end an answer, up to 16") @Nullable List<String> stop,
    @Schema(description = "The base of the seeds sent with requests", example = "7")
        @Nullable Long seed,
    @Schema(
            description =
                "How the output schema is sent; auto goes by what is known of the provider",
            allowableValues = {"auto", "none", "json_object", "json_schema", "json_schema_object"},
            example = "auto")
        @Nullable String responseFormat,
    @Schema(description = "Fields put into every request body as they are; they win over Winnow's")
        @Nullable Map<String, Object> extra,
    @Schema(description = "Further HTTP headers; none that carries a key")
        @Nullable Map<String, String> headers,
    @Nullable Limits limits,
    @Schema(
            description =
                "How long the offline model takes over an answer, up to 600,000; no other has it")
        @Nullable Integer latencyMillis) {

  /// Bounds of calls and of their pace.
  @Schema(name = "ModelLimits", description = "Bounds of calls and of their pace")
  public record Limits(
      @Schema(description = "Until a connection stands, 1 to 3,600", defaultValue = "10")
          @Nullable Integer connectTimeoutSeconds,
      @Schema(description = "From sending to the last byte, 1 to 3,600", defaultValue = "120")
          @Nullable Integer requestTimeoutSeconds,
      @Schema(description = "The largest reply read, 1,024 to 33,554,432", defaultValue = "8388608")
          @Nullable Long replyBytesMax,
      @Schema(description = "Without it, without bound", example = "500")
          @Nullable Integer requestsPerMinute,
      @Schema(description = "Input and output together; without it, without bound")
          @Nullable Integer tokensPerMinute,
      @Schema(
              description = "Calls in flight at the most, over all tasks, 1 to 1,024",
              defaultValue = "256")
          @Nullable Integer concurrencyMax) {}
}
