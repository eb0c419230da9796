package dev.winnow.storage.dataset;

import java.util.UUID;

/// Which rows a dataset has, or had at a time: it never changes, whatever becomes of the dataset.
///
/// @param upTo the last ordinal of them at the most
/// @param hidden ordinals up to that one that are not among them
/// @param edits numbers of the edits that count: of each row the newest
public record RowSet(UUID dataset, long upTo, RowRanges hidden, RowRanges edits) {

  private static final String BESIDE = " ";

  /// The first rows that ever came into a dataset, as they came.
  public static RowSet first(UUID dataset, long rows) {
    return new RowSet(dataset, rows, RowRanges.NONE, RowRanges.NONE);
  }

  /// Reads what [#written] wrote.
  ///
  /// @throws IllegalArgumentException when it is something else
  public static RowSet read(UUID dataset, String written) {
    String[] parts = written.split(BESIDE, -1);
    if (parts.length != 3) {
      throw new IllegalArgumentException("No set of rows: " + written);
    }
    return new RowSet(
        dataset, Long.parseLong(parts[0]), RowRanges.read(parts[1]), RowRanges.read(parts[2]));
  }

  /// As it is kept: the last ordinal, what is hidden, the edits.
  public String written() {
    return upTo + BESIDE + hidden + BESIDE + edits;
  }

  /// The ordinals of its rows, those that an edit removed among them.
  public RowRanges ordinals() {
    return hidden.gaps(upTo);
  }
}
