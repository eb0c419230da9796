package dev.winnow.storage.review;

/// How far the review of a dataset is.
///
/// @param rows of the dataset, those that reviewers rejected among them
/// @param accepted rows that stay as they came
/// @param rejected rows that are gone
/// @param edited rows that stay as somebody wrote them
public record ReviewCounts(long rows, long accepted, long rejected, long edited) {

  /// Rows that nobody has decided about.
  public long open() {
    return rows - decided();
  }

  /// Rows that somebody has decided about.
  public long decided() {
    return accepted + rejected + edited;
  }
}
