package dev.winnow.server.dataset;

import dev.winnow.server.web.Refusal;
import dev.winnow.server.web.Thing;
import dev.winnow.storage.dataset.DatasetVersion;
import dev.winnow.storage.dataset.Datasets;
import dev.winnow.storage.dataset.DiffVersions;
import dev.winnow.storage.dataset.Exports;
import dev.winnow.storage.dataset.Imports;
import dev.winnow.storage.dataset.RowOrigins;
import dev.winnow.storage.dataset.RowSet;
import dev.winnow.storage.dataset.Rows;
import dev.winnow.storage.dataset.StoredDataset;
import dev.winnow.storage.dataset.Versions;
import dev.winnow.storage.export.ReadForExport;
import dev.winnow.storage.review.ReviewedRows;
import dev.winnow.storage.search.CategoryNames;
import dev.winnow.storage.search.RowIndexes;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The tables that datasets live in, and what finds their rows.
record DatasetStores(
    Datasets datasets,
    Versions versions,
    Rows rows,
    ReviewedRows reviewed,
    RowOrigins origins,
    DiffVersions diff,
    Imports imports,
    Exports exports,
    RowIndexes indexes,
    CategoryNames categories) {

  /// A dataset.
  ///
  /// @throws Refusal when there is none
  StoredDataset dataset(UUID id) {
    return datasets.find(id).orElseThrow(() -> Refusal.notFound(Thing.DATASET, id));
  }

  /// A version of a dataset.
  ///
  /// @throws Refusal when there is none
  DatasetVersion version(UUID id, int number) {
    dataset(id);
    return versions
        .find(id, number)
        .orElseThrow(() -> Refusal.notFound(DatasetSaid.NO_VERSION.of(number, id)));
  }

  /// Which rows a dataset has, or had.
  ///
  /// @param version null is what it has now
  Seen seen(UUID id, @Nullable Integer version) {
    StoredDataset dataset = dataset(id);
    if (version == null) {
      return new Seen(dataset.now(), dataset.rows(), dataset.bytes());
    }
    DatasetVersion old = version(id, version);
    return new Seen(old.set(), old.rows(), old.bytes());
  }

  /// What exports are read from.
  ReadForExport.Stores forExport() {
    return new ReadForExport.Stores(rows, origins, imports, indexes, categories);
  }

  /// Rows that somebody looks at.
  ///
  /// @param rows how many there are
  /// @param bytes of them as JSON
  record Seen(RowSet set, long rows, long bytes) {}
}
