package dev.winnow.server.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.winnow.server.call.FailedCall;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The models that an address offers.
///
/// @param models in the order they came; empty where it did not say
/// @param failure why it did not say; null where it did
@Schema(description = "The models that an address offers")
@JsonInclude(JsonInclude.Include.ALWAYS)
public record FoundModels(
    @Schema(description = "In the order they came, at most 2000") List<Found> models,
    @Nullable FailedCall failure) {

  public FoundModels {
    models = List.copyOf(models);
  }

  /// One of them.
  @Schema(name = "FoundModel", description = "A model that an address offers")
  @JsonInclude(JsonInclude.Include.ALWAYS)
  public record Found(
      @Schema(description = "As requests name it", example = "qwen3:8b") String id,
      @Schema(description = "As people name it, where the address says", example = "Claude 3 Haiku")
          @Nullable String name,
      @Schema(description = "Whose it is, where the address says", example = "openai")
          @Nullable String owner) {}
}
