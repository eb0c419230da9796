package dev.winnow.offline;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/// Picks a number inside the bounds of a schema: a multiple of its step, or of 1 or 0.01.
final class PickNumber {

  private static final BigDecimal CENT = new BigDecimal("0.01");
  private static final BigDecimal FIVE = BigDecimal.valueOf(5);
  private static final int SPAN_MAX = 1_000;

  private PickNumber() {}

  /// @param low the usual least value, kept to where the schema allows it
  /// @param high the usual greatest value
  static BigDecimal pick(Shape.Numeric shape, double low, double high, SplittableRandom random) {
    BigDecimal step = step(shape);
    BigDecimal min = shape.min();
    BigDecimal max = shape.max();
    BigDecimal from = BigDecimal.valueOf(low);
    BigDecimal to = BigDecimal.valueOf(high);
    BigDecimal usual =
        multiple(
            shape,
            min == null ? from : from.max(min),
            max == null ? to : to.min(max),
            step,
            random);
    if (usual != null) {
      return usual;
    }
    // The usual values hold no multiple of the step; the schema's own bounds may.
    BigDecimal span = step.multiply(BigDecimal.valueOf(SPAN_MAX));
    BigDecimal least = min != null ? min : max != null ? max.subtract(span) : from;
    BigDecimal most = max != null ? max : min != null ? min.add(span) : to;
    BigDecimal found = multiple(shape, least, most, step, random);
    return found != null ? found : fallback(shape);
  }

  /// Whether a number keeps to a shape.
  static boolean fits(Shape.Numeric shape, BigDecimal number) {
    int toMin = shape.min() == null ? 1 : number.compareTo(shape.min());
    int toMax = shape.max() == null ? -1 : number.compareTo(shape.max());
    return (shape.minOpen() ? toMin > 0 : toMin >= 0)
        && (shape.maxOpen() ? toMax < 0 : toMax <= 0)
        && (!shape.integer() || scale(number) <= 0)
        && (shape.step() == null || number.remainder(shape.step()).signum() == 0);
  }

  private static BigDecimal fallback(Shape.Numeric shape) {
    BigDecimal min = shape.min();
    BigDecimal max = shape.max();
    if (min != null && max != null && !shape.integer() && shape.step() == null) {
      return min.add(max).divide(BigDecimal.TWO);
    }
    return min != null && !shape.minOpen() ? min : max != null ? max : BigDecimal.ZERO;
  }

  private static @Nullable BigDecimal multiple(
      Shape.Numeric shape,
      BigDecimal from,
      BigDecimal to,
      BigDecimal step,
      SplittableRandom random) {
    BigInteger first = from.divide(step, 0, RoundingMode.CEILING).toBigInteger();
    BigInteger last = to.divide(step, 0, RoundingMode.FLOOR).toBigInteger();
    if (shape.minOpen() && isBound(first, step, shape.min())) {
      first = first.add(BigInteger.ONE);
    }
    if (shape.maxOpen() && isBound(last, step, shape.max())) {
      last = last.subtract(BigInteger.ONE);
    }
    if (first.compareTo(last) > 0) {
      return null;
    }
    long count = last.subtract(first).min(BigInteger.valueOf(Long.MAX_VALUE - 1)).longValue() + 1;
    BigInteger chosen = first.add(BigInteger.valueOf(random.nextLong(count)));
    return new BigDecimal(chosen).multiply(step);
  }

  private static boolean isBound(BigInteger factor, BigDecimal step, @Nullable BigDecimal bound) {
    return bound != null && new BigDecimal(factor).multiply(step).compareTo(bound) == 0;
  }

  private static BigDecimal step(Shape.Numeric shape) {
    BigDecimal step = shape.step();
    if (step == null) {
      return shape.integer() ? BigDecimal.ONE : fineStep(shape);
    }
    // An integer that is a multiple of 2.5 is a multiple of 5.
    BigDecimal whole = step;
    while (shape.integer() && scale(whole) > 0) {
      BigDecimal tenfold = whole.multiply(BigDecimal.TEN);
      BigDecimal doubled = whole.multiply(BigDecimal.TWO);
      BigDecimal fivefold = whole.multiply(FIVE);
      whole =
          scale(doubled) < scale(whole)
              ? doubled
              : scale(fivefold) < scale(whole) ? fivefold : tenfold;
    }
    return whole;
  }

  private static int scale(BigDecimal number) {
    return number.stripTrailingZeros().scale();
  }

  private static BigDecimal fineStep(Shape.Numeric shape) {
    BigDecimal step = CENT;
    if (shape.min() != null && shape.max() != null) {
      BigDecimal span = shape.max().subtract(shape.min());
      while (span.signum() > 0 && span.compareTo(step.multiply(BigDecimal.TEN)) < 0) {
        step = step.movePointLeft(1);
      }
    }
    return step;
  }
}
