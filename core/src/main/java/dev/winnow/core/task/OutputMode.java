package dev.winnow.core.task;

/// How new rows join those that a dataset has.
public enum OutputMode {
  /// They come behind them.
  APPEND,
  /// They take their place; the rows before stay in earlier versions.
  NEW_VERSION
}
