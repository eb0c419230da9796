package dev.winnow.cli;

import dev.winnow.core.dataset.Fingerprint;
import dev.winnow.core.dataset.FingerprintSet;
import dev.winnow.core.gate.CompareRows;
import dev.winnow.core.gate.CompareRows.Alike;
import dev.winnow.core.gate.Duplicates;
import dev.winnow.core.gate.Gates;
import dev.winnow.quality.duplicate.NearDuplicates;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/// Tells the rows of a file that pass gates from others, one after the other: rules first, then
/// held-out rows, then the rows before it.
///
/// Keeps 16 to 48 bytes of each row, and where near duplicates are looked for what [NearDuplicates]
/// says.
final class SiftRows {

  static final String HELD_OUT = "held out";
  static final String DUPLICATE = "duplicate";
  static final String NEAR_DUPLICATE = "near duplicate";

  private final Gates gates;
  private final CompareRows compare;

  private final FingerprintSet seen = new FingerprintSet();
  private final CompareRows.Seen alike;
  private final FingerprintSet heldOut = new FingerprintSet();
  private final Map<String, CompareRows.Seen> heldOutAlike = new LinkedHashMap<>();
  private long row;

  SiftRows(Gates gates) {
    this.gates = gates;
    this.compare = NearDuplicates.of(gates.duplicates());
    this.alike = compare.nothingSeen();
  }

  /// Why a row does not pass.
  ///
  /// @param gate the kind of the rule, or one of this class
  record Rejected(String gate, String why) {}

  /// Takes a row that none may repeat.
  ///
  /// @param file the name of its file
  void heldOut(String file, ObjectNode held) {
    heldOut.add(fingerprint(held));
    heldOutAlike.computeIfAbsent(file, name -> compare.nothingSeen()).add(compare.sketch(held), 0);
  }

  /// Takes the next row: why it does not pass; empty where it does.
  Optional<Rejected> next(ObjectNode data) {
    row++;
    Optional<Gates.Broken> broken = gates.broken(data);
    if (broken.isPresent()) {
      return broken.map(it -> new Rejected(it.kind(), it.why().message()));
    }
    Fingerprint print = fingerprint(data);
    if (heldOut.contains(print)) {
      return Optional.of(new Rejected(HELD_OUT, "It is the same as a held-out row."));
    }
    if (!seen.add(print)) {
      return Optional.of(new Rejected(DUPLICATE, "It is the same as a row before it."));
    }
    CompareRows.Sketch sketch = compare.sketch(data);
    Optional<Rejected> near = near(sketch);
    if (near.isEmpty()) {
      alike.add(sketch, row);
    }
    return near;
  }

  private Optional<Rejected> near(CompareRows.Sketch sketch) {
    for (Map.Entry<String, CompareRows.Seen> each : heldOutAlike.entrySet()) {
      Optional<Alike> held = each.getValue().find(sketch);
      if (held.isPresent()) {
        return held.map(it ->
            new Rejected(
                HELD_OUT, "It is %d%% like a row of %s.".formatted(percent(it), each.getKey())));
      }
    }
    return alike
        .find(sketch)
        .map(it ->
            new Rejected(
                NEAR_DUPLICATE, "It is %d%% like row %,d.".formatted(percent(it), it.number())));
  }

  private static long percent(Alike alike) {
    return Math.round(100 * alike.similarity());
  }

  private Fingerprint fingerprint(ObjectNode data) {
    Duplicates duplicates = gates.duplicates();
    return Fingerprint.of(data, duplicates.fields(), true);
  }
}
