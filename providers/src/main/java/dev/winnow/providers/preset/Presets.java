package dev.winnow.providers.preset;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// The well-known providers, as `presets.json` beside this class has them.
public final class Presets {

  private static final List<Preset> ALL = read();

  private Presets() {}

  /// All of them, with models that have been shut down.
  public static List<Preset> all() {
    return ALL;
  }

  /// All of them, with the models only that are there on a day.
  public static List<Preset> on(LocalDate today) {
    return ALL.stream().map(preset -> preset.on(today)).toList();
  }

  private static List<Preset> read() {
    JsonMapper json =
        JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .build();
    try (InputStream in = Presets.class.getResourceAsStream("presets.json")) {
      return List.copyOf(
          json.readValue(
              Objects.requireNonNull(in, "presets.json"), new TypeReference<List<Preset>>() {}));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
