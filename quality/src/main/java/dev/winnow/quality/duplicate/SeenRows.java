package dev.winnow.quality.duplicate;

import dev.winnow.core.gate.CompareRows;
import dev.winnow.core.gate.CompareRows.Alike;
import dev.winnow.core.gate.CompareRows.Sketch;
import dev.winnow.quality.duplicate.NearDuplicates.Kept;
import java.util.Arrays;
import java.util.Optional;

/// Rows that were seen, by the keys of their bands and with their shingles.
///
/// An entry is a band of a row. Entries with keys of the same last bits are a chain, the latest one
/// first: 8 bytes an entry, and 2 to 4 for the heads of the chains.
final class SeenRows implements CompareRows.Seen {

  /// How much of a chain is looked at. Longer ones are those of rows which all are alike, but not
  /// enough to be duplicates.
  static final int STEPS_MAX = 256;

  private static final int HEADS_MIN = 1024;
  private static final int ENTRIES_PER_HEAD = 2;

  /// Before the shingles of a row are its number, in two halves, and how many they are.
  private static final int HEADER = 3;

  private final double threshold;
  private final int bands;

  private final IntPool shingles = new IntPool();

  /// Entries: row × bands + band.
  private final IntPool keys = new IntPool();

  /// The next entry of a chain, and the first one; 0 is none, others are one too high.
  private final IntPool nexts = new IntPool();

  private int[] heads = new int[HEADS_MIN];

  /// By row: where its shingles are, and the search that last compared it.
  private long[] places = new long[HEADS_MIN / 16];

  private int[] compared = new int[HEADS_MIN / 16];
  private int search;
  private int rows;

  SeenRows(double threshold, int bands) {
    this.threshold = threshold;
    this.bands = bands;
  }

  @Override
  public void add(Sketch sketch, long number) {
    if (!(sketch instanceof Kept kept)) {
      return;
    }
    if (rows == places.length) {
      int more = Math.toIntExact(rows + (long) rows / 2);
      places = Arrays.copyOf(places, more);
      compared = Arrays.copyOf(compared, more);
    }
    int[] row = new int[HEADER + kept.shingles().length];
    row[0] = (int) (number >> 32);
    row[1] = (int) number;
    row[2] = kept.shingles().length;
    System.arraycopy(kept.shingles(), 0, row, HEADER, row[2]);
    places[rows] = shingles.add(row);
    for (int band = 0; band < bands; band++) {
      keys.add(kept.keys()[band]);
      nexts.add(0);
      link(Math.addExact(Math.multiplyExact(rows, bands), band));
    }
    rows++;
    if ((long) rows * bands > (long) heads.length * ENTRIES_PER_HEAD) {
      grow();
    }
  }

  private void link(int entry) {
    int head = keys.get(entry) & (heads.length - 1);
    nexts.set(entry, heads[head]);
    heads[head] = entry + 1;
  }

  private void grow() {
    heads = new int[heads.length * 2];
    for (int entry = 0; entry < rows * bands; entry++) {
      link(entry);
    }
  }

  @Override
  public Optional<Alike> find(Sketch sketch) {
    if (!(sketch instanceof Kept kept)) {
      return Optional.empty();
    }
    search++;
    int best = -1;
    double similarity = 0;
    for (int band = 0; band < bands; band++) {
      int key = kept.keys()[band];
      int entry = heads[key & (heads.length - 1)] - 1;
      for (int step = 0; entry >= 0 && step < STEPS_MAX; step++) {
        int row = entry / bands;
        if (keys.get(entry) == key && compared[row] != search) {
          compared[row] = search;
          double found = similarity(kept.shingles(), places[row]);
          if (found > similarity || (found == similarity && row < best)) {
            similarity = found;
            best = row;
          }
        }
        entry = nexts.get(entry) - 1;
      }
    }
    return best < 0 || similarity < threshold
        ? Optional.empty()
        : Optional.of(new Alike(similarity, number(places[best])));
  }

  private long number(long place) {
    return ((long) shingles.get(place) << 32) | (shingles.get(place + 1) & 0xFFFF_FFFFL);
  }

  private double similarity(int[] these, long place) {
    int[] those = shingles.chunk(place);
    int from = IntPool.offset(place) + HEADER;
    return Similarity.of(these, 0, these.length, those, from, from + those[from - 1], threshold);
  }
}
