package dev.winnow.server.dataset;

import dev.winnow.server.start.Settings;
import dev.winnow.server.web.Refusal;
import dev.winnow.storage.dataset.StoredDataset;
import dev.winnow.storage.dataset.StoredExport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.FileSystemUtils;

/// Deletes datasets with everything that goes with them.
@Component
final class DeleteDataset {

  private static final Logger LOG = LoggerFactory.getLogger(DeleteDataset.class);

  private final DatasetStores stores;
  private final TransactionTemplate transaction;
  private final Path exports;

  DeleteDataset(DatasetStores stores, TransactionTemplate transaction, Settings settings) {
    this.stores = stores;
    this.transaction = transaction;
    this.exports = settings.exports();
  }

  /// Deletes one.
  ///
  /// @throws Refusal when something is still to write to it
  void of(StoredDataset dataset) {
    List<StoredExport> files = stores.exports().of(dataset.id());
    boolean deleted =
        Boolean.TRUE.equals(transaction.execute(status -> stores.datasets().delete(dataset.id())));
    if (!deleted && stores.datasets().find(dataset.id()).isPresent()) {
      throw Refusal.conflict("WRITING", DatasetSaid.WRITING.of(dataset.name()));
    }
    stores.indexes().delete(dataset.id());
    files.forEach(file -> remove(exports.resolve(file.id().toString())));
  }

  private static void remove(Path folder) {
    try {
      FileSystemUtils.deleteRecursively(folder);
    } catch (IOException e) {
      // Somebody has one open: the next start removes what belongs to nothing.
      LOG.debug("Files in {} stay: {}", folder, e.getMessage());
    }
  }
}
