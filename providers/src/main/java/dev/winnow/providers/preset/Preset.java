package dev.winnow.providers.preset;

import dev.winnow.core.say.Said;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A well-known provider: where it is called, what it takes, and which models it is known for.
///
/// @param id never changes
/// @param name the provider's own
/// @param provider the wire, as a task file names it: `openai`, `anthropic`, `ollama`, `offline`
/// @param about what it is, and what to know before it is called
/// @param regions where it is called; none where nobody is, or where only the user knows
/// @param keyNeeded whether it answers nobody without a key
/// @param keyUrl where its keys are made
/// @param discovers whether it lists its models
/// @param temperature the values it takes; null where that is not known
/// @param topP likewise
/// @param stopMax the most stop sequences it takes; null where that is not known
/// @param lookedUp when all this was looked up
public record Preset(
    String id,
    String name,
    String provider,
    PresetSaid about,
    Place place,
    List<Region> regions,
    boolean keyNeeded,
    @Nullable URI keyUrl,
    boolean discovers,
    @Nullable Range temperature,
    @Nullable Range topP,
    @Nullable Integer stopMax,
    List<KnownModel> models,
    LocalDate lookedUp) {

  /// Where the models run.
  public enum Place {
    /// With the provider.
    REMOTE,
    /// On the user's own machine.
    LOCAL,
    /// Nowhere: the built-in demo.
    OFFLINE,
    /// The user knows.
    OTHER
  }

  /// The least and the greatest value.
  public record Range(double min, double max) {}

  public Preset {
    regions = List.copyOf(regions);
    models = List.copyOf(models);
  }

  /// What it is, in a sentence.
  public Said description() {
    return about == PresetSaid.COMPATIBLE ? about.of(name) : about.of();
  }

  /// The same with the models only that are there on this day.
  Preset on(LocalDate today) {
    return new Preset(
        id,
        name,
        provider,
        about,
        place,
        regions,
        keyNeeded,
        keyUrl,
        discovers,
        temperature,
        topP,
        stopMax,
        models.stream().filter(model -> model.isThereOn(today)).toList(),
        lookedUp);
  }
}
