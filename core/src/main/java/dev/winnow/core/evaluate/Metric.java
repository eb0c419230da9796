package dev.winnow.core.evaluate;

/// Something that rows are measured by: a value from 0, bad, to 1, good. `docs/data-evaluation.md`
/// has the formula of each, with an example.
public enum Metric {
  /// Filled values of all there could be: rows times fields.
  COMPLETENESS(15, 0.95),
  /// Rows that break no rule about format, range or consistency.
  ACCURACY(20, 0.95),
  /// Rows that repeat none before them, neither exactly nor nearly.
  UNIQUENESS(20, 0.95),
  /// Rows whose time is no older than is wanted.
  TIMELINESS(5, 0.9),
  /// How much the texts of a sample differ: the mean of distinct-2 and of what two rows do not have
  /// in common.
  DIVERSITY(10, 0.4),
  /// One less the total variation distance between the shares of categories and those wanted.
  BALANCE(10, 0.9),
  /// Rows that break no rule about safety.
  SAFETY(10, 0.99),
  /// The mean score of a judging model over a sample, 1 to 5, brought to 0 to 1.
  JUDGE(30, 0.625);

  private final int weight;
  private final double warnBelow;

  Metric(int weight, double warnBelow) {
    this.weight = weight;
    this.warnBelow = warnBelow;
  }

  /// Its weight in the overall score, which is the weighted mean of what was measured, times 100.
  public int weight() {
    return weight;
  }

  /// The value, 0 to 1, below which a report warns.
  public double warnBelow() {
    return warnBelow;
  }
}
