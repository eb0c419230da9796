package dev.winnow.engine.run;

import dev.winnow.core.plan.Unit;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Optional;
import java.util.PriorityQueue;
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

  /// The numbers of those that earlier runs gave up and that were not answered since.
  private final Set<Long> before = new HashSet<>();

  private final PriorityQueue<Unit> again =
      new PriorityQueue<>(Comparator.comparingLong(unit -> unit.key().number()));

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
  void before(long number) {
    before.add(number);
  }

  boolean wasBefore(long number) {
    return before.contains(number);
  }

  /// Puts a unit that an earlier run gave up among those that are tried again.
  void tryAgain(Unit unit) {
    again.add(unit);
  }

  /// The next unit to try again; empty when there is none for now.
  ///
  /// @param proven whether the model has ever answered
  /// @param others whether there are others to send
  Optional<Unit> next(boolean proven, boolean others) {
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
  boolean givenUp(long number, boolean proven) {
    if (before.contains(number)) {
      stillNotTaken = true;
      return false;
    }
    inARow++;
    return inARow >= (proven ? inARowMax : UNPROVEN_MAX);
  }

  /// A unit was answered.
  void answered(long number) {
    before.remove(number);
    inARow = 0;
  }
}
