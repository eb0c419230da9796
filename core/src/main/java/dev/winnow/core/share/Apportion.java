package dev.winnow.core.share;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Whole numbers in the proportion of weights, by largest remainder.
public final class Apportion {

  private Apportion() {}

  /// What one of the weights comes to.
  private record Part(int index, BigInteger remainder) {}

  /// Divides a total.
  ///
  /// Each gets its quota `total × weight ÷ sum of the weights` rounded down; what is left goes to
  /// the largest remainders, one each, among equal ones to the first. Exact: no floating point.
  ///
  /// @param total at least 0
  /// @param weights none negative, their sum above 0
  /// @return one number a weight; they add up to the total
  public static long[] byLargestRemainder(long total, List<BigDecimal> weights) {
    int scale = weights.stream().mapToInt(BigDecimal::scale).max().orElse(0);
    List<BigInteger> whole =
        weights.stream().map(each -> each.setScale(Math.max(0, scale)).unscaledValue()).toList();
    BigInteger sum = whole.stream().reduce(BigInteger.ZERO, BigInteger::add);
    if (total < 0 || sum.signum() <= 0 || whole.stream().anyMatch(each -> each.signum() < 0)) {
      throw new IllegalArgumentException("A total from 0 and weights with a sum above 0.");
    }
    long[] result = new long[whole.size()];
    List<Part> parts = new ArrayList<>();
    long left = total;
    for (int i = 0; i < result.length; i++) {
      BigInteger[] quota = whole.get(i).multiply(BigInteger.valueOf(total)).divideAndRemainder(sum);
      result[i] = quota[0].longValueExact();
      left -= result[i];
      parts.add(new Part(i, quota[1]));
    }
    parts.sort(Comparator.comparing(Part::remainder).reversed());
    for (int i = 0; i < left; i++) {
      result[parts.get(i).index()]++;
    }
    return result;
  }
}
