package dev.winnow.engine.run;

import dev.winnow.core.llm.Reply;
import dev.winnow.core.plan.Unit;
import dev.winnow.core.run.Outcome;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The calls of a stage: how many are in flight, and whether its model can be used. One that cannot
/// be reached is left alone, and the rows wait: nothing is made in their place.
final class StageCalls {

  private final RowStage stage;
  private final StageHealth health;
  private int inFlight;

  /// @param invalidMax requests that are not taken, in a row, until the model counts as down
  StageCalls(RowStage stage, int invalidMax) {
    this.stage = stage;
    this.health = new StageHealth(invalidMax);
  }

  RowStage stage() {
    return stage;
  }

  int inFlight() {
    return inFlight;
  }

  /// How the run ends when nothing else is left to do; null while the model can be used.
  @Nullable Outcome down() {
    return health.down();
  }

  /// The next unit to send, which counts as sent; empty when there is none for now.
  ///
  /// @param concurrency how many may be in flight
  Optional<Unit> next(int concurrency) {
    Optional<Unit> next =
        inFlight < health.inFlightMax(concurrency) ? stage.next() : Optional.empty();
    inFlight += next.isPresent() ? 1 : 0;
    return next;
  }

  /// Notes an answer of an earlier run.
  void answeredBefore() {
    health.answered();
  }

  void answered() {
    inFlight--;
    health.answered();
  }

  /// One in flight came to nothing.
  void back() {
    inFlight--;
  }

  /// Notes a request that was given up.
  ///
  /// @return how the run ends by it; null where it goes on
  @Nullable Outcome failed(Unit unit, Reply why) {
    switch (why) {
      case Reply.Denied denied -> {
        stage.again(unit);
        return Endings.unusable(denied, stage.model());
      }
      case Reply.Invalid it -> {
        if (!stage.refused(unit, it)) {
          health.invalid(Endings.unusable(it, stage.model()));
        }
      }
      case Reply.Unavailable unavailable -> {
        stage.again(unit);
        health.unavailable(
            Endings.unusable(unavailable, stage.model()),
            unavailable.fault() == Reply.Unavailable.Fault.LOADING);
      }
      case Reply.Throttled throttled -> stage.again(unit);
      case Reply.Answered answered -> {}
    }
    return null;
  }
}
