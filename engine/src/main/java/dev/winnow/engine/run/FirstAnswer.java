package dev.winnow.engine.run;

import dev.winnow.core.llm.Reply;
import dev.winnow.core.plan.RenderUnit;
import dev.winnow.core.plan.Unit;
import dev.winnow.core.plan.UnitKey;
import dev.winnow.core.run.ExamineAnswer;
import dev.winnow.core.run.RunEvent;
import dev.winnow.core.task.Task;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/// What a run makes of the first answer it gets: the same reading, checks and verdicts, without a
/// run.
public final class FirstAnswer {

  /// No row is too many.
  private static final long TARGET = 1_000_000;

  private FirstAnswer() {}

  /// The verdicts of what stood in an answer, in their order: [RunEvent.Accepted] and
  /// [RunEvent.Rejected].
  ///
  /// @param render what was asked, whose examples are no new rows
  public static List<RunEvent> verdicts(RenderUnit render, Reply.Answered reply) {
    Task task = render.task().withTarget(TARGET);
    List<RunEvent> verdicts = new ArrayList<>();
    Settlement settlement =
        new Settlement(
            task,
            ExampleRows.of(render),
            event -> {
              if (event instanceof RunEvent.Accepted || event instanceof RunEvent.Rejected) {
                verdicts.add(event);
              }
            });
    Unit first = new Unit(new UnitKey(UnitKey.Purpose.GENERATE, 0, 0), task.calls().batchSize());
    try {
      settlement.settle(first, reply, new ExamineAnswer(task).examine(reply), false);
    } catch (IOException e) {
      // The listener above writes nothing.
      throw new UncheckedIOException(e);
    }
    return verdicts;
  }
}
