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
import java.util.ArrayDeque;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/// What the dataset holds so far, and the decision about every further row: admit and settle.
///
/// Its result depends on the order of the answers alone, so a replay of the journal comes to the
/// same dataset.
final class Settlement {

  /// Surplus rows that are kept in memory. Beyond it a target raised in the middle of a run leaves
  /// them to the next one, which reads them from the journal.
  private static final int SURPLUS_MAX = 10_000;

  private final Task task;
  private final CellProgress cell;
  private final FingerprintSet seen = new FingerprintSet();
  private final FingerprintSet examples = new FingerprintSet();
  private final RunListener listener;

  /// Rows that came when the target was reached, in their order: a higher target takes them first,
  /// as a replay of the journal would.
  private final ArrayDeque<Surplus> surplus = new ArrayDeque<>();

  private record Surplus(Unit unit, Candidate.Sound sound, String text) {}

  /// A dataset without rows.
  ///
  /// @param shown the rows that requests show as examples: a model that repeats them has made
  ///   nothing
  Settlement(Task task, List<ObjectNode> shown, RunListener listener) {
    this.task = task;
    this.cell =
        new CellProgress(
            new CellPlan(task.target(), task.calls().batchSize()), task.goal().limits());
    this.listener = listener;
    for (ObjectNode example : shown) {
      examples.add(fingerprint(example));
      if (task.recipe().coerce()) {
        // A row that repeats it comes in the form that the schema wants.
        task.schema()
            .coerced(example)
            .ifPresent(coerced -> examples.add(fingerprint(coerced.row())));
      }
    }
  }

  CellProgress cell() {
    return cell;
  }

  /// A row that the dataset had before.
  void alsoKnown(ObjectNode row) {
    seen.add(fingerprint(row));
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
    int accepted = (int) (cell.accepted() - before);
    cell.settled(unit.key().number(), unit.rows(), accepted);
    listener.on(new RunEvent.Settled(unit, accepted));
  }

  private void settle(Unit unit, Candidate.Sound sound) throws IOException {
    if (examples.contains(sound.fingerprint())) {
      reject(
          unit, Reason.DUPLICATE, sound.row().toString(), "It repeats an example in the prompt.");
    } else if (!seen.add(sound.fingerprint())) {
      reject(unit, Reason.DUPLICATE, sound.row().toString(), duplicateOf());
    } else if (!cell.accept()) {
      String text = sound.row().toString();
      if (surplus.size() < SURPLUS_MAX) {
        surplus.addLast(new Surplus(unit, sound, text));
      }
      reject(unit, Reason.SURPLUS, text, "The target was reached before.");
    } else {
      accepted(unit, sound);
    }
  }

  /// Accepts what was surplus, as far as the target now has room for it.
  void reinstate() throws IOException {
    while (!surplus.isEmpty() && cell.accept()) {
      Surplus first = surplus.removeFirst();
      listener.on(new RunEvent.Reinstated(first.unit().key(), first.text()));
      accepted(first.unit(), first.sound());
    }
  }

  private void accepted(Unit unit, Candidate.Sound sound) throws IOException {
    long ordinal = cell.accepted();
    listener.on(
        new RunEvent.Accepted(
            unit.key(), ordinal, numbered(sound.row(), ordinal), sound.coerced()));
  }

  private String duplicateOf() {
    return task.recipe().distinctOn().isEmpty()
        ? "The dataset has this row already."
        : "The dataset has a row with the same "
            + String.join(", ", task.recipe().distinctOn())
            + ".";
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
    return Fingerprint.of(row, task.recipe().distinctOn(), task.schema().numbered());
  }
}
