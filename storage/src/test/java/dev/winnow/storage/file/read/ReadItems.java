package dev.winnow.storage.file.read;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// What a reader gives, as lines for people: `1 {"a":1}` for rows, `2:3 !code message` for
/// problems.
final class ReadItems {

  private ReadItems() {}

  static List<String> of(Path file) {
    return of(file, ReadOptions.DEFAULT);
  }

  static List<String> of(Path file, ReadOptions options) {
    List<String> items = new ArrayList<>();
    try (RowReader reader = RowReader.open(file, options)) {
      for (Item item = reader.next(); item != null; item = reader.next()) {
        items.add(words(item));
      }
    }
    return items;
  }

  private static String words(Item item) {
    String entry = item.entry() == null ? "" : item.entry() + " ";
    return switch (item) {
      case Item.Row row -> entry + row.line() + " " + row.data();
      case Item.Problem problem ->
          entry
              + problem.line()
              + ":"
              + problem.column()
              + " !"
              + problem.said().code().replace("readRows.", "")
              + " "
              + problem.said().message();
    };
  }
}
