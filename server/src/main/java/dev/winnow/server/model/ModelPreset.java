package dev.winnow.server.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.winnow.core.say.Said;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Settings of a well-known model, to start from.
///
/// @param fill the fields that are left to the user
@Schema(description = "Settings of a well-known model, to start from")
@JsonInclude(JsonInclude.Include.ALWAYS)
public record ModelPreset(
    @Schema(example = "GPT-4o mini") String name,
    Type type,
    @Schema(description = "What it is, and what to know before it is called") Said description,
    @Schema(
            description = "The wire",
            allowableValues = {"openai", "offline"})
        String provider,
    @Schema(example = "https://api.openai.com/v1") @Nullable String baseUrl,
    @Schema(description = "The model's id with the provider", example = "gpt-4o-mini")
        @Nullable String model,
    @Schema(description = "Where it differs from auto", example = "json_object")
        @Nullable String responseFormat,
    @Schema(description = "The fields left to you", example = "[\"apiKey\"]") List<String> fill) {

  /// Whose model it is, or where it runs.
  @Schema(name = "ModelPresetType", enumAsRef = true)
  public enum Type {
    GPT_4,
    GPT_3_5,
    CLAUDE,
    WENXIN,
    TONGYI,
    LOCAL,
    OFFLINE
  }

  public ModelPreset {
    fill = List.copyOf(fill);
  }
}
