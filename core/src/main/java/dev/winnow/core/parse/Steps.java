package dev.winnow.core.parse;

/// The work done on one answer: characters looked at, the repeated looks included. It bounds
/// nothing; tests hold it against the length of hostile input.
final class Steps {

  private long count;

  void add(int more) {
    count += more;
  }

  long count() {
    return count;
  }
}
