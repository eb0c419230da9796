package dev.winnow.storage.profile;

import dev.winnow.core.document.ExactJson;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/// The most frequent of values whose counts only grow. A value comes in when its count exceeds the
/// least one here, so those outside never have more than that: nothing else is kept of them.
final class TopValues {

  private static final int VALUES_MAX = 10;

  private static final int SHOWN_CHARS_MAX = 300;

  private final List<Entry> entries = new ArrayList<>(VALUES_MAX);

  /// The least count here, once all places are taken.
  private long least;

  private static final class Entry {
    private final long high;
    private final long low;
    private final JsonNode value;
    private final boolean cut;
    private long count;

    Entry(long high, long low, long count, JsonNode value) {
      this.high = high;
      this.low = low;
      this.count = count;
      String text = value.isString() ? value.stringValue() : "";
      if (value.isContainer()) {
        text = ExactJson.write(value);
      }
      this.cut = text.length() > SHOWN_CHARS_MAX;
      this.value = cut ? StringNode.valueOf(beginning(text)) : value;
    }

    private static String beginning(String text) {
      boolean split = Character.isHighSurrogate(text.charAt(SHOWN_CHARS_MAX - 1));
      return text.substring(0, split ? SHOWN_CHARS_MAX - 1 : SHOWN_CHARS_MAX);
    }
  }

  /// A value that came once more.
  void offer(long high, long low, long count, JsonNode value) {
    if (count <= least) {
      return;
    }
    Entry known = find(high, low);
    if (known != null) {
      known.count = Math.max(known.count, count);
    } else {
      if (entries.size() == VALUES_MAX) {
        entries.remove(last());
      }
      entries.add(new Entry(high, low, count, value));
    }
    least = entries.size() < VALUES_MAX ? 0 : last().count;
  }

  private @Nullable Entry find(long high, long low) {
    for (Entry entry : entries) {
      if (entry.high == high && entry.low == low) {
        return entry;
      }
    }
    return null;
  }

  /// The one with the least count; of several, the one that came last.
  private Entry last() {
    Entry last = entries.getFirst();
    for (Entry entry : entries) {
      if (entry.count <= last.count) {
        last = entry;
      }
    }
    return last;
  }

  List<Profile.Top> all() {
    return entries.stream()
        .sorted(Comparator.comparingLong((Entry entry) -> entry.count).reversed())
        .map(entry -> new Profile.Top(entry.value, entry.count, entry.cut))
        .toList();
  }
}
