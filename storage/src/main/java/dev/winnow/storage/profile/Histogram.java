package dev.winnow.storage.profile;

import dev.winnow.storage.profile.Profile.Bin;
import dev.winnow.storage.profile.Spread.Group;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Bins with round edges: 1, 2 or 5 times a power of ten apart. Where a few numbers lie far out,
/// the bins are laid over the 98 % in the middle, and the outermost one takes all beyond.
final class Histogram {

  private static final int BINS = 20;

  /// How often the range of all numbers may hold that of the middle.
  private static final double STRETCH_MAX = 2;

  private static final double TAIL = 0.01;

  private final Group[] groups;
  private final BigDecimal min;
  private final BigDecimal max;
  private final boolean whole;

  private Histogram(Group[] groups, BigDecimal min, BigDecimal max, boolean whole) {
    this.groups = groups;
    this.min = min;
    this.max = max;
    this.whole = whole;
  }

  /// The bins, from the smallest numbers to the largest.
  ///
  /// @param groups in order, at least one
  /// @param min the least number
  /// @param max the greatest number
  /// @param whole whether all numbers are whole: no bin is narrower than 1 then
  static List<Bin> of(Group[] groups, BigDecimal min, BigDecimal max, boolean whole) {
    return new Histogram(groups, min, max, whole).bins();
  }

  private List<Bin> bins() {
    double low = groups[0].value();
    double high = groups[groups.length - 1].value();
    double middleLow = Spread.quantile(groups, TAIL);
    double middleHigh = Spread.quantile(groups, 1 - TAIL);
    if (high - low > STRETCH_MAX * (middleHigh - middleLow) && middleHigh > middleLow) {
      low = middleLow;
      high = middleHigh;
    }
    BigDecimal step = step((high - low) / BINS);
    return counted(edges(low, high, step));
  }

  private BigDecimal step(double least) {
    if (whole && least <= 1) {
      return BigDecimal.ONE;
    }
    if (least <= 0) {
      return BigDecimal.ONE.max(max.abs().round(new MathContext(1, RoundingMode.UP)));
    }
    int power = (int) Math.floor(Math.log10(least));
    for (int digit : new int[] {1, 2, 5}) {
      BigDecimal step = BigDecimal.valueOf(digit).scaleByPowerOfTen(power);
      if (step.doubleValue() >= least) {
        return step;
      }
    }
    return BigDecimal.ONE.scaleByPowerOfTen(power + 1);
  }

  /// From the last round number that is not above all, to the first one that is.
  private List<BigDecimal> edges(double low, double high, BigDecimal step) {
    List<BigDecimal> edges = new ArrayList<>();
    BigDecimal top = BigDecimal.valueOf(high);
    BigDecimal edge = BigDecimal.valueOf(low).divide(step, 0, RoundingMode.FLOOR).multiply(step);
    edges.add(edge);
    while (edge.compareTo(top) <= 0) {
      edge = edge.add(step);
      edges.add(edge);
    }
    if (min.compareTo(edges.getFirst()) < 0) {
      edges.addFirst(min);
    }
    if (max.compareTo(edges.getLast()) > 0) {
      edges.add(max);
    }
    return edges;
  }

  private List<Bin> counted(List<BigDecimal> edges) {
    double[] borders = edges.stream().mapToDouble(BigDecimal::doubleValue).toArray();
    long[] counts = new long[borders.length - 1];
    for (Group group : groups) {
      int found = Arrays.binarySearch(borders, group.value());
      int bin = found >= 0 ? found : -found - 2;
      counts[Math.clamp(bin, 0, counts.length - 1)] += group.count();
    }
    List<Bin> bins = new ArrayList<>();
    for (int i = 0; i < counts.length; i++) {
      bins.add(new Bin(plain(edges.get(i)), plain(edges.get(i + 1)), counts[i]));
    }
    return bins;
  }

  /// Without an exponent as long as that is short.
  private static BigDecimal plain(BigDecimal edge) {
    return edge.scale() < 0 && edge.scale() > -BINS ? edge.setScale(0) : edge;
  }
}
