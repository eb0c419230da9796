package dev.winnow.core.run;

import dev.winnow.core.llm.Reply;
import dev.winnow.core.plan.Unit;
import dev.winnow.core.plan.UnitKey;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What earlier runs of a task left behind. Answers come in the order in which they are settled,
/// those that are decided before all others.
public sealed interface Fact {

  /// The answer of a unit, from where answers are kept before anything is done with them.
  ///
  /// @param verdicts what was decided about its rows; null where nothing was yet
  record Answered(Unit unit, Reply.Answered reply, @Nullable List<Verdict> verdicts)
      implements Fact {}

  /// The answer of a unit that is wholly on record, verdicts and all.
  ///
  /// @param embeddings the text of an answer with embeddings; empty of any other
  record Settled(Unit unit, AnswerFacts answer, List<Verdict> verdicts, String embeddings)
      implements Fact {

    public Settled {
      verdicts = List.copyOf(verdicts);
    }
  }

  /// A verdict that took the place of an earlier one.
  record Revised(UnitKey unit, Verdict verdict) implements Fact {}

  /// A unit was given up.
  record GivenUp(UnitKey unit, CallFailure why) implements Fact {}

  /// A unit was sent and never answered.
  record Open(Unit unit) implements Fact {}
}
