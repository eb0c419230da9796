package dev.winnow.engine.journal;

import dev.winnow.core.llm.Reply;
import dev.winnow.core.plan.Unit;
import dev.winnow.core.plan.UnitKey;
import dev.winnow.core.run.CallFailure;
import dev.winnow.core.run.Verdict;
import java.io.IOException;
import java.util.List;

/// Where answers are written down before anything else is done with them, and verdicts before they
/// count. Used by many threads at once.
///
/// An `IOException` means that nothing more can be written: what was written before stays.
public interface Journal {

  /// Writes a record down.
  ///
  /// @return how many answers stand before it
  long append(JournalEntry entry) throws IOException;

  /// Notes that a request is about to be sent.
  default void intent(Unit unit) throws IOException {
    append(new JournalEntry.Intent(unit));
  }

  /// Writes an answer down.
  ///
  /// @return its place among the answers of the journal, from 0: the order in which they are
  ///   settled, now and in a replay
  default long answer(UnitKey unit, Reply.Answered reply) throws IOException {
    return append(new JournalEntry.Answer(unit, reply));
  }

  /// Notes that a request was given up.
  default void failure(UnitKey unit, Reply reply) throws IOException {
    append(new JournalEntry.Failure(unit, CallFailure.of(reply)));
  }

  /// Writes down what was decided about the rows of an answer.
  default void decided(UnitKey unit, List<Verdict> verdicts) throws IOException {
    append(new JournalEntry.Decided(unit, verdicts));
  }

  /// Writes down a verdict that takes the place of an earlier one.
  default void revised(UnitKey unit, Verdict verdict) throws IOException {
    append(new JournalEntry.Revised(unit, verdict));
  }
}
