package dev.winnow.storage.file.read;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// What only the whole of a file tells: the types of CSV columns, and where in one JSON object the
/// rows lie. Kept, it saves a second reader of the same file a pass over it.
public final class Learned {

  private final Map<String, List<CsvType>> columns = new ConcurrentHashMap<>();
  private final Map<String, WhereRowsLie> places = new ConcurrentHashMap<>();

  /// Nothing yet.
  public Learned() {}

  @Nullable List<CsvType> columns(@Nullable String entry) {
    return columns.get(key(entry));
  }

  void columns(@Nullable String entry, List<CsvType> types) {
    columns.put(key(entry), types);
  }

  @Nullable WhereRowsLie place(@Nullable String entry) {
    return places.get(key(entry));
  }

  void place(@Nullable String entry, WhereRowsLie place) {
    places.put(key(entry), place);
  }

  private static String key(@Nullable String entry) {
    return entry == null ? "" : entry;
  }
}
