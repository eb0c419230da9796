package dev.winnow.engine.journal;

import dev.winnow.core.llm.Reply;
import dev.winnow.core.plan.Unit;
import dev.winnow.core.plan.UnitKey;
import dev.winnow.core.run.Verdict;
import java.io.IOException;
import java.util.List;

/// Where answers are written down before anything else is done with them, and verdicts before they
/// count. Used by many threads at once.
///
/// An `IOException` means that nothing more can be written: what was written before stays.
public interface Journal {

  /// Notes that a request is about to be sent.
  void intent(Unit unit) throws IOException;

  /// Writes an answer down.
  ///
  /// @return its place among the answers of the journal, from 0: the order in which they are
  ///   settled, now and in a replay
  long answer(UnitKey unit, Reply.Answered reply) throws IOException;

  /// Notes that a request was given up.
  void failure(UnitKey unit, Reply reply) throws IOException;

  /// Writes down what was decided about the rows of an answer.
  void decided(UnitKey unit, List<Verdict> verdicts) throws IOException;

  /// Writes down a verdict that takes the place of an earlier one.
  void revised(UnitKey unit, Verdict verdict) throws IOException;
}
