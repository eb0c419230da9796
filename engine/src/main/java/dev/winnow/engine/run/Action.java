package dev.winnow.engine.run;

import dev.winnow.core.llm.Reply;
import dev.winnow.core.plan.Unit;
import dev.winnow.core.run.Candidate;
import dev.winnow.core.run.RunEvent;
import dev.winnow.engine.pace.Permits;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// Everything that can arrive in the coordinator's mailbox.
sealed interface Action {

  /// A unit was answered; the answer is in the journal.
  ///
  /// @param sequence its place among the journal's answers
  record Answered(Unit unit, long sequence, Reply.Answered reply, List<Candidate> candidates)
      implements Action {}

  /// A unit was given up.
  record Failed(Unit unit, Reply why) implements Action {}

  /// The model refused every call for too long, or asks to be left alone for too long.
  record ThrottledTooLong(Unit unit, Reply.Throttled why, Permits.Refusal refusal)
      implements Action {}

  /// A unit was not sent because the run ends.
  record Withdrawn(Unit unit) implements Action {}

  /// A unit's answer or intent could not be written down.
  record Unwritable(Unit unit, String why) implements Action {}

  /// A thread failed where it must not: a bug.
  record Broken(Unit unit, Throwable bug) implements Action {}

  /// Something worth telling that changes nothing.
  record Note(RunEvent event) implements Action {}

  /// A person wants other targets.
  ///
  /// @param rows by cell
  /// @param taken hears whether they are; null where cells with more rows may keep them
  record Targets(List<Long> rows, @Nullable CompletableFuture<Optional<RunTask.Full>> taken)
      implements Action {

    public Targets {
      rows = List.copyOf(rows);
    }
  }

  /// A person wants another number of calls in flight.
  ///
  /// @param calls at least 1
  record Concurrency(int calls) implements Action {}

  /// A person wants the run to stop.
  record Stop() implements Action {}
}
