package dev.winnow.core.share;

import java.util.List;

/// Shares that no numbers of rows can have.
public final class InfeasibleShares extends Exception {

  private static final long serialVersionUID = 1;

  private final transient Conflict conflict;

  /// What contradicts what.
  public sealed interface Conflict {

    /// More combinations than are handled.
    record TooMany(long cells) implements Conflict {}

    /// Combinations of one category need more rows than it has, for each has a minimum or a part of
    /// its own.
    ///
    /// @param rows that the category has
    /// @param needed at least
    record TooFew(int dimension, int category, long rows, long needed) implements Conflict {}

    /// A category has more rows than all its combinations may get: each is excluded, or has a part
    /// of its own.
    ///
    /// @param rows that the category has
    /// @param given to its combinations
    record TooMuch(int dimension, int category, long rows, long given) implements Conflict {}

    /// Every combination has a part of its own, and they do not add up.
    ///
    /// @param given rows of all combinations
    record NotWhole(long given, long total) implements Conflict {}

    /// Every combination is excluded.
    record AllExcluded() implements Conflict {}

    /// A combination has more rows already than it gets.
    record AlreadyMore(List<Integer> categories, long rows, long there) implements Conflict {}

    /// What may be combined with some categories has fewer rows than they need.
    ///
    /// @param combinations of the dimensions before, each by its categories
    /// @param needed rows of all of them
    /// @param categories of `dimension`, all that they may be combined with
    /// @param rows that those have
    record Unfillable(
        List<List<Integer>> combinations,
        long needed,
        int dimension,
        List<Integer> categories,
        long rows)
        implements Conflict {}
  }

  InfeasibleShares(Conflict conflict) {
    super(conflict.toString());
    this.conflict = conflict;
  }

  /// What contradicts what.
  public Conflict conflict() {
    return conflict;
  }
}
