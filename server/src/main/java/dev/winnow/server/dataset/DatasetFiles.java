package dev.winnow.server.dataset;

import dev.winnow.core.document.ExactJson;
import dev.winnow.core.task.Task.Format;
import dev.winnow.storage.dataset.Rows;
import dev.winnow.storage.dataset.StoredDataset;
import dev.winnow.storage.file.RowFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Files of the rows of datasets, each made for one download.
final class DatasetFiles {

  private static final Logger LOG = LoggerFactory.getLogger(DatasetFiles.class);

  private final Rows rows;
  private final Path folder;

  /// @param folder where they are as long as they are sent
  DatasetFiles(Rows rows, Path folder) {
    this.rows = rows;
    this.folder = folder;
  }

  /// A file of the rows that a dataset has.
  ///
  /// @throws dev.winnow.storage.file.WriteFailed when it cannot be written
  Path make(StoredDataset dataset, Format format) {
    Path path = folder.resolve(UUID.randomUUID() + "." + format.extension());
    try (RowFile file = RowFile.open(path, format, List.of())) {
      rows.stream(dataset.id(), dataset.rows(), row -> file.write(ExactJson.object(row.data())));
      file.finish();
    }
    return path;
  }

  /// Removes what is left of downloads that the end of a service cut off: before there are new
  /// ones.
  void deleteLeft() {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      // Nothing depends on them, and the next start tries again.
      LOG.debug("Files in {} stay: {}", folder, e.getMessage());
    }
  }
}
