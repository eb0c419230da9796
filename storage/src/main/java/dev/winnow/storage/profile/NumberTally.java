package dev.winnow.storage.profile;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// The numbers of a column.
final class NumberTally {

  private final Spread spread = new Spread();
  private boolean whole = true;
  private double least = Double.POSITIVE_INFINITY;
  private double greatest = Double.NEGATIVE_INFINITY;
  private BigDecimal min = BigDecimal.ZERO;
  private BigDecimal max = BigDecimal.ZERO;

  /// Takes a number; NaN and infinity, which JSON does not have, are left out.
  void add(JsonNode number) {
    boolean inexact = number.isDouble() || number.isFloat();
    if (inexact && !Double.isFinite(number.doubleValue())) {
      return;
    }
    double value = number.isIntegralNumber() ? number.asDouble() : near(number);
    whole &= number.isIntegralNumber();
    spread.add(value);
    // Beyond 2^53 different numbers are the same double.
    if (value <= least) {
      BigDecimal exact = number.decimalValue();
      min = value < least || exact.compareTo(min) < 0 ? exact : min;
      least = value;
    }
    if (value >= greatest) {
      BigDecimal exact = number.decimalValue();
      max = value > greatest || exact.compareTo(max) > 0 ? exact : max;
      greatest = value;
    }
  }

  private static double near(JsonNode number) {
    return number.isBigDecimal() ? number.decimalValue().doubleValue() : number.doubleValue();
  }

  Profile.@Nullable Numbers numbers() {
    return spread.count() == 0
        ? null
        : new Profile.Numbers(
            min, max, spread.mean(), Histogram.of(spread.groups(), min, max, whole));
  }
}
