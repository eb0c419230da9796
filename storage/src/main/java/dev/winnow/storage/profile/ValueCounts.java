package dev.winnow.storage.profile;

import com.dynatrace.hash4j.distinctcount.UltraLogLog;
import com.dynatrace.hash4j.hashing.HashValue128;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// How many different values a column has, and which are the most frequent: exact up to
/// [#EXACT_MAX] of them. Those that turn up behind are estimated: their number by an UltraLogLog
/// sketch, their counts from below, as values that come again and again push out those that came
/// once (Misra and Gries 1982, with the median as the step).
final class ValueCounts {

  static final int EXACT_MAX = 50_000;

  /// 2^13 registers of a byte: a standard error of 0.8 %.
  private static final int SKETCH_PRECISION = 13;

  private static final int LATER_MAX = 4_096;

  private final Room room;
  private final CountTable first = new CountTable();
  private final TopValues top = new TopValues();

  /// From the first value on that has no place in `first`.
  private @Nullable Later later;

  private record Later(UltraLogLog sketch, CountTable counts) {}

  ValueCounts(Room room) {
    this.room = room;
  }

  void add(JsonNode value) {
    HashValue128 hash = HashValue.of(value);
    long high = hash.getMostSignificantBits();
    long low = hash.getLeastSignificantBits();
    long count = first.increment(high, low);
    if (count == 0 && later == null && hasRoom()) {
      first.insert(high, low);
      count = 1;
    }
    if (count == 0) {
      count = addLater(high, low);
    }
    top.offer(high, low, count, value);
  }

  private boolean hasRoom() {
    if (first.size() >= EXACT_MAX) {
      return false;
    }
    if (first.hasRoom()) {
      return true;
    }
    if (!room.take(first.places())) {
      return false;
    }
    first.grow();
    return true;
  }

  private long addLater(long high, long low) {
    if (later == null) {
      later = new Later(UltraLogLog.create(SKETCH_PRECISION), new CountTable());
    }
    later.sketch.add(high);
    CountTable counts = later.counts;
    long count = counts.increment(high, low);
    if (count > 0) {
      return count;
    }
    if (counts.size() >= LATER_MAX) {
      counts.subtract(counts.median());
    } else if (!counts.hasRoom()) {
      counts.grow();
    }
    counts.insert(high, low);
    return 1;
  }

  /// Those counted one by one, and of the others as many as the sketch says: none of them is among
  /// the former.
  long distinct() {
    return first.size() + (later == null ? 0 : Math.round(later.sketch.getDistinctCountEstimate()));
  }

  boolean isExact() {
    return later == null;
  }

  List<Profile.Top> top() {
    return top.all();
  }
}
