package dev.winnow.server.review;

/// Which rows a reviewer wants to see.
enum QueueFilter {
  /// A repeatable random sample.
  RANDOM,
  /// Those with the lowest judge scores.
  LOW_SCORE,
  /// Those of which votes say different things.
  SPLIT,
  /// Those whose judge score is near the threshold, rejected ones among them.
  NEAR_THRESHOLD,
  /// Those that the judge rejected.
  JUDGE_REJECTED,
  /// Those that wait for the judge.
  UNJUDGED,
  /// Those about which reviewers differ.
  DISAGREED,
  /// Those that were decided about.
  REVIEWED
}
