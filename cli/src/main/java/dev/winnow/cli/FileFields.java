package dev.winnow.cli;

import dev.winnow.storage.file.read.Item;
import dev.winnow.storage.file.read.ReadOptions;
import dev.winnow.storage.file.read.RowReader;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// The fields of a file's rows.
final class FileFields {

  private static final int LOOKED_AT = 1_000;

  private FileFields() {}

  /// Those of the first rows, in the order they turn up; what is wrong with the file is not said
  /// here.
  static List<String> of(Path file) {
    Set<String> fields = new LinkedHashSet<>();
    int rows = 0;
    try (RowReader reader = RowReader.open(file, ReadOptions.DEFAULT)) {
      for (Item item = reader.next();
          item != null && rows < LOOKED_AT;
          item = reader.next(), rows++) {
        if (item instanceof Item.Row row) {
          fields.addAll(row.data().propertyNames());
        }
      }
    }
    return List.copyOf(fields);
  }
}
