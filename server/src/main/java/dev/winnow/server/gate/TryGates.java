package dev.winnow.server.gate;

import dev.winnow.core.dataset.Fingerprint;
import dev.winnow.core.gate.CompareRows;
import dev.winnow.core.gate.Gates;
import dev.winnow.core.run.RejectSaid;
import dev.winnow.core.say.Said;
import dev.winnow.quality.duplicate.NearDuplicates;
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
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// Lets rows through gates one after the other, as they would come to a task; no model is asked.
final class TryGates {

  private static final int REJECTS_MAX = 50;

  private final Gates gates;
  private final CompareRows compare;
  private final CompareRows.Seen alike;
  private final Map<Fingerprint, Long> seen = new HashMap<>();
  private final Map<Where, Long> counts = new LinkedHashMap<>();
  private final List<Reject> rejects = new ArrayList<>();
  private long rows;
  private long accepted;

  /// Where a row got stuck.
  ///
  /// @param rule the kind of the rule; null is no rule
  private record Where(Gate gate, @Nullable String rule) {}

  TryGates(Gates gates) {
    this.gates = gates;
    this.compare = NearDuplicates.of(gates.duplicates());
    this.alike = compare.nothingSeen();
  }

  /// A row.
  ///
  /// @param ordinal its place in the dataset
  void row(long ordinal, ObjectNode row) {
    rows++;
    Optional<Gates.Broken> broken = gates.broken(row);
    if (broken.isPresent()) {
      String rule = broken.get().kind();
      Said why = RejectSaid.BREAKS_RULE.of(rule, broken.get().why());
      reject(new Where(Gate.RULE, rule), ordinal, null, why, row);
      return;
    }
    Fingerprint fingerprint = Fingerprint.of(row, List.of(), false);
    Long same = seen.get(fingerprint);
    if (same != null) {
      reject(new Where(Gate.DUPLICATE, null), ordinal, same, RejectSaid.IN_DATASET.of(), row);
      return;
    }
    CompareRows.Sketch sketch = compare.sketch(row);
    CompareRows.Alike like = alike.find(sketch).orElse(null);
    if (like != null) {
      Said why = RejectSaid.ALIKE_BEFORE.of(Math.round(100 * like.similarity()));
      reject(new Where(Gate.NEAR_DUPLICATE, null), ordinal, like.number(), why, row);
      return;
    }
    seen.put(fingerprint, ordinal);
    alike.add(sketch, ordinal);
    accepted++;
  }

  private void reject(
      Where where, long ordinal, @Nullable Long repeats, Said reason, ObjectNode row) {
    counts.merge(where, 1L, Long::sum);
    if (rejects.size() < REJECTS_MAX) {
      rejects.add(new Reject(ordinal, where.gate(), where.rule(), reason, repeats, row));
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
