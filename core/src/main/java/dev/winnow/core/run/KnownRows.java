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

  /// Of a row's number, those that say which row of its answer it is.
  private static final int INDEX_BITS = 12;

  private static final long INDEX_MAX = (1L << INDEX_BITS) - 1;

  /// Stands for rows that no answer of the task brought.
  private static final long BEFORE = -1;

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
    nearSeen.add(compare.sketch(row), BEFORE);
  }

  /// Notes a row that none may repeat.
  void heldOut(ObjectNode row) {
    add(row, heldOut);
    nearHeldOut.add(compare.sketch(row), BEFORE);
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
      nearSeen.add(compare.sketch(row), number(unit, verdict.index()));
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
      repeats = Optional.of(RejectSaid.HELD_OUT.of(100));
    }
    if (repeats.isPresent()) {
      return repeats;
    }
    seen.add(row.fingerprint());
    Optional<Said> alike = isDrawn ? Optional.empty() : nearlyRepeats(row.sketch());
    if (alike.isEmpty()) {
      nearSeen.add(row.sketch(), number(unit, index));
    }
    return alike;
  }

  private Optional<Said> nearlyRepeats(CompareRows.Sketch sketch) {
    return nearHeldOut
        .find(sketch)
        .map(it -> RejectSaid.HELD_OUT.of(percent(it)))
        .or(() -> nearSeen.find(sketch).map(KnownRows::alike));
  }

  private static Said alike(CompareRows.Alike known) {
    return known.number() == BEFORE
        ? RejectSaid.ALIKE_BEFORE.of(percent(known))
        : RejectSaid.ALIKE.of(
            percent(known), (known.number() & INDEX_MAX) + 1, known.number() >> INDEX_BITS);
  }

  private static long percent(CompareRows.Alike alike) {
    return Math.round(100 * alike.similarity());
  }

  /// Names a row among those of the task.
  private static long number(UnitKey unit, int index) {
    return unit.number() << INDEX_BITS | Math.min(index, INDEX_MAX);
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
