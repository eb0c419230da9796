package dev.winnow.quality.evaluate;

/// A figure as it is shown.
final class Rounded {

  private Rounded() {}

  /// With two digits behind the point.
  static double of(double value) {
    return Math.round(value * 100) / 100.0;
  }
}
