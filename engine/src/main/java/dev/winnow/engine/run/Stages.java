package dev.winnow.engine.run;

import dev.winnow.core.llm.Reply;
import dev.winnow.core.plan.Unit;
import dev.winnow.core.plan.UnitKey;
import dev.winnow.core.run.Fact;
import dev.winnow.core.run.Outcome;
import dev.winnow.core.run.RunEvent;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What rows pass once they are made, one after the other, each with a model and calls of its own.
/// The part of the coordinator that has to do with them.
final class Stages {

  private final RunRecord record;
  private final List<StageCalls> calls;

  /// @param invalidMax requests that are not taken, in a row, until a model counts as down
  Stages(RunRecord record, List<RowStage> stages, int invalidMax) {
    this.record = record;
    this.calls = stages.stream().map(stage -> new StageCalls(stage, invalidMax)).toList();
  }

  List<RowStage> all() {
    return calls.stream().map(StageCalls::stage).toList();
  }

  private Optional<StageCalls> of(UnitKey unit) {
    return calls.stream().filter(it -> it.stage().purpose() == unit.purpose()).findFirst();
  }

  /// Whether a request is one of a stage, be it one that the task has no longer.
  static boolean isOfOne(Unit unit) {
    return switch (unit.key().purpose()) {
      case JUDGE, EMBED -> true;
      case GENERATE, PLAN, LABEL -> false;
    };
  }

  /// From now on rows are sent.
  void begin() {
    all().forEach(RowStage::begin);
  }

  /// Takes in one that is wholly on record.
  void before(Fact.Settled it) {
    of(it.unit().key())
        .ifPresentOrElse(
            stage -> {
              stage.answeredBefore();
              stage.stage().before(it);
            },
            () -> record.tell(new RunEvent.SettledBefore(it.unit(), it.answer(), List.of())));
  }

  /// Takes in one that an earlier run got the answer of.
  void before(Fact.Answered it) {
    of(it.unit().key())
        .ifPresentOrElse(
            stage -> {
              stage.answeredBefore();
              stage.stage().before(it);
            },
            () -> noLongerAsked(it));
  }

  private void noLongerAsked(Fact.Answered it) {
    record.tell(new RunEvent.Answered(it.unit(), it.reply(), true));
    if (it.verdicts() == null) {
      record.decided(it.unit().key(), List.of());
    }
    record.tell(new RunEvent.Decided(it.unit(), List.of()));
  }

  /// Takes in that an earlier run has sent a request, of a stage or another one.
  void sentBefore(UnitKey unit) {
    of(unit).ifPresent(stage -> stage.stage().sentBefore(unit));
  }

  /// Has the rows of all units sent to those that they wait for.
  void send() {
    all().forEach(RowStage::send);
  }

  /// Has the rows of a unit sent to those that they wait for.
  void send(UnitKey generate) {
    all().forEach(stage -> stage.send(generate));
  }

  /// The next unit to send, which counts as sent; empty when there is none for now.
  ///
  /// @param concurrency how many of each stage may be in flight
  Optional<Unit> next(int concurrency) {
    return calls.stream().flatMap(stage -> stage.next(concurrency).stream()).findFirst();
  }

  /// Requests in flight.
  int inFlight() {
    return calls.stream().mapToInt(StageCalls::inFlight).sum();
  }

  /// Notes that a request came to nothing, and is to be sent again.
  void again(Unit unit) {
    of(unit.key()).ifPresent(stage -> stage.stage().again(unit));
  }

  /// Notes that a request in flight came to nothing.
  void back(Unit unit) {
    of(unit.key()).ifPresent(StageCalls::back);
  }

  /// Notes that a request in flight was answered.
  void answered(Unit unit) {
    of(unit.key()).ifPresent(StageCalls::answered);
  }

  /// Decides about rows by an answer.
  void decide(Unit unit, Reply.Answered answer) {
    of(unit.key()).ifPresent(stage -> stage.stage().answered(unit, answer));
  }

  /// Notes a request that was given up.
  ///
  /// @return how the run ends by it; null where it goes on
  @Nullable Outcome failed(Unit unit, Reply why) {
    return of(unit.key()).map(stage -> stage.failed(unit, why)).orElse(null);
  }

  /// How the run ends when nothing else is left to do; empty while all models can be used.
  Optional<Outcome> down() {
    return calls.stream().flatMap(stage -> Stream.ofNullable(stage.down())).findFirst();
  }
}
