package dev.winnow.engine.run;

import dev.winnow.core.run.Outcome;
import dev.winnow.engine.pace.Pacer;
import org.jspecify.annotations.Nullable;

/// Whether the model of a stage can be used. Apart from the model that makes rows: one of them may
/// be down and the other not.
final class StageHealth {

  /// Requests given up in a row for want of any reply until the model counts as down.
  private static final int UNPROVEN_MAX = 4;

  private static final int PROVEN_MAX = 10;

  private final int invalidMax;
  private boolean proven;
  private int unavailable;
  private int invalid;
  private @Nullable Outcome down;

  /// @param invalidMax requests that are not taken, in a row, until the model counts as down
  StageHealth(int invalidMax) {
    this.invalidMax = invalidMax;
  }

  void answered() {
    proven = true;
    unavailable = 0;
    invalid = 0;
  }

  /// Notes a request that got no reply.
  ///
  /// @param why how the run ends if it can do without the judge no longer
  /// @param loading whether the model does not get ready: each request would wait as long
  void unavailable(Outcome why, boolean loading) {
    unavailable++;
    if (loading || unavailable >= (proven ? PROVEN_MAX : UNPROVEN_MAX)) {
      down = why;
    }
  }

  /// Notes a request that was not taken.
  void invalid(Outcome why) {
    invalid++;
    if (invalid >= (proven ? invalidMax : InvalidRequests.UNPROVEN_MAX)) {
      down = why;
    }
  }

  /// How the run ends when nothing is left to do but to judge; null while that can be done.
  @Nullable Outcome down() {
    return down;
  }

  /// How many of its requests may be in flight.
  int inFlightMax(int concurrency) {
    if (down != null) {
      return 0;
    }
    return proven ? concurrency : Math.min(concurrency, Pacer.UNPROVEN_MAX);
  }
}
