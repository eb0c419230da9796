package dev.winnow.providers.preset;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.core.llm.ModelSettings;
import java.net.URI;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class PresetsTest {

  private static final Set<String> WIRES =
      new TreeSet<>(
          Arrays.stream(ModelSettings.Provider.values())
              .map(it -> it.name().toLowerCase(Locale.ROOT))
              .toList());

  private static Preset named(String id, List<Preset> presets) {
    return presets.stream().filter(preset -> preset.id().equals(id)).findFirst().orElseThrow();
  }

  private static List<String> models(String id, String day) {
    return named(id, Presets.on(LocalDate.parse(day))).models().stream()
        .map(KnownModel::id)
        .toList();
  }

  @Test
  void eachPresetIsWhole() {
    for (Preset preset : Presets.all()) {
      assertThat(preset.id()).matches("[a-z][a-z-]+");
      assertThat(preset.provider()).as(preset.id()).isIn(WIRES);
      assertThat(preset.description().message()).as(preset.id()).isNotBlank();
      assertThat(preset.regions()).as(preset.id()).doesNotHaveDuplicates();
      assertThat(preset.regions().stream().map(Region::id)).as(preset.id()).doesNotHaveDuplicates();
      assertThat(preset.keyUrl() != null).as(preset.id()).isEqualTo(preset.keyNeeded());
      assertThat(preset.regions().isEmpty())
          .as(preset.id())
          .isEqualTo(
              preset.place() == Preset.Place.OFFLINE || preset.place() == Preset.Place.OTHER);
      assertThat(preset.models().stream().map(KnownModel::id))
          .as(preset.id())
          .doesNotHaveDuplicates();
      ranges(preset)
          .forEach(range -> assertThat(range.min()).as(preset.id()).isBetween(0.0, range.max()));
    }
    assertThat(Presets.all().stream().map(Preset::id)).doesNotHaveDuplicates();
    assertThat(Presets.all().stream().map(Preset::name)).doesNotHaveDuplicates();
  }

  private static Stream<Preset.Range> ranges(Preset preset) {
    return Stream.of(Optional.ofNullable(preset.temperature()), Optional.ofNullable(preset.topP()))
        .flatMap(Optional::stream);
  }

  @Test
  void remoteAddressesAreEncryptedAndLocalOnesOnThisMachine() {
    for (Preset preset : Presets.all()) {
      for (Region region : preset.regions()) {
        URI address = URI.create(region.baseUrl().replaceAll("\\{[a-z]+}", "mine"));
        boolean local = preset.place() == Preset.Place.LOCAL;
        assertThat(address.getScheme()).as(preset.id()).isEqualTo(local ? "http" : "https");
        assertThat(address.getHost().equals("127.0.0.1")).as(preset.id()).isEqualTo(local);
        assertThat(region.baseUrl()).as(preset.id()).doesNotEndWith("/");
      }
    }
  }

  @Test
  void whatIsShutDownIsNotShown() {
    assertThat(models("openai", "2026-10-22")).contains("gpt-4-turbo", "gpt-3.5-turbo");
    assertThat(models("openai", "2026-10-23")).doesNotContain("gpt-4-turbo", "gpt-3.5-turbo");
    assertThat(models("openai", "2027-01-13")).contains("gpt-4o");
    assertThat(models("openai", "2030-01-01")).isNotEmpty().doesNotContain("gpt-4o");
    assertThat(named("openai", Presets.all()).models().stream().map(KnownModel::id))
        .contains("gpt-3.5-turbo", "gpt-4o");
  }

  @Test
  void theModelsOfTheGuideAreAmongThem() {
    assertThat(Presets.all().stream().map(Preset::id))
        .contains("openai", "anthropic", "wenxin", "tongyi", "ollama", "vllm", "llama-cpp");
    assertThat(
            named("anthropic", Presets.all()).models().stream()
                .map(model -> model.type() + ": " + model.description().english()))
        .contains("Anthropic: Long-text generation");
    assertThat(
            named("wenxin", Presets.all()).models().stream()
                .map(model -> model.type() + ": " + model.description().english()))
        .contains("Baidu: Chinese optimized");
  }
}
