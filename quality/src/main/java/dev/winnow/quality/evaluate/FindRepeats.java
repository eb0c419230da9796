package dev.winnow.quality.evaluate;

import dev.winnow.core.dataset.Fingerprint;
import dev.winnow.core.dataset.FingerprintSet;
import dev.winnow.core.evaluate.EvaluationSaid;
import dev.winnow.core.gate.CompareRows;
import dev.winnow.core.gate.Duplicates;
import dev.winnow.quality.duplicate.NearDuplicates;
import dev.winnow.quality.evaluate.Evaluation.DuplicateFigures;
import dev.winnow.quality.evaluate.Evaluation.SemanticFigures;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// Counts rows that repeat one before them: exactly, as a task without other wishes compares whole
/// rows, or nearly. What repeats another counts once, and nothing counts as a repeat of it.
final class FindRepeats {

  private static final double REPEATS = 1;

  private final @Nullable Double threshold;
  private final CompareRows compare;
  private CompareRows.Seen seen;
  private CompareRows.Seen heldOutSeen;
  private FingerprintSet heldOut = new FingerprintSet();
  private final Map<Fingerprint, Long> first = new HashMap<>();
  private final List<Long> similarity = new ArrayList<>();
  private long exact;
  private long near;
  private long repeatsHeldOut;

  FindRepeats(Duplicates duplicates) {
    this.threshold = duplicates.near();
    this.compare = NearDuplicates.of(duplicates);
    this.seen = compare.nothingSeen();
    this.heldOutSeen = compare.nothingSeen();
  }

  /// What tells a row from others.
  static Fingerprint fingerprint(ObjectNode row) {
    return Fingerprint.of(row, List.of(), false);
  }

  void heldOut(ObjectNode row) {
    heldOut.add(fingerprint(row));
    heldOutSeen.add(compare.sketch(row), 0);
  }

  /// Takes a row in.
  ///
  /// @return whether it repeats none before it
  boolean add(long number, ObjectNode row, Consumer<Finding> findings) {
    Fingerprint print = fingerprint(row);
    Long same = first.putIfAbsent(print, number);
    if (same != null) {
      exact++;
      findings.accept(new Finding(REPEATS, EvaluationSaid.SAME.of(same)));
      return false;
    }
    CompareRows.Sketch sketch = compare.sketch(row);
    if (heldOut.contains(print)) {
      repeatsHeldOut++;
      findings.accept(new Finding(REPEATS, EvaluationSaid.HELD_OUT.of()));
      return false;
    }
    Optional<CompareRows.Alike> held = heldOutSeen.find(sketch);
    if (held.isPresent()) {
      repeatsHeldOut++;
      findings.accept(new Finding(REPEATS, EvaluationSaid.HELD_OUT_ALIKE.of(percent(held.get()))));
      return false;
    }
    Optional<CompareRows.Alike> alike = seen.find(sketch);
    if (alike.isPresent()) {
      near++;
      double found = alike.get().similarity();
      CountFields.increment(similarity, (int) Math.floor(found / DuplicateFigures.BIN + 1e-9));
      findings.accept(
          new Finding(
              REPEATS, EvaluationSaid.ALIKE.of(percent(alike.get()), alike.get().number())));
      return false;
    }
    seen.add(sketch, number);
    return true;
  }

  /// All rows were taken in: what they were compared with is not needed any more.
  void end() {
    seen = compare.nothingSeen();
    heldOutSeen = compare.nothingSeen();
    heldOut = new FingerprintSet();
    first.clear();
  }

  private static long percent(CompareRows.Alike alike) {
    return Math.round(100 * alike.similarity());
  }

  /// Rows that repeat another.
  long repeats() {
    return exact + near + repeatsHeldOut;
  }

  DuplicateFigures figures(@Nullable SemanticFigures semantic) {
    return new DuplicateFigures(exact, near, repeatsHeldOut, threshold, similarity, semantic);
  }
}
