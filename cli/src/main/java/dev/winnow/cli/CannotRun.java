package dev.winnow.cli;

/// Thrown for what keeps a command from being done; the message says what, and what to do. Nothing
/// was changed.
final class CannotRun extends Exception {

  CannotRun(String message) {
    super(message);
  }
}
