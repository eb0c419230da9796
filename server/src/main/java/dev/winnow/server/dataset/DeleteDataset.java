package dev.winnow.server.dataset;

import dev.winnow.server.web.Refusal;
import dev.winnow.storage.dataset.StoredDataset;
import dev.winnow.storage.dataset.StoredExport;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Deletes datasets with everything that goes with them.
@Component
final class DeleteDataset {

  private static final int ROWS_AT_ONCE = 20_000;

  private final DatasetStores stores;
  private final TransactionTemplate transaction;
  private final RunExports exports;

  DeleteDataset(DatasetStores stores, TransactionTemplate transaction, RunExports exports) {
    this.stores = stores;
    this.transaction = transaction;
    this.exports = exports;
  }

  /// Deletes one.
  ///
  /// @throws Refusal when something is still to write or to read there
  void of(StoredDataset dataset) {
    List<StoredExport> files = stores.exports().of(dataset.id());
    boolean deleted =
        Boolean.TRUE.equals(transaction.execute(status -> stores.datasets().delete(dataset.id())));
    if (!deleted && stores.datasets().find(dataset.id()).isPresent()) {
      throw stores
          .datasets()
          .readBy(dataset.id())
          .map(task -> Refusal.conflict("READING", DatasetSaid.READING.of(task, dataset.name())))
          .orElseGet(() -> Refusal.conflict("WRITING", DatasetSaid.WRITING.of(dataset.name())));
    }
    removeRows(dataset.id());
    stores.indexes().delete(dataset.id());
    exports.deleted(files);
  }

  /// Removes rows of datasets that are gone: a piece at a time, as no statement may take for ever.
  void removeLeft() {
    stores.datasets().gone().forEach(this::removeRows);
  }

  private void removeRows(UUID dataset) {
    boolean more = true;
    while (more) {
      more = stores.datasets().deleteRowsLeft(dataset, ROWS_AT_ONCE);
    }
  }
}
