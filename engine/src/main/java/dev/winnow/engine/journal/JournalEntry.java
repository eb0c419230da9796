package dev.winnow.engine.journal;

import dev.winnow.core.llm.Reply;
import dev.winnow.core.plan.Unit;
import dev.winnow.core.plan.UnitKey;
import dev.winnow.core.run.CallFailure;
import dev.winnow.core.run.Verdict;
import java.time.Instant;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/// What a journal remembers, one record each.
public sealed interface JournalEntry {

  /// The first record: which task this is the journal of.
  ///
  /// @param runId part of every `Idempotency-Key`
  /// @param startedAt when the task was first started
  /// @param identity what must not change when the run goes on, see `TaskIdentity`
  record Begun(String runId, Instant startedAt, ObjectNode identity) implements JournalEntry {}

  /// A process has opened the journal to write to it.
  record Opened(long processId, Instant at) implements JournalEntry {}

  /// A request is about to be sent.
  record Intent(Unit unit) implements JournalEntry {}

  /// An answer that was paid for.
  record Answer(UnitKey unit, Reply.Answered reply) implements JournalEntry {}

  /// A request that was given up; it will be sent again by the next run.
  record Failure(UnitKey unit, CallFailure why) implements JournalEntry {}

  /// What was decided about the rows of an answer. Behind the answer, and in the order of answers.
  record Decided(UnitKey unit, List<Verdict> verdicts) implements JournalEntry {

    public Decided {
      verdicts = List.copyOf(verdicts);
    }
  }

  /// A verdict that takes the place of an earlier one.
  record Revised(UnitKey unit, Verdict verdict) implements JournalEntry {}
}
