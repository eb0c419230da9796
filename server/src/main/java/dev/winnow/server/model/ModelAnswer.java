package dev.winnow.server.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.winnow.core.llm.ModelSettings;
import dev.winnow.core.llm.ModelSettings.Credential;
import dev.winnow.core.llm.Sampling;
import dev.winnow.storage.model.EncryptedKey;
import dev.winnow.storage.model.ModelRow;
import io.swagger.v3.oas.annotations.media.Schema;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// A stored model as it is shown: everything but its key.
@Schema(name = "Model", description = "A stored model, without its key")
@JsonInclude(JsonInclude.Include.ALWAYS)
public record ModelAnswer(
    UUID id,
    @Schema(example = "GPT-4o mini") String name,
    @Schema(example = "For short texts") String description,
    @Schema(
            description = "The wire",
            allowableValues = {"openai", "offline"})
        String provider,
    @Schema(example = "https://api.openai.com/v1") @Nullable String baseUrl,
    @Schema(description = "The model's id with the provider", example = "gpt-4o-mini") String model,
    @Schema(description = "The environment variable with the key", example = "OPENAI_API_KEY")
        @Nullable String apiKeyEnv,
    Key apiKey,
    @Nullable Double temperature,
    @Nullable Double topP,
    @Nullable Integer maxTokens,
    List<String> stop,
    @Nullable Long seed,
    @Schema(
            description = "How the output schema is sent",
            allowableValues = {"auto", "none", "json_object", "json_schema", "json_schema_object"})
        String responseFormat,
    @Schema(type = "object") ObjectNode extra,
    Map<String, String> headers,
    ModelBody.Limits limits,
    @Schema(description = "Of the offline model only") @Nullable Long latencyMillis,
    @Schema(description = "From 1; also the ETag", example = "1") int version,
    Instant createdAt,
    Instant updatedAt) {

  /// What may be shown of a key.
  ///
  /// @param hint its last four characters where it is longer than twenty, else null
  @Schema(name = "ModelKey", description = "What may be shown of a model's key")
  public record Key(
      @Schema(description = "Whether an encrypted key is kept") boolean stored,
      @Schema(description = "Its end, where it is long enough", example = "…a1B2")
          @Nullable String hint) {

    static Key of(@Nullable EncryptedKey key) {
      return new Key(key != null, key == null || key.hint().isEmpty() ? null : "…" + key.hint());
    }
  }

  static ModelAnswer of(ModelRow row) {
    ModelSettings settings = StoredSettings.of(row);
    Sampling sampling = settings.sampling();
    ModelSettings.ResponseFormat format = settings.responseFormat();
    URI address = settings.baseUrl();
    boolean offline = settings.provider() == ModelSettings.Provider.OFFLINE;
    return new ModelAnswer(
        row.id(),
        row.content().name(),
        row.content().description(),
        word(settings.provider()),
        address == null ? null : address.toString(),
        settings.model(),
        settings.credential() instanceof Credential.Environment variable ? variable.name() : null,
        Key.of(row.content().key()),
        sampling.temperature(),
        sampling.topP(),
        sampling.maxTokens(),
        sampling.stop(),
        sampling.seed(),
        format == null ? "auto" : word(format),
        settings.extra(),
        settings.headers(),
        limits(settings.limits(), row.content().concurrencyMax()),
        offline ? settings.offlineLatencyMillis() : null,
        row.version(),
        row.createdAt(),
        row.updatedAt());
  }

  private static ModelBody.Limits limits(ModelSettings.Limits limits, int concurrencyMax) {
    return new ModelBody.Limits(
        (int) limits.connectTimeout().toSeconds(),
        (int) limits.requestTimeout().toSeconds(),
        limits.replyBytesMax(),
        limits.requestsPerMinute(),
        limits.tokensPerMinute(),
        concurrencyMax);
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
