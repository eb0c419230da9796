package dev.winnow.server.model;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.winnow.storage.model.EncryptedKey;
import dev.winnow.storage.model.ModelRow;
import dev.winnow.storage.model.StoredSettings;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// A stored model as it is shown: everything but its key.
///
/// @param settings the fields of its settings, each in its place
@Schema(name = "Model", description = "A stored model, without its key")
@JsonInclude(JsonInclude.Include.ALWAYS)
public record ModelAnswer(
    UUID id,
    @JsonAnyGetter @Schema(hidden = true) Map<String, JsonNode> settings,
    Key apiKey,
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
    ObjectNode settings = StoredSettings.read(row).shown();
    settings.remove("apiKey");
    Map<String, JsonNode> fields = new LinkedHashMap<>();
    settings.forEachEntry(fields::put);
    return new ModelAnswer(
        row.id(),
        fields,
        Key.of(row.content().key()),
        row.version(),
        row.createdAt(),
        row.updatedAt());
  }
}
