package dev.winnow.core.document;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/// The known name that was probably meant by a wrong one.
public final class NearestName {

  private NearestName() {}

  /// The known name with the fewest edits between, case left aside; empty when it takes more than a
  /// third of its letters (at least two).
  public static Optional<String> of(String wrong, Collection<String> known) {
    return known.stream()
        .filter(name -> edits(wrong, name) <= Math.max(2, name.length() / 3))
        .min(Comparator.comparingInt(name -> edits(wrong, name)));
  }

  /// Levenshtein distance.
  private static int edits(String one, String other) {
    String a = one.toLowerCase(Locale.ROOT);
    String b = other.toLowerCase(Locale.ROOT);
    if (Math.abs(a.length() - b.length()) > b.length()) {
      return Integer.MAX_VALUE;
    }
    int[] above = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      above[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] row = new int[b.length() + 1];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int swap = above[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(swap, Math.min(above[j], row[j - 1]) + 1);
      }
      above = row;
    }
    return above[b.length()];
  }
}
