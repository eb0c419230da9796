package dev.winnow.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Reads shares that are wanted: `difficulty=easy:30,hard:70`.
final class TargetShares {

  private static final String LIKE = "such as difficulty=easy:30,hard:70";

  private TargetShares() {}

  /// The shares, by field and value.
  ///
  /// @param written each of one field
  static Map<String, Map<String, Double>> read(List<String> written) throws CannotRun {
    Map<String, Map<String, Double>> all = new LinkedHashMap<>();
    for (String each : written) {
      int equals = each.indexOf('=');
      String field = equals < 0 ? "" : each.substring(0, equals).strip();
      if (field.isEmpty()) {
        throw new CannotRun(
            "--targets takes a field and shares, %s; not %s.".formatted(LIKE, each));
      }
      Map<String, Double> shares = new LinkedHashMap<>();
      for (String share : each.substring(equals + 1).split(",", -1)) {
        one(share, shares);
      }
      if (shares.values().stream().allMatch(it -> it == 0)) {
        throw new CannotRun("--targets: a share of %s has to be over 0.".formatted(field));
      }
      if (all.put(field, shares) != null) {
        throw new CannotRun("--targets is there twice for %s.".formatted(field));
      }
    }
    return all;
  }

  /// The share is behind the last colon: a value may have some itself.
  private static void one(String share, Map<String, Double> shares) throws CannotRun {
    int colon = share.lastIndexOf(':');
    double number = colon < 0 ? -1 : number(share.substring(colon + 1));
    if (!(number >= 0 && number <= Integer.MAX_VALUE)) {
      throw new CannotRun(
          "--targets takes a share of 0 or more behind each value, %s; not %s."
              .formatted(LIKE, share.isEmpty() ? "nothing" : share));
    }
    String name = share.substring(0, colon).strip();
    if (shares.put(name, number) != null) {
      throw new CannotRun("--targets has %s twice.".formatted(name));
    }
  }

  /// Less than 0 where it is none.
  private static double number(String text) {
    try {
      return Double.parseDouble(text.strip());
    } catch (NumberFormatException e) {
      return -1;
    }
  }
}
