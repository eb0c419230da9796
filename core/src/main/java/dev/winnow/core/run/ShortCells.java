package dev.winnow.core.run;

import dev.winnow.core.say.Said;
import dev.winnow.core.share.Proportions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/// Says which cells of a run ended short, and why.
public final class ShortCells {

  /// Cells that are named.
  private static final int NAMED_MAX = 3;

  private static final int REASONS_MAX = 3;

  private ShortCells() {}

  /// Why a run ended short, a sentence: the cells that lack most rows first, with what most of
  /// their rows were rejected for.
  public static Said why(Outcome.Partial partial, Progress progress, Proportions proportions) {
    if (proportions.isNone()) {
      return RunSaid.ROWS_MISSING.of(partial.missing(), partial.why());
    }
    List<Said> cells = new ArrayList<>();
    partial.cells().stream()
        .sorted(Comparator.comparingLong(Outcome.Shortfall::missing).reversed())
        .limit(NAMED_MAX)
        .map(it -> said(it, progress.cell(it.cell()).rejected(), proportions))
        .forEach(cells::add);
    int more = partial.cells().size() - cells.size();
    if (more > 0) {
      cells.add(RunSaid.FURTHER_CELLS.of(more));
    }
    RunSaid sentence =
        proportions.isSampled()
            ? RunSaid.ROWS_MISSING_OF
            : proportions.dimensions().size() == 1
                ? RunSaid.ROWS_MISSING_IN_CATEGORIES
                : RunSaid.ROWS_MISSING_IN;
    return sentence.of(partial.missing(), partial.cells().size(), cells);
  }

  private static Said said(
      Outcome.Shortfall cell, Map<Reason, Long> rejected, Proportions proportions) {
    String name = String.join(" × ", proportions.names(cell.cell()).values());
    List<Said> reasons =
        top(rejected).stream()
            .map(it -> RunSaid.ROWS_OF_REASON.of(it.rows(), ReasonSaid.of(it.reason())))
            .toList();
    return reasons.isEmpty()
        ? RunSaid.SHORT_CELL.of(name, cell.missing(), cell.why())
        : RunSaid.SHORT_CELL_REJECTED.of(name, cell.missing(), cell.why(), reasons);
  }

  /// How many rows were not accepted for a reason.
  public record Rejected(Reason reason, long rows) {}

  /// The reasons for most rows, the most first; surplus is none.
  public static List<Rejected> top(Map<Reason, Long> rejected) {
    return rejected.entrySet().stream()
        .filter(it -> it.getKey() != Reason.SURPLUS)
        .map(it -> new Rejected(it.getKey(), it.getValue()))
        .sorted(Comparator.comparingLong(Rejected::rows).reversed().thenComparing(Rejected::reason))
        .limit(REASONS_MAX)
        .toList();
  }
}
