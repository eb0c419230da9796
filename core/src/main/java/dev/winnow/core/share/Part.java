package dev.winnow.core.share;

import java.math.BigDecimal;

/// How much of a task's rows a category, or a combination of categories, gets.
public sealed interface Part {

  /// In proportion to others.
  ///
  /// @param weight at least 0
  record Weight(BigDecimal weight) implements Part {}

  /// Of all rows.
  ///
  /// @param percent from 0 to 100
  record Percent(BigDecimal percent) implements Part {}

  /// A number of rows.
  ///
  /// @param rows at least 0
  record Rows(long rows) implements Part {}

  /// As a number, in its unit.
  default BigDecimal number() {
    return switch (this) {
      case Weight it -> it.weight();
      case Percent it -> it.percent();
      case Rows it -> BigDecimal.valueOf(it.rows());
    };
  }

  /// Whether it is nothing.
  default boolean isNone() {
    return number().signum() == 0;
  }
}
