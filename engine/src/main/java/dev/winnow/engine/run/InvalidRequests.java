package dev.winnow.engine.run;

import dev.winnow.core.plan.Unit;
import dev.winnow.core.plan.UnitKey;
import java.util.HashSet;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;

/// Units whose very request the provider did not take: a prompt too long, a parameter it does not
/// know.
///
/// One such request says nothing about the others, so none of them keeps the others from being
/// sent. Each is tried again at most once a run, before the others as long as that helps. That no
/// request is taken shows by a number of them in a row, with no answer in between; those that an
/// earlier run gave up do not count.
final class InvalidRequests {

  /// In a row until the model counts as unusable, while it has never answered.
  static final int UNPROVEN_MAX = 8;

  /// So many of those that earlier runs gave up are tried while the model has never answered:
  /// enough to find out that it was put right, and the others get their turn.
  static final int AGAIN_UNPROVEN_MAX = 4;

  private final int inARowMax;

  /// Those that earlier runs gave up and that were not answered since.
  private final Set<UnitKey> before = new HashSet<>();

  private int triedAgain;
  private int inARow;

  /// Whether one that was tried again was not taken again: then the others take turns with them.
  private boolean stillNotTaken;

  private boolean othersTurn;

  /// @param inARowMax in a row until a model that has answered counts as unusable
  InvalidRequests(int inARowMax) {
    this.inARowMax = inARowMax;
  }

  /// An earlier run gave a unit up.
  void before(UnitKey unit) {
    before.add(unit);
  }

  boolean wasBefore(UnitKey unit) {
    return before.contains(unit);
  }

  /// The next unit of a lane to try again; empty when there is none for now.
  ///
  /// @param again the lane's units that earlier runs gave up
  /// @param proven whether the model has ever answered
  /// @param others whether there are others to send
  Optional<Unit> next(Queue<Unit> again, boolean proven, boolean others) {
    if (again.isEmpty() || (!proven && triedAgain >= AGAIN_UNPROVEN_MAX)) {
      return Optional.empty();
    }
    othersTurn = stillNotTaken && others && !othersTurn;
    if (othersTurn) {
      return Optional.empty();
    }
    triedAgain++;
    return Optional.of(again.remove());
  }

  /// A unit was given up.
  ///
  /// @param proven whether the model has ever answered
  /// @return whether the model takes no request at all, as far as can be seen
  boolean givenUp(UnitKey unit, boolean proven) {
    if (before.contains(unit)) {
      stillNotTaken = true;
      return false;
    }
    inARow++;
    return inARow >= (proven ? inARowMax : UNPROVEN_MAX);
  }

  /// A unit was answered.
  void answered(UnitKey unit) {
    before.remove(unit);
    inARow = 0;
  }
}
