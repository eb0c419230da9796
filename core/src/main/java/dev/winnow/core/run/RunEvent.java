package dev.winnow.core.run;

import dev.winnow.core.llm.Reply;
import dev.winnow.core.llm.Usage;
import dev.winnow.core.plan.Unit;
import dev.winnow.core.plan.UnitKey;
import java.time.Duration;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/// Everything that can happen in a run, in the order it happened. Whatever shows a run is a reader
/// of these.
public sealed interface RunEvent {

  /// The run began.
  ///
  /// @param replayed answers that earlier runs left in the journal and that are read again first
  record Started(long target, long replayed) implements RunEvent {}

  /// A request is about to be sent for the first time in this run.
  record Sent(Unit unit) implements RunEvent {}

  /// A request was answered and the answer is in the journal.
  ///
  /// @param replayed whether an earlier run got the answer
  record Answered(Unit unit, Reply.Answered reply, boolean replayed) implements RunEvent {

    /// The tokens paid for.
    public Usage usage() {
      return reply.completion().usage();
    }

    /// From sending the request to the last byte of the answer.
    public long latencyMillis() {
      return reply.completion().latencyMillis();
    }

    /// Whether there is nothing behind the model's reasoning.
    public boolean onlyReasoned() {
      return reply.completion().onlyReasoned();
    }

    /// Whether the model declined, or a filter took the answer away.
    public boolean refused() {
      return reply instanceof Reply.Refused;
    }

    /// Whether it was cut at the token limit.
    public boolean cut() {
      return reply instanceof Reply.Truncated cut && !cut.brokenOff();
    }
  }

  /// A request will be sent again: no answer came for a passing reason.
  ///
  /// @param tries how often it was sent so far
  record Retrying(Unit unit, int tries, Reply.Unavailable why, Duration pause) implements RunEvent {

    /// Whether it waits for a model that is being loaded, which is no fault of anybody.
    public boolean loading() {
      return why.fault() == Reply.Unavailable.Fault.LOADING;
    }
  }

  /// The model asked for less: the request waits and is sent again.
  record Throttled(Unit unit, Reply.Throttled why, Duration pause) implements RunEvent {}

  /// A request was given up: it has no answer and nothing was paid.
  record Failed(Unit unit, Reply why) implements RunEvent {}

  /// A request was given up by an earlier run; this one sends it again if it is needed.
  record FailedBefore(UnitKey unit, CallFailure why) implements RunEvent {}

  /// A request was not sent because the run ends.
  record Withdrawn(Unit unit) implements RunEvent {}

  /// A row is part of the dataset.
  ///
  /// @param ordinal its place among the accepted rows, from 1
  /// @param coerced places of values that stood in the answer in another form, as JSON Pointers
  record Accepted(UnitKey unit, long ordinal, ObjectNode row, List<String> coerced)
      implements RunEvent {

    public Accepted {
      coerced = List.copyOf(coerced);
    }

    /// A row as the model wrote it.
    public Accepted(UnitKey unit, long ordinal, ObjectNode row) {
      this(unit, ordinal, row, List.of());
    }
  }

  /// A row, or a text meant as one, is not part of the dataset.
  record Rejected(UnitKey unit, Reason reason, String text, String detail) implements RunEvent {}

  /// A row that was rejected as surplus is wanted after all, for the target was raised: that
  /// rejection is void, and the row's [Accepted] follows at once.
  ///
  /// @param unit as in the rejection
  /// @param text as in the rejection
  record Reinstated(UnitKey unit, String text) implements RunEvent {}

  /// A person has changed the run while it goes on.
  ///
  /// @param target rows to end with from now on
  /// @param concurrency calls in flight at the most from now on
  record Changed(long target, int concurrency) implements RunEvent {}

  /// Every row of an answer has been accepted or not.
  ///
  /// @param accepted how many of them were
  record Settled(Unit unit, int accepted) implements RunEvent {}

  /// No further requests are sent; those in flight are waited for.
  record Stopping(String why, int inFlight) implements RunEvent {}

  /// The run is over.
  record Ended(Outcome outcome) implements RunEvent {}
}
