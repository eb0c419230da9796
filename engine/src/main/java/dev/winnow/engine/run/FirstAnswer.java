package dev.winnow.engine.run;

import dev.winnow.core.gate.CompareRows;
import dev.winnow.core.llm.Reply;
import dev.winnow.core.plan.RenderUnit;
import dev.winnow.core.plan.TaskPlan;
import dev.winnow.core.plan.Unit;
import dev.winnow.core.plan.UnitKey;
import dev.winnow.core.run.ExamineAnswer;
import dev.winnow.core.run.Settlement;
import dev.winnow.core.run.Verdict;
import dev.winnow.core.task.Task;
import dev.winnow.quality.duplicate.NearDuplicates;
import java.util.List;

/// What a run makes of the first answer it gets: the same reading, checks and verdicts, without a
/// run.
public final class FirstAnswer {

  /// No row is too many.
  private static final long TARGET = 1_000_000;

  private FirstAnswer() {}

  /// The verdicts of what stood in an answer, in their order.
  ///
  /// @param render what was asked, whose examples are no new rows
  public static List<Verdict> verdicts(RenderUnit render, Reply.Answered reply) {
    Task task = render.task().withTarget(TARGET);
    Unit first = new Unit(new UnitKey(UnitKey.Purpose.GENERATE, 0, 0), task.calls().batchSize());
    CompareRows compare = NearDuplicates.of(task.recipe().gates().duplicates());
    return new Settlement(task, TaskPlan.of(task), ExampleRows.of(render), compare)
        .decide(first, new ExamineAnswer(task, compare).examine(first.key().cell(), reply));
  }
}
