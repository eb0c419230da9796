package dev.winnow.storage.dataset;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Whole numbers from 1, as ranges of them: which rows, or which edits.
///
/// @param ranges apart from one another, in order
public record RowRanges(List<Range> ranges) {

  /// No number at all.
  public static final RowRanges NONE = new RowRanges(List.of());

  private static final Pattern WRITTEN = Pattern.compile("\\[(\\d+),(\\d+)([])])");

  public RowRanges {
    ranges = List.copyOf(ranges);
  }

  /// All numbers from one to another.
  public record Range(long from, long to) {

    public Range {
      if (from < 1 || to < from) {
        throw new IllegalArgumentException("No range: %d to %d".formatted(from, to));
      }
    }
  }

  /// Reads what [#toString] wrote, or PostgreSQL (`int8multirange`).
  public static RowRanges read(String written) {
    List<Range> ranges = new ArrayList<>();
    Matcher each = WRITTEN.matcher(written);
    while (each.find()) {
      long to = Long.parseLong(each.group(2));
      ranges.add(new Range(Long.parseLong(each.group(1)), each.group(3).equals(")") ? to - 1 : to));
    }
    return new RowRanges(ranges);
  }

  /// Whether there is none.
  public boolean isEmpty() {
    return ranges.isEmpty();
  }

  /// How many numbers there are.
  public long count() {
    return ranges.stream().mapToLong(each -> each.to() - each.from() + 1).sum();
  }

  /// Whether a number is among them.
  public boolean contains(long number) {
    return ranges.stream().anyMatch(each -> each.from() <= number && number <= each.to());
  }

  /// These and more.
  ///
  /// @param from the first of them; behind `to` there are none
  public RowRanges with(long from, long to) {
    if (to < from) {
      return this;
    }
    List<Range> all = new ArrayList<>();
    long first = from;
    long last = to;
    for (Range each : ranges) {
      if (each.to() + 1 < from || each.from() > to + 1) {
        all.add(each);
      } else {
        first = Math.min(first, each.from());
        last = Math.max(last, each.to());
      }
    }
    all.add(new Range(first, last));
    all.sort((one, other) -> Long.compare(one.from(), other.from()));
    return new RowRanges(all);
  }

  /// These without some.
  public RowRanges without(long from, long to) {
    if (to < from) {
      return this;
    }
    List<Range> left = new ArrayList<>();
    for (Range each : ranges) {
      if (each.from() < from) {
        left.add(new Range(each.from(), Math.min(each.to(), from - 1)));
      }
      if (each.to() > to) {
        left.add(new Range(Math.max(each.from(), to + 1), each.to()));
      }
    }
    return new RowRanges(left);
  }

  /// What is between 1 and a number and not among these.
  public RowRanges gaps(long upTo) {
    List<Range> gaps = new ArrayList<>();
    long next = 1;
    for (Range each : ranges) {
      if (each.from() > upTo) {
        break;
      }
      if (each.from() > next) {
        gaps.add(new Range(next, each.from() - 1));
      }
      next = each.to() + 1;
    }
    if (next <= upTo) {
      gaps.add(new Range(next, upTo));
    }
    return new RowRanges(gaps);
  }

  /// As PostgreSQL reads it: `{[1,5],[8,9]}`.
  @Override
  public String toString() {
    return "{"
        + String.join(
            ",", ranges.stream().map(each -> "[" + each.from() + "," + each.to() + "]").toList())
        + "}";
  }
}
