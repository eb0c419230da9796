package dev.winnow.storage.task;

/// What became of a request.
public enum RequestState {
  /// The model answered.
  ANSWERED,
  /// It answered, and was cut at the token limit, or broken off by the provider.
  CUT,
  /// It declined to answer, or a content filter did.
  REFUSED,
  /// It was given up: no answer, nothing paid.
  FAILED
}
