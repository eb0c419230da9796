package dev.winnow.core.document;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/// Guesses which known name a wrong one was meant to be.
public final class NearestName {

  /// Names are short words; longer ones are no typing mistake, and comparing them is dear.
  private static final int LENGTH_MAX = 100;

  /// How many of the known names are looked at.
  private static final int KNOWN_MAX = 1_000;

  private NearestName() {}

  /// The known name that differs the least from the wrong one, the first of them where several do;
  /// empty where none is close. Case counts for nothing, nor does the choice of `_`, `-`, `.` or a
  /// space; beyond that, a third of the letters may be added, lost, changed or swapped.
  public static Optional<String> of(String wrong, Collection<String> known) {
    String from = fold(wrong);
    Optional<String> nearest = Optional.empty();
    int least = Math.max(1, from.length() / 3) + 1;
    int looked = 0;
    for (String name : known) {
      if (looked++ == KNOWN_MAX) {
        break;
      }
      if (name.equals(wrong)) {
        continue;
      }
      String to = fold(name);
      if (Math.abs(to.length() - from.length()) >= least
          || Math.max(to.length(), from.length()) > LENGTH_MAX) {
        continue;
      }
      int distance = distance(from, to);
      // One letter in place of another one is a different name, not a slip of the same.
      if (distance < least && distance < Math.max(to.length(), from.length())) {
        least = distance;
        nearest = Optional.of(name);
      }
    }
    return nearest;
  }

  private static String fold(String name) {
    return name.toLowerCase(Locale.ROOT).replace('-', '_').replace('.', '_').replace(' ', '_');
  }

  /// The least number of letters added, lost, changed or swapped with their neighbour (optimal
  /// string alignment).
  private static int distance(String from, String to) {
    int[] before = new int[to.length() + 1];
    int[] last = new int[to.length() + 1];
    int[] row = new int[to.length() + 1];
    for (int j = 0; j <= to.length(); j++) {
      last[j] = j;
    }
    for (int i = 1; i <= from.length(); i++) {
      row[0] = i;
      for (int j = 1; j <= to.length(); j++) {
        boolean same = from.charAt(i - 1) == to.charAt(j - 1);
        int best = Math.min(last[j - 1] + (same ? 0 : 1), Math.min(last[j], row[j - 1]) + 1);
        if (i > 1
            && j > 1
            && from.charAt(i - 1) == to.charAt(j - 2)
            && from.charAt(i - 2) == to.charAt(j - 1)) {
          best = Math.min(best, before[j - 2] + 1);
        }
        row[j] = best;
      }
      int[] free = before;
      before = last;
      last = row;
      row = free;
    }
    return last[to.length()];
  }
}
