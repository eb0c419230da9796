package dev.winnow.storage.export;

import dev.winnow.core.say.Said;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Counts the rows that are left out, by reason.
final class CountSkipped {

  private static final int REASONS_MAX = 20;

  private final Map<Said, Long> reasons = new LinkedHashMap<>();
  private long rows;

  void add(Said why) {
    rows++;
    boolean known = reasons.containsKey(why) || reasons.size() < REASONS_MAX - 1;
    reasons.merge(known ? why : ExportSaid.OTHER.of(), 1L, Long::sum);
  }

  /// The reasons, those of most rows first.
  ExportOutcome.Skipped skipped() {
    List<ExportOutcome.Reason> most =
        reasons.entrySet().stream()
            .sorted(Map.Entry.<Said, Long>comparingByValue().reversed())
            .map(reason -> new ExportOutcome.Reason(reason.getKey(), reason.getValue()))
            .toList();
    return new ExportOutcome.Skipped(rows, most);
  }
}
