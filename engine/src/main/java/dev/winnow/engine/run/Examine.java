package dev.winnow.engine.run;

import dev.winnow.core.llm.Reply;
import dev.winnow.core.run.Candidate;
import java.util.List;

/// Looks at what stood in an answer, each row by itself.
interface Examine {

  /// What stood in an answer, as rows or as reasons why they are none.
  ///
  /// @param cell whose rows were asked for
  List<Candidate> examine(int cell, Reply.Answered answer);
}
