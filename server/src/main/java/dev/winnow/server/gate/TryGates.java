package dev.winnow.server.gate;

import dev.winnow.core.dataset.Fingerprint;
import dev.winnow.core.dataset.FingerprintSet;
import dev.winnow.core.gate.CompareRows;
import dev.winnow.core.gate.Gates;
import dev.winnow.core.run.RejectSaid;
import dev.winnow.core.say.Said;
import dev.winnow.quality.duplicate.NearDuplicates;
import dev.winnow.server.gate.RowsToTry.Placed;
import dev.winnow.server.gate.TriedGates.Gate;
import dev.winnow.server.gate.TriedGates.Reject;
import dev.winnow.server.gate.TriedGates.Stuck;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// Lets rows through gates one after the other, as they would come to a task; no model is asked.
final class TryGates {

  private static final int REJECTS_MAX = 50;

  private final Gates gates;
  private final Function<ObjectNode, Fingerprint> fingerprint;
  private final CompareRows compare;
  private final CompareRows.Seen alike;
  private final CompareRows.Seen heldOutAlike;
  private final FingerprintSet heldOut = new FingerprintSet();
  private final Map<Fingerprint, Long> seen = new HashMap<>();
  private final Map<Where, Long> counts = new LinkedHashMap<>();
  private final List<Reject> rejects = new ArrayList<>();
  private long rows;
  private long accepted;

  /// Where a row got stuck.
  ///
  /// @param rule the kind of the rule; null is no rule
  private record Where(Gate gate, @Nullable String rule) {}

  /// @param fingerprint what tells a row from others
  TryGates(Gates gates, Function<ObjectNode, Fingerprint> fingerprint) {
    this.gates = gates;
    this.fingerprint = fingerprint;
    this.compare = NearDuplicates.of(gates.duplicates());
    this.alike = compare.nothingSeen();
    this.heldOutAlike = compare.nothingSeen();
  }

  /// A row that none may repeat.
  void heldOut(ObjectNode row) {
    heldOut.add(fingerprint.apply(row));
    heldOutAlike.add(compare.sketch(row), 0);
  }

  /// A row.
  void row(Placed placed) {
    rows++;
    ObjectNode row = placed.row();
    Optional<Gates.Broken> broken = gates.broken(row);
    if (broken.isPresent()) {
      String rule = broken.get().kind();
      Said why = RejectSaid.BREAKS_RULE.of(rule, broken.get().why());
      reject(new Where(Gate.RULE, rule), placed, null, why);
      return;
    }
    Fingerprint print = fingerprint.apply(row);
    Long same = seen.get(print);
    if (same != null) {
      reject(new Where(Gate.DUPLICATE, null), placed, same, RejectSaid.IN_DATASET.of());
      return;
    }
    CompareRows.Sketch sketch = compare.sketch(row);
    Optional<Said> held =
        heldOut.contains(print)
            ? Optional.of(RejectSaid.HELD_OUT_SAME.of())
            : heldOutAlike.find(sketch).map(it -> RejectSaid.HELD_OUT.of(percent(it)));
    if (held.isPresent()) {
      reject(new Where(Gate.HELD_OUT, null), placed, null, held.get());
      return;
    }
    CompareRows.Alike like = alike.find(sketch).orElse(null);
    if (like != null) {
      Said why = RejectSaid.ALIKE_BEFORE.of(percent(like));
      reject(new Where(Gate.NEAR_DUPLICATE, null), placed, like.number(), why);
      return;
    }
    seen.put(print, placed.ordinal());
    alike.add(sketch, placed.ordinal());
    accepted++;
  }

  private static long percent(CompareRows.Alike alike) {
    return Math.round(100 * alike.similarity());
  }

  private void reject(Where where, Placed placed, @Nullable Long repeats, Said reason) {
    counts.merge(where, 1L, Long::sum);
    if (rejects.size() < REJECTS_MAX) {
      rejects.add(
          new Reject(
              placed.ordinal(),
              where.gate(),
              where.rule(),
              reason,
              repeats,
              placed.was(),
              placed.row()));
    }
  }

  /// What came of it.
  TriedGates result() {
    List<Stuck> rejected =
        counts.entrySet().stream()
            .map(it -> new Stuck(it.getKey().gate(), it.getKey().rule(), it.getValue()))
            .sorted(Comparator.comparing(Stuck::gate))
            .toList();
    return new TriedGates(rows, accepted, rejected, List.copyOf(rejects));
  }
}
