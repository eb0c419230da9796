package dev.winnow.storage.diff;

import dev.winnow.core.dataset.Fingerprint;
import dev.winnow.core.dataset.FingerprintSet;
import dev.winnow.core.document.ExactJson;
import dev.winnow.storage.file.UnreadableRows;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Compares rows that have a key.
final class DiffByKey {

  private static final int KEY_SHOWN_MAX = 100;

  private final List<String> key;
  private final ShownChanges shown;

  /// Half a fingerprint of what each row held before, by its key.
  private final RowIndex held = new RowIndex();

  /// The places of rows that are there after, too.
  private final BitSet found = new BitSet();

  private final FingerprintSet added = new FingerprintSet();

  /// The edited rows that are shown.
  private final Map<Fingerprint, Integer> edits = new HashMap<>();

  private long addedRows;
  private long editedRows;

  DiffByKey(List<String> key, int shownMax) {
    this.key = List.copyOf(key);
    this.shown = new ShownChanges(shownMax);
  }

  RowDiff of(RowSource first, RowSource second) throws UnreadableRows {
    first.rows().read((line, row) -> before(first, line, row));
    second.rows().read((line, row) -> after(second, line, row));
    long kept = found.cardinality();
    long removed = held.size() - kept;
    if (removed + editedRows > 0) {
      first.rows().read((line, row) -> show(first, line, row));
    }
    return shown.with(held.size(), kept + addedRows, addedRows, removed, editedRows);
  }

  private void before(RowSource source, long line, ObjectNode row) {
    shown.namesBefore(row);
    Fingerprint of = key(source, line, row);
    if (held.place(of) >= 0) {
      throw same(source, line, row);
    }
    held.add(of, content(row));
  }

  private void after(RowSource source, long line, ObjectNode row) {
    shown.namesAfter(row);
    Fingerprint of = key(source, line, row);
    int place = held.place(of);
    if (place < 0 ? !added.add(of) : found.get(place)) {
      throw same(source, line, row);
    }
    if (place < 0) {
      addedRows++;
      shown.added(line, row);
      return;
    }
    found.set(place);
    if (held.number(place) != content(row)) {
      editedRows++;
      int number = shown.edited(line, row);
      if (number >= 0) {
        edits.put(of, number);
      }
    }
  }

  private void show(RowSource source, long line, ObjectNode row) {
    Fingerprint of = key(source, line, row);
    Integer edit = edits.get(of);
    if (edit != null) {
      shown.before(edit, line, row);
    }
    int place = held.place(of);
    if (place >= 0 && !found.get(place)) {
      shown.removed(line, row);
    }
  }

  private Fingerprint key(RowSource source, long line, ObjectNode row) {
    for (String field : key) {
      JsonNode value = row.get(field);
      if (value == null || value.isNull()) {
        throw new BadKey(DiffSaid.NO_KEY.of(source.name(), Long.toString(line), field));
      }
    }
    return Fingerprint.exact(row, key);
  }

  private static long content(ObjectNode row) {
    return Fingerprint.exact(row, List.of()).high();
  }

  private BadKey same(RowSource source, long line, ObjectNode row) {
    StringBuilder values = new StringBuilder();
    for (String field : key) {
      values.append(values.isEmpty() ? "" : ", ").append(field).append(' ');
      values.append(ExactJson.write(row.path(field)));
    }
    String text = values.toString();
    String most = text.length() <= KEY_SHOWN_MAX ? text : text.substring(0, KEY_SHOWN_MAX) + "…";
    return new BadKey(DiffSaid.SAME_KEY.of(source.name(), Long.toString(line), most));
  }
}
