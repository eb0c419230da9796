package dev.winnow.quality.duplicate;

import dev.winnow.core.gate.CompareRows;
import dev.winnow.core.gate.Duplicates;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/// Finds rows whose texts are nearly the same: MinHash and locality-sensitive hashing over
/// [Shingles], each candidate verified by the Jaccard similarity of the shingles themselves.
///
/// Of two rows that are exactly as alike as the threshold, 98 of 100 are found, of rows that are
/// more alike nearly all; what is found always is as alike as it says. A row takes its kept
/// shingles, four bytes each and 4 KB at most, and with thresholds from 0.2 on less than 300 bytes
/// beside them.
///
/// Where thousands of rows are alike but not enough, such as those of a template, no more than
/// [SeenRows#STEPS_MAX] of them are looked at for each band, the latest ones.
public final class NearDuplicates implements CompareRows {

  private final List<String> fields;
  private final double threshold;
  private final Bands bands;

  private NearDuplicates(List<String> fields, double threshold) {
    this.fields = fields;
    this.threshold = threshold;
    this.bands = Bands.of(threshold);
  }

  /// What finds the rows that a task takes for duplicates.
  public static CompareRows of(Duplicates duplicates) {
    Double near = duplicates.near();
    return near == null ? CompareRows.NONE : new NearDuplicates(duplicates.fields(), near);
  }

  @Override
  public Sketch sketch(ObjectNode row) {
    int[] shingles = Shingles.of(row, fields);
    return shingles.length == 0
        ? Sketch.EMPTY
        : new Kept(Shingles.kept(shingles), bands.keys(shingles));
  }

  @Override
  public Seen nothingSeen() {
    return new SeenRows(threshold, bands.count());
  }

  /// What is kept of a row.
  ///
  /// @param shingles in ascending order
  /// @param keys one for each band
  // Arrays, and never compared as a whole: they are read a million times.
  @SuppressWarnings("ArrayRecordComponent")
  record Kept(int[] shingles, int[] keys) implements Sketch {}
}
