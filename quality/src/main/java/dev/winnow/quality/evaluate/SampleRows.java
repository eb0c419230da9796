package dev.winnow.quality.evaluate;

import dev.winnow.core.document.ExactJson;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import tools.jackson.databind.node.ObjectNode;

/// Draws rows at random while they pass: those whose places, hashed with a seed, come first. So the
/// sample depends on nothing but the seed and how many rows there are, and a smaller one is the
/// beginning of a larger one.
final class SampleRows {

  /// All of them together, as JSON; where rows are large, the sample has fewer.
  private static final long CHARS_MAX = 64L << 20;

  private final int most;
  private final long seed;
  private final PriorityQueue<Row> kept =
      new PriorityQueue<>(Comparator.comparingLong(Row::order).reversed());
  private long chars;

  /// A row of the sample.
  ///
  /// @param order decides which come first
  /// @param findings what is against it
  record Row(long order, long number, String data, List<Finding> findings) {}

  SampleRows(int most, long seed) {
    this.most = most;
    this.seed = seed;
  }

  /// Takes a row in.
  ///
  /// @param place among all rows, from 1: the same rows from elsewhere, where they have other
  ///   numbers, lead to the same sample
  void add(long place, long number, ObjectNode row, List<Finding> findings) {
    long order = mix(seed * 0x9E3779B97F4A7C15L + place);
    if (kept.size() >= most && order >= kept.element().order()) {
      return;
    }
    String data = ExactJson.write(row);
    kept.add(new Row(order, number, data, List.copyOf(findings)));
    chars += data.length();
    while (kept.size() > most || (chars > CHARS_MAX && kept.size() > 1)) {
      chars -= kept.remove().data().length();
    }
  }

  /// The end of MurmurHash3's 64-bit form (Appleby): all bits reach all others.
  private static long mix(long value) {
    long mixed = (value ^ (value >>> 33)) * 0xFF51AFD7ED558CCDL;
    mixed = (mixed ^ (mixed >>> 33)) * 0xC4CEB9FE1A85EC53L;
    return mixed ^ (mixed >>> 33);
  }

  /// The rows, in the order in which they were drawn.
  List<Row> rows() {
    List<Row> rows = new ArrayList<>(kept);
    rows.sort(Comparator.comparingLong(Row::order));
    return rows;
  }
}
