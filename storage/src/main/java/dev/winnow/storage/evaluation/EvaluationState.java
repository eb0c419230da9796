package dev.winnow.storage.evaluation;

/// Where an evaluation stands.
public enum EvaluationState {
  /// It has not begun.
  PENDING,
  RUNNING,
  /// A person stopped it, or a model cannot be used: it can go on.
  PAUSED,
  COMPLETED,
  FAILED,
  CANCELLED;

  /// Whether it goes on by itself.
  public boolean isActive() {
    return switch (this) {
      case PENDING, RUNNING -> true;
      case PAUSED, COMPLETED, FAILED, CANCELLED -> false;
    };
  }
}
