package dev.winnow.storage.imports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.core.template.TemplateType;
import dev.winnow.storage.TestDatabase;
import dev.winnow.storage.dataset.Datasets;
import dev.winnow.storage.dataset.Imports;
import dev.winnow.storage.dataset.StoredDataset;
import dev.winnow.storage.dataset.StoredImport.State;
import dev.winnow.storage.dataset.Versions;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// What becomes of imports that were cut off, and of those that only look like it.
final class SweepImportsTest {

  private final TestDatabase database = TestDatabase.connect();
  private final Imports imports = new Imports(database.client(), Clock.systemUTC());
  private final Datasets datasets = new Datasets(database.client(), Clock.systemUTC());
  private final Versions versions =
      new Versions(database.client(), database.transaction(), Clock.systemUTC());
  private final Set<UUID> own = new HashSet<>();
  private final Set<UUID> files = new HashSet<>();

  /// An import whose rows are being stored, into a dataset that was made for it.
  private UUID importing() {
    UUID id = UUID.randomUUID();
    own.add(id);
    StoredDataset dataset =
        datasets.add(UUID.randomUUID(), Datasets.Label.of(id.toString(), TemplateType.CUSTOM));
    imports.add(id, "rows.csv", 1, "");
    imports.checked(id, "{}", 5);
    long from = versions.reserve(dataset.id(), 5).orElseThrow();
    assertThat(imports.start(id, dataset.id(), from, 5, true, true)).isTrue();
    return id;
  }

  private void sweep(Set<UUID> running) {
    // Others test in the same database.
    new SweepImports(imports, database.transaction(), files::contains)
        .sweep(id -> running.contains(id) || !own.contains(id));
  }

  private StoredDataset dataset(UUID made) {
    return datasets.named(made.toString()).orElseThrow();
  }

  @Test
  void whatWasCutOffGoesOrWaitsAgainAndWhatGoesOnStays() {
    UUID killed = importing();
    UUID uploaded = importing();
    files.add(uploaded);
    UUID running = importing();
    sweep(Set.of(running));
    assertThat(imports.find(killed)).isEmpty();
    assertThat(datasets.named(killed.toString())).isEmpty();
    assertThat(imports.find(uploaded).orElseThrow().state()).isEqualTo(State.READY);
    assertThat(imports.find(running).orElseThrow().state()).isEqualTo(State.IMPORTING);
    assertThat(datasets.writing(List.of(dataset(running).id()))).isNotEmpty();
    sweep(Set.of());
    assertThat(imports.find(running)).isEmpty();
  }

  /// A command that stores rows beside the service holds its import as long as it lives.
  @Test
  void whatAnotherConnectionHoldsGoesOnUntilThatEnds() {
    UUID id = importing();
    TestDatabase other = TestDatabase.connect();
    Imports command = new Imports(other.client(), Clock.systemUTC());
    assertThat(command.hold(id)).isTrue();
    sweep(Set.of());
    assertThat(imports.find(id).orElseThrow().state()).isEqualTo(State.IMPORTING);
    other.jdbc().execute("select pg_advisory_unlock_all()");
    sweep(Set.of());
    assertThat(imports.find(id)).isEmpty();
  }
}
