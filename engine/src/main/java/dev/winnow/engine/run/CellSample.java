package dev.winnow.engine.run;

import dev.winnow.core.llm.Completion;
import dev.winnow.core.llm.Reply;
import dev.winnow.core.llm.Usage;
import dev.winnow.core.plan.Unit;
import dev.winnow.core.run.ExamineAnswer;
import java.util.List;
import java.util.Optional;

/// The rows that fill a cell before a model is asked for any: its first units are answered with
/// them, a batch each.
///
/// @param source what has the rows
/// @param rows as JSON objects, in the order in which they are taken
/// @param thenGenerate whether a model makes the rest
public record CellSample(String source, List<String> rows, boolean thenGenerate) {

  public CellSample {
    rows = List.copyOf(rows);
  }

  /// The answer of a unit: its whole batch, whatever it asks for; empty where a model is asked.
  Optional<Reply.Answered> answer(Unit unit, int batchSize) {
    long from = unit.key().number() * batchSize;
    if (from >= rows.size() && thenGenerate) {
      return Optional.empty();
    }
    List<String> batch =
        rows.subList(
            (int) Math.min(from, rows.size()), (int) Math.min(from + batchSize, rows.size()));
    String text = "[" + String.join(",", batch) + "]";
    return Optional.of(
        new Reply.Text(
            new Completion(text, ExamineAnswer.DRAWN, Usage.NONE, "sample of " + source, 0)));
  }
}
