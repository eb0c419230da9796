package dev.winnow.core.run;

import dev.winnow.core.dataset.Fingerprint;
import dev.winnow.core.dataset.FingerprintSet;
import dev.winnow.core.document.ExactJson;
import dev.winnow.core.gate.CompareRows;
import dev.winnow.core.plan.UnitKey;
import dev.winnow.core.say.Said;
import dev.winnow.core.task.Task;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// The rows that a further one must not repeat: those of the dataset, the examples of the prompt,
/// and held-out ones. Some by their fingerprints, some by what is nearly alike.
final class KnownRows {

  private final Task task;
  private final CompareRows compare;
  private final FingerprintSet seen = new FingerprintSet();
  private final FingerprintSet examples = new FingerprintSet();
  private final FingerprintSet heldOut = new FingerprintSet();
  private final CompareRows.Seen nearSeen;
  private final CompareRows.Seen nearHeldOut;

  /// @param shown the rows that requests show as examples
  /// @param compare finds rows that are nearly alike
  KnownRows(Task task, List<ObjectNode> shown, CompareRows compare) {
    this.task = task;
    this.compare = compare;
    this.nearSeen = compare.nothingSeen();
    this.nearHeldOut = compare.nothingSeen();
    shown.forEach(example -> add(example, examples));
  }

  /// Notes a row that the dataset had before the task.
  void before(ObjectNode row) {
    add(row, seen);
    nearlyBefore(row);
  }

  /// Notes a row whose fingerprint is noted otherwise.
  void nearlyBefore(ObjectNode row) {
    nearSeen.add(compare.sketch(row), RowNumber.BEFORE);
  }

  /// Notes a row that none may repeat.
  void heldOut(ObjectNode row) {
    add(row, heldOut);
    nearHeldOut.add(compare.sketch(row), RowNumber.BEFORE);
  }

  private void add(ObjectNode row, FingerprintSet known) {
    known.add(fingerprint(row));
    if (task.recipe().coerce()) {
      // A row that repeats it comes in the form that the schema wants.
      task.schema().coerced(row).ifPresent(coerced -> known.add(fingerprint(coerced.row())));
    }
  }

  /// Notes the row of a recorded verdict.
  ///
  /// @param recorded its fingerprint; null where none is on record
  void recall(UnitKey unit, Verdict verdict, @Nullable Fingerprint recorded) {
    String text = verdict.text();
    boolean isRead = recorded == null || !compare.equals(CompareRows.NONE);
    ObjectNode row = text == null || !isRead ? null : ExactJson.object(text);
    if (recorded != null) {
      seen.add(recorded);
    } else if (row != null) {
      seen.add(fingerprint(row));
    }
    if (row != null) {
      nearSeen.add(compare.sketch(row), RowNumber.of(unit, verdict.index()));
    }
  }

  /// Notes the fingerprint of a row.
  ///
  /// @return whether it was not there
  boolean add(Fingerprint print) {
    return seen.add(print);
  }

  /// What is said of a row that repeats an example, or one that is just the same; nothing is noted.
  Optional<Said> repeats(Fingerprint print) {
    return examples.contains(print)
        ? Optional.of(RejectSaid.REPEATS_EXAMPLE.of())
        : seen.contains(print) ? Optional.of(same()) : Optional.empty();
  }

  /// Notes a row, unless it repeats another.
  ///
  /// @param isDrawn whether it was there before, and is to be taken though others are nearly alike
  /// @return what it repeats
  Optional<Said> take(UnitKey unit, int index, Candidate.Sound row, boolean isDrawn) {
    Optional<Said> repeats = repeats(row.fingerprint());
    if (repeats.isEmpty() && heldOut.contains(row.fingerprint())) {
      repeats = Optional.of(RejectSaid.HELD_OUT_SAME.of());
    }
    if (repeats.isPresent()) {
      return repeats;
    }
    seen.add(row.fingerprint());
    Optional<Said> alike = isDrawn ? heldOut(row.sketch()) : nearlyRepeats(row.sketch());
    if (alike.isEmpty()) {
      nearSeen.add(row.sketch(), RowNumber.of(unit, index));
    }
    return alike;
  }

  private Optional<Said> nearlyRepeats(CompareRows.Sketch sketch) {
    return heldOut(sketch).or(() -> nearSeen.find(sketch).map(this::alike));
  }

  private Optional<Said> heldOut(CompareRows.Sketch sketch) {
    return nearHeldOut.find(sketch).map(it -> RejectSaid.HELD_OUT.of(percent(it)));
  }

  private Said alike(CompareRows.Alike known) {
    return known.number() == RowNumber.BEFORE
        ? RejectSaid.ALIKE_BEFORE.of(percent(known))
        : RejectSaid.ALIKE.of(
            percent(known),
            RowNumber.row(known.number()),
            RowNumber.response(known.number(), !task.recipe().proportions().isNone()));
  }

  private static long percent(CompareRows.Alike alike) {
    return Math.round(100 * alike.similarity());
  }

  private Said same() {
    return task.recipe().distinctOn().isEmpty()
        ? RejectSaid.IN_DATASET.of()
        : RejectSaid.SAME_FIELDS.of(task.recipe().distinctOn());
  }

  Fingerprint fingerprint(ObjectNode row) {
    return Fingerprint.of(row, task.recipe().distinctOn(), task.schema().numbered());
  }
}
