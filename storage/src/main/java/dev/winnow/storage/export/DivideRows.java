package dev.winnow.storage.export;

import dev.winnow.core.document.ExactJson;
import dev.winnow.core.layout.SeenFields;
import dev.winnow.core.share.Allocation;
import dev.winnow.core.share.InfeasibleShares;
import dev.winnow.core.share.Shares;
import dev.winnow.core.task.ExportWish.Split;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Divides rows into the files of a split: counts them first, and then says of each, in the same
/// order, where it goes.
///
/// The files have their shares of all rows by largest remainder, and less than a row off their
/// share of each value of the field, or each category of the dimension, that the split is by. Which
/// rows go where is drawn without replacement from a seed, each choice as likely as any other.
final class DivideRows {

  /// Values of a field that are told apart at the most.
  static final int VALUES_MAX = 2_000;

  private final Split split;
  private final @Nullable String dimension;
  private final List<SplitPart> parts;
  private final Map<String, Integer> groups = new LinkedHashMap<>();
  private final List<long[]> rows = new ArrayList<>();
  private final SplittableRandom random;

  DivideRows(Split split, List<SplitPart> parts) {
    this.split = split;
    this.dimension = split.dimension().orElse(null);
    this.parts = parts;
    this.random = new SplittableRandom(split.seed());
  }

  /// Counts a row.
  void count(ExportRow row) {
    int group = groups.computeIfAbsent(value(row), each -> rows.size());
    if (group == rows.size()) {
      if (group == VALUES_MAX) {
        throw new ExportRefused(
            ExportSaid.TOO_MANY_VALUES.of(String.valueOf(split.by()), VALUES_MAX));
      }
      rows.add(new long[1]);
    }
    rows.get(group)[0]++;
  }

  /// Rows without the field, or a category, make a group of their own.
  private String value(ExportRow row) {
    if (split.by() == null) {
      return "";
    }
    JsonNode value =
        dimension == null
            ? SeenFields.value(row.data(), split.by())
            : row.provenance().path(ReadForExport.CATEGORY).path(dimension);
    return value.isMissingNode() || value.isNull() ? "" : ExactJson.write(value);
  }

  /// Divides what was counted.
  void divide() {
    long total = rows.stream().mapToLong(each -> each[0]).sum();
    if (total == 0) {
      return;
    }
    List<BigDecimal> counts = rows.stream().map(each -> BigDecimal.valueOf(each[0])).toList();
    List<BigDecimal> weights =
        parts.stream().map(part -> BigDecimal.valueOf(part.parts(split))).toList();
    try {
      long[] divided = Allocation.of(Shares.of(total, List.of(counts, weights))).rows();
      for (int group = 0; group < rows.size(); group++) {
        long[] left = new long[parts.size()];
        System.arraycopy(divided, group * left.length, left, 0, left.length);
        rows.set(group, left);
      }
    } catch (InfeasibleShares e) {
      throw new AssertionError("Any counts have any proportions but for rounding.", e);
    }
  }

  /// Where the next row goes, as a place among the parts.
  int next(ExportRow row) {
    Integer group = groups.get(value(row));
    long[] left = group == null ? new long[0] : rows.get(group);
    long sum = 0;
    for (long each : left) {
      sum += each;
    }
    if (sum == 0) {
      throw new ExportRefused(ExportSaid.CHANGED.of());
    }
    long drawn = random.nextLong(sum);
    int part = 0;
    while (drawn >= left[part]) {
      drawn -= left[part++];
    }
    left[part]--;
    return part;
  }
}
