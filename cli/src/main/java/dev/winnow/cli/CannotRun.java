package dev.winnow.cli;

/// Thrown for what keeps a run from starting; the message says what, and what to do. Nothing was
/// changed.
final class CannotRun extends Exception {

  CannotRun(String message) {
    super(message);
  }
}
