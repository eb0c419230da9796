package dev.winnow.storage.dataset;

import dev.winnow.core.task.OutputMode;
import dev.winnow.core.template.TemplateType;
import dev.winnow.storage.TestDatabase;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/// A dataset in the database, for tests.
public final class DatasetFixture {

  public final TestDatabase database = TestDatabase.connect();
  public final Datasets datasets = new Datasets(database.client(), Clock.systemUTC());
  public final Versions versions =
      new Versions(database.client(), database.transaction(), Clock.systemUTC());
  public final Rows rows = new DatabaseRows(database.jdbc());
  public final UUID id = UUID.randomUUID();

  private final ImportRows imports = new ImportRows(database.jdbc());

  public DatasetFixture() {
    datasets.add(id, Datasets.Label.of(id.toString(), TemplateType.CUSTOM));
  }

  /// Which rows it has now.
  public RowSet now() {
    return stored().now();
  }

  public StoredDataset stored() {
    return datasets.find(id).orElseThrow();
  }

  /// Rows of an uploaded file.
  ///
  /// @return the version that they made
  public DatasetVersion add(OutputMode mode, List<String> data) {
    long from = versions.reserve(id, data.size()).orElseThrow();
    return finish(from, mode, data);
  }

  /// Rows for which places were kept.
  DatasetVersion finish(long from, OutputMode mode, List<String> data) {
    return database
        .transaction()
        .execute(status -> {
          List<ImportRows.Row> lines =
              data.stream().map(row -> new ImportRows.Row(1, row)).toList();
          imports.add(id, UUID.randomUUID(), from, lines);
          long bytes =
              data.stream()
                  .mapToLong(row -> row.getBytes(java.nio.charset.StandardCharsets.UTF_8).length)
                  .sum();
          return versions.imported(id, from, data.size(), bytes, mode, "");
        });
  }
}
