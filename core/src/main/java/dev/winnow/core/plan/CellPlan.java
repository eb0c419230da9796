package dev.winnow.core.plan;

/// How many rows each request of a cell asks for, were every answer good: the plan that a seed
/// fixes.
///
/// Requests `0` to `units - 1` add up to the target exactly; later ones, sent when rows were
/// rejected, ask for a whole batch.
///
/// @param target rows to end with, at least 0
/// @param batchSize rows of one request, at least 1
public record CellPlan(long target, int batchSize) {

  public CellPlan {
    if (target < 0 || batchSize < 1) {
      throw new IllegalArgumentException("A target is at least 0, a batch size at least 1.");
    }
  }

  /// The least possible number of requests.
  public long units() {
    return (target + batchSize - 1) / batchSize;
  }

  /// The rows that request `number` asks for.
  public int rows(long number) {
    if (number == units() - 1) {
      return (int) (target - number * batchSize);
    }
    return batchSize;
  }
}
