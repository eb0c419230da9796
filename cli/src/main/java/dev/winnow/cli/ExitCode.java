package dev.winnow.cli;

/// What the command line's exit codes mean. Documented in `docs/command-line.md`.
final class ExitCode {

  /// It did what was asked.
  static final int COMPLETE = 0;

  /// A bug in Winnow.
  static final int BUG = 1;

  /// Something that was given does not work: an option, the task file, a path. Nothing was lost.
  static final int BAD_INPUT = 2;

  /// The task ended short of its target; the rows there are were written.
  static final int PARTIAL = 3;

  /// The model cannot be used: its key, its address, its name, its credit.
  static final int MODEL_UNUSABLE = 4;

  /// Stopped by Ctrl-C; the same command goes on. 128 + SIGINT, as shells have it.
  static final int INTERRUPTED = 130;

  private ExitCode() {}
}
