package dev.winnow.quality.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Figures as a report shows them.
final class Shown {

  private Shown() {}

  static String count(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }

  /// In percent, where all and nothing are only what is exactly that.
  static String percent(double share) {
    if (share <= 0) {
      return "0%";
    }
    if (share >= 1) {
      return "100%";
    }
    if (share < 0.001) {
      return "<0.1%";
    }
    return String.format(Locale.ROOT, "%.1f%%", Math.min(99.9, 100 * share));
  }

  /// A threshold in percent, as short as it was written.
  static String threshold(double share) {
    String percent = String.format(Locale.ROOT, "%.1f", 100 * share);
    return (percent.endsWith(".0") ? percent.substring(0, percent.length() - 2) : percent) + "%";
  }

  static String percent(long of, long all) {
    return percent(all == 0 ? 0 : (double) of / all);
  }

  static String two(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }

  static String three(double value) {
    return String.format(Locale.ROOT, "%.3f", value);
  }

  /// The overall score.
  static String score(double score) {
    return String.format(Locale.ROOT, "%.1f", score);
  }

  /// What a chance equals, which is never nothing.
  static String chance(double chance) {
    return chance < 0.0001 ? "< 0.0001" : String.format(Locale.ROOT, "= %.4f", chance);
  }

  /// What bins hold that double: 0, 1, 2–3, 4–7, …
  static List<String> doubling(int bins) {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < bins; i++) {
      long from = i == 0 ? 0 : 1L << (i - 1);
      long to = i == 0 ? 0 : (1L << i) - 1;
      names.add(from == to ? brief(from) : brief(from) + "–" + brief(to));
    }
    return names;
  }

  private static String brief(long number) {
    return number < 10_000 ? Long.toString(number) : number / 1000 + "k";
  }
}
