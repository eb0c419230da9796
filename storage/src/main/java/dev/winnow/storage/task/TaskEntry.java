package dev.winnow.storage.task;

import dev.winnow.core.llm.Reply;
import dev.winnow.core.plan.Unit;
import dev.winnow.core.plan.UnitKey;
import dev.winnow.core.run.CallFailure;
import dev.winnow.core.run.Reason;
import dev.winnow.core.run.TaskStatus;
import dev.winnow.core.run.Verdict;
import dev.winnow.core.say.Said;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Something that happened to a task and has to be in the database, in the order it happened.
public sealed interface TaskEntry {

  UUID task();

  Instant at();

  /// What became of a request.
  sealed interface OfRequest extends TaskEntry {

    Unit unit();

    /// The number of the [TaskModel] that it was sent with.
    int pin();
  }

  /// An answer whose rows are settled.
  ///
  /// @param sequence its place among the task's answers, from 0
  /// @param verdicts of all that stood in it
  /// @param pin the number of the [TaskModel] that it was asked with
  record Settled(
      UUID task,
      Instant at,
      long sequence,
      Unit unit,
      Reply.Answered reply,
      List<Verdict> verdicts,
      int pin)
      implements OfRequest {

    public Settled {
      verdicts = List.copyOf(verdicts);
    }
  }

  /// A verdict takes the place of an earlier one.
  ///
  /// @param was what the row was rejected for; null where it waited
  record Revised(UUID task, Instant at, UnitKey unit, @Nullable Reason was, Verdict verdict)
      implements TaskEntry {}

  /// A request that was given up.
  ///
  /// @param pin the number of the [TaskModel] that it was asked with
  record Failed(UUID task, Instant at, Unit unit, CallFailure why, int pin) implements OfRequest {}

  /// Something for the log.
  ///
  /// @param kind a word for programs, in capitals
  record Noted(UUID task, Instant at, String kind, Said said) implements TaskEntry {}

  /// Something that people should know of how a model is called: kept with the task, and in its
  /// log, once.
  ///
  /// @param model its name in the settings
  record ModelNoted(UUID task, Instant at, String model, Said said) implements TaskEntry {}

  /// Repeats and refusals since the last of these.
  record Waited(UUID task, Instant at, long retries, long throttled) implements TaskEntry {}

  /// A run is over.
  ///
  /// @param status what the task is now, unless a person has said otherwise meanwhile; null leaves
  ///   it as it is: the run was told to stop, and whoever told it has said what the task is
  /// @param runningMillis how long it ran
  record Ended(
      UUID task, Instant at, @Nullable TaskStatus status, Said why, Said advice, long runningMillis)
      implements TaskEntry {}
}
