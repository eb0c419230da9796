package dev.winnow.engine.run;

import dev.winnow.core.dataset.Fingerprint;
import dev.winnow.core.dataset.FingerprintSet;
import dev.winnow.core.llm.Reply;
import dev.winnow.core.plan.CellPlan;
import dev.winnow.core.plan.Unit;
import dev.winnow.core.run.Candidate;
import dev.winnow.core.run.CellProgress;
import dev.winnow.core.run.Reason;
import dev.winnow.core.run.RunEvent;
import dev.winnow.core.task.Task;
import java.io.IOException;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/// What the dataset holds so far, and the decision about every further row: admit and settle.
///
/// Its result depends on the order of the answers alone, so a replay of the journal comes to the
/// same dataset.
final class Settlement {

  private final Task task;
  private final CellProgress cell;
  private final FingerprintSet seen = new FingerprintSet();
  private final FingerprintSet examples = new FingerprintSet();
  private final RunListener listener;

  /// A dataset without rows.
  ///
  /// @param shown the rows that requests show as examples: a model that repeats them has made
  ///   nothing
  Settlement(Task task, List<ObjectNode> shown, RunListener listener) {
    this.task = task;
    this.cell = new CellProgress(new CellPlan(task.target(), task.batchSize()), task.limits());
    this.listener = listener;
    for (ObjectNode example : shown) {
      examples.add(fingerprint(example));
    }
  }

  CellProgress cell() {
    return cell;
  }

  /// Settles the rows of one answer.
  void settle(Unit unit, Reply.Answered reply, List<Candidate> candidates, boolean replayed)
      throws IOException {
    listener.on(new RunEvent.Answered(unit, reply, replayed));
    long before = cell.accepted();
    for (Candidate candidate : candidates) {
      switch (candidate) {
        case Candidate.Sound sound -> settle(unit, sound);
        case Candidate.Unsound unsound ->
            reject(unit, unsound.reason(), unsound.text(), unsound.detail());
      }
    }
    cell.settled(unit.rows(), (int) (cell.accepted() - before));
  }

  private void settle(Unit unit, Candidate.Sound sound) throws IOException {
    if (examples.contains(sound.fingerprint())) {
      reject(
          unit, Reason.DUPLICATE, sound.row().toString(), "It repeats an example in the prompt.");
    } else if (!seen.add(sound.fingerprint())) {
      reject(unit, Reason.DUPLICATE, sound.row().toString(), duplicateOf());
    } else if (!cell.accept()) {
      reject(unit, Reason.SURPLUS, sound.row().toString(), "The target was reached before.");
    } else {
      listener.on(
          new RunEvent.Accepted(
              unit.key(), cell.accepted(), numbered(sound.row(), cell.accepted())));
    }
  }

  private String duplicateOf() {
    return task.distinctOn().isEmpty()
        ? "The dataset has this row already."
        : "The dataset has a row with the same " + String.join(", ", task.distinctOn()) + ".";
  }

  private ObjectNode numbered(ObjectNode row, long ordinal) {
    if (task.schema().numbered() && row.has("id")) {
      row.put("id", ordinal);
    }
    return row;
  }

  private void reject(Unit unit, Reason reason, String text, String detail) throws IOException {
    listener.on(new RunEvent.Rejected(unit.key(), reason, text, detail));
  }

  private Fingerprint fingerprint(ObjectNode row) {
    return Fingerprint.of(row, task.distinctOn(), task.schema().numbered());
  }
}
