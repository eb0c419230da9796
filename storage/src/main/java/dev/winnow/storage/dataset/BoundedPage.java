package dev.winnow.storage.dataset;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/// Reads rows so many at a time, and fewer where they are large: their number alone says nothing of
/// the memory that they take.
public final class BoundedPage {

  /// Of the rows that one statement brings, but the last, as PostgreSQL keeps them: packed, at most
  /// to a hundredth. For ordinary rows of 1 KB this is more than their number allows.
  private static final long STORED_BYTES_MAX = 1 << 20;

  /// Of a page, but the last statement's.
  private static final long CHARS_MAX = 4L << 20;

  private BoundedPage() {}

  /// A statement that brings the first rows of another one, as long as they are not too large
  /// together; at least one, where there is any. No row is unpacked for that.
  ///
  /// @param columns that it gives, of those of the other
  /// @param rows a statement without too many rows, with `place`, their order, and `stored_bytes`
  ///   among its columns
  public static String sql(String columns, String rows) {
    return """
    select %s from (
      select piece.*, sum(stored_bytes) over (order by place rows unbounded preceding) - stored_bytes as bytes_before
      from (%s) piece) page
    where bytes_before < %d order by place
    """
        .formatted(columns, rows, STORED_BYTES_MAX);
  }

  /// A row with its place.
  interface Placed {

    /// Its place in the dataset.
    long ordinal();

    /// The row as JSON.
    String data();
  }

  /// Brings rows between two places, in their order, and at least one where there is any.
  @FunctionalInterface
  interface Between<R> {
    List<R> rows(long from, long to, int limit);
  }

  /// The rows behind one.
  static <R extends Placed> List<R> of(RowRanges ranges, long after, int limit, Between<R> source) {
    List<R> page = new ArrayList<>();
    long last = after;
    long chars = 0;
    for (RowRanges.Range range : ranges.ranges()) {
      while (range.to() > last && page.size() < limit && chars < CHARS_MAX) {
        long from = Math.max(last + 1, range.from());
        List<R> piece = source.rows(from, range.to(), limit - page.size());
        if (piece.isEmpty()) {
          break;
        }
        page.addAll(piece);
        last = piece.getLast().ordinal();
        chars += piece.stream().mapToLong(row -> row.data().length()).sum();
      }
    }
    return page;
  }

  /// Hands out some rows, in their order, piece by piece.
  ///
  /// @param source brings the first of some, at least one where there is any
  static <R extends Placed> void these(
      Collection<Long> ordinals, Function<List<Long>, List<R>> source, Consumer<R> taker) {
    List<Long> left = List.copyOf(ordinals);
    while (!left.isEmpty()) {
      List<R> piece = source.apply(left);
      piece.forEach(taker);
      long last = piece.isEmpty() ? Long.MAX_VALUE : piece.getLast().ordinal();
      left = left.stream().filter(ordinal -> ordinal > last).toList();
    }
  }
}
