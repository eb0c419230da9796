package dev.winnow.core.run;

import dev.winnow.core.say.Sentence;
import java.util.Locale;

/// Where a task stands.
public enum TaskStatus implements Sentence {
  /// Made, and not started yet.
  PENDING,
  /// Requests are sent.
  RUNNING,
  /// Stopped by a person, or because its model cannot be used; can go on.
  PAUSED,
  /// Has every row that was asked for.
  COMPLETED,
  /// Ended short of its target; can be tried again.
  PARTIAL,
  /// Stopped by something that is wrong with Winnow or its machine; can be tried again.
  FAILED,
  /// Ended by a person; stays so.
  CANCELLED;

  /// Whether it has come to an end, if perhaps a passing one.
  public boolean hasEnded() {
    return switch (this) {
      case PENDING, RUNNING, PAUSED -> false;
      case COMPLETED, PARTIAL, FAILED, CANCELLED -> true;
    };
  }

  @Override
  public String family() {
    return "status";
  }

  @Override
  public String english() {
    return name().toLowerCase(Locale.ROOT);
  }
}
