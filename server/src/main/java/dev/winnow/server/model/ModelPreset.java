package dev.winnow.server.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.winnow.core.say.Said;
import dev.winnow.providers.preset.Preset;
import dev.winnow.providers.preset.Region;
import io.swagger.v3.oas.annotations.media.Schema;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A well-known provider, to start from.
@Schema(description = "A well-known provider, to start from")
@JsonInclude(JsonInclude.Include.ALWAYS)
public record ModelPreset(
    @Schema(description = "Never changes", example = "openai") String id,
    @Schema(example = "OpenAI") String name,
    @Schema(
            description = "The wire",
            allowableValues = {"openai", "anthropic", "ollama", "offline"})
        String provider,
    @Schema(description = "What it is, and what to know before it is called") Said description,
    Place place,
    @Schema(description = "Where it is called; none where only you know") List<At> regions,
    @Schema(description = "Whether it answers nobody without a key") boolean keyNeeded,
    @Schema(
            description = "Where its keys are made",
            example = "https://platform.openai.com/api-keys")
        @Nullable String keyUrl,
    @Schema(description = "Whether it lists its models, as discovery asks it to") boolean discovers,
    @Schema(description = "The temperatures it takes; null where that is not known")
        @Nullable NumberRange temperature,
    @Schema(description = "Likewise of top P") @Nullable NumberRange topP,
    @Schema(
            description = "The most stop sequences it takes; null where that is not known",
            example = "4")
        @Nullable Integer stopMax,
    @Schema(description = "Models it is known for") List<Known> models) {

  public ModelPreset {
    regions = List.copyOf(regions);
    models = List.copyOf(models);
  }

  /// Where the models run.
  @Schema(
      name = "ModelPlace",
      description =
          "Where the models run: with the provider, on your own machine, nowhere (the demo), or only you know",
      enumAsRef = true)
  public enum Place {
    REMOTE,
    LOCAL,
    OFFLINE,
    OTHER;

    private static Place of(Preset.Place place) {
      return switch (place) {
        case REMOTE -> REMOTE;
        case LOCAL -> LOCAL;
        case OFFLINE -> OFFLINE;
        case OTHER -> OTHER;
      };
    }
  }

  /// Where a provider is called.
  @Schema(name = "ModelRegion", description = "Where a provider is called")
  public record At(
      @Schema(description = "Where its servers stand", example = "GLOBAL") Region.Place id,
      @Schema(
              description = "The base URL; words in braces, like {resource}, are yours to fill in",
              example = "https://api.openai.com/v1")
          String baseUrl) {}

  /// The least and the greatest value.
  @Schema(description = "The least and the greatest value")
  public record NumberRange(@Schema(example = "0") double min, @Schema(example = "2") double max) {

    private static @Nullable NumberRange of(Preset.@Nullable Range range) {
      return range == null ? null : new NumberRange(range.min(), range.max());
    }
  }

  /// A model that a provider is known for.
  @Schema(name = "KnownModel", description = "A model that a provider is known for")
  public record Known(
      @Schema(description = "As requests name it", example = "gpt-4o") String id,
      @Schema(description = "As people name it", example = "GPT-4o") String name,
      @Schema(description = "Who makes it", example = "OpenAI") String type,
      @Schema(description = "What it is good for") Said description) {}

  static ModelPreset of(Preset preset) {
    URI keyUrl = preset.keyUrl();
    return new ModelPreset(
        preset.id(),
        preset.name(),
        preset.provider(),
        preset.description(),
        Place.of(preset.place()),
        preset.regions().stream().map(region -> new At(region.id(), region.baseUrl())).toList(),
        preset.keyNeeded(),
        keyUrl == null ? null : keyUrl.toString(),
        preset.discovers(),
        NumberRange.of(preset.temperature()),
        NumberRange.of(preset.topP()),
        preset.stopMax(),
        preset.models().stream()
            .map(it -> new Known(it.id(), it.name(), it.type(), it.description().of()))
            .toList());
  }
}
