package dev.winnow.cli;

import static java.util.stream.Collectors.joining;

import dev.winnow.core.document.NearestName;
import dev.winnow.providers.preset.Preset;
import dev.winnow.providers.preset.Presets;
import dev.winnow.providers.preset.Region;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ObjectNode;

/// How a model is reached, said with options.
final class ModelOptions {

  @Option(
      names = "--preset",
      paramLabel = "ID",
      description = "A well-known provider, for its wire and address: openai, anthropic, ollama, …")
  private @Nullable String preset;

  @Option(
      names = "--region",
      paramLabel = "R",
      description = "Which of the preset's addresses, where it has several.")
  private @Nullable String region;

  @Option(
      names = "--provider",
      paramLabel = "P",
      description = "The wire: openai (default), anthropic or ollama.")
  private @Nullable String provider;

  @Option(
      names = "--base-url",
      paramLabel = "URL",
      description = "The address, for example https://api.openai.com/v1.")
  private @Nullable String baseUrl;

  @Option(
      names = "--api-key-env",
      paramLabel = "VAR",
      description = "The environment variable that holds the API key whenever the model is called.")
  private @Nullable String apiKeyEnv;

  /// Whether any of them is given but the key.
  boolean areGiven() {
    return preset != null || region != null || provider != null || baseUrl != null;
  }

  /// Puts them over a map of a model.
  void into(ObjectNode model) throws CannotRun {
    Optional<Preset> known = preset();
    if (known.isPresent()) {
      model.put("provider", known.get().provider());
      String address = baseUrl == null ? address(known.get()) : baseUrl;
      if (address != null) {
        model.put("baseUrl", address);
      }
    } else if (region != null) {
      throw new CannotRun("--region goes with --preset.");
    }
    put(model, "provider", provider);
    put(model, "baseUrl", baseUrl);
    put(model, "apiKeyEnv", apiKeyEnv);
  }

  static void put(ObjectNode map, String field, @Nullable String value) {
    if (value != null) {
      map.put(field, value);
    }
  }

  /// The preset; empty where none is given.
  Optional<Preset> preset() throws CannotRun {
    String id = preset;
    if (id == null) {
      return Optional.empty();
    }
    List<Preset> presets = Presets.on(LocalDate.now(ZoneOffset.UTC));
    List<String> ids = presets.stream().map(Preset::id).toList();
    Optional<Preset> found =
        presets.stream().filter(each -> each.id().equalsIgnoreCase(id)).findFirst();
    if (found.isEmpty()) {
      throw new CannotRun(
          "There is no preset %s. %s"
              .formatted(
                  id,
                  NearestName.of(id, ids)
                      .map("Did you mean %s?"::formatted)
                      .orElse("Choose one of: " + String.join(", ", ids) + ".")));
    }
    return found;
  }

  private @Nullable String address(Preset preset) throws CannotRun {
    List<Region> regions = preset.regions();
    if (regions.isEmpty()) {
      if (preset.place() == Preset.Place.OFFLINE) {
        return null;
      }
      throw new CannotRun(
          "The preset %s has no address. Give one with --base-url.".formatted(preset.id()));
    }
    List<Region> chosen =
        regions.stream().filter(each -> region == null || word(each).equals(region)).toList();
    if (chosen.size() != 1) {
      throw new CannotRun(
          "The preset %s has %s. Choose one with --region: %s."
              .formatted(
                  preset.id(),
                  region == null ? "several addresses" : "no region " + region,
                  regions.stream()
                      .map(each -> word(each) + " (" + each.baseUrl() + ")")
                      .collect(joining(", "))));
    }
    String address = chosen.getFirst().baseUrl();
    if (address.contains("{")) {
      throw new CannotRun(
          "The address of preset %s has a part that only you know: %s. Give it whole with --base-url."
              .formatted(preset.id(), address));
    }
    return address;
  }

  private static String word(Region region) {
    return region.id().name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
