package dev.winnow.cli;

import dev.winnow.core.run.Progress;
import dev.winnow.core.share.Proportions;
import dev.winnow.core.task.Task;
import java.util.ArrayList;
import java.util.List;

/// How many rows came from each source of a mix.
final class DrawnRows {

  /// Sources that are named.
  private static final int NAMED_MAX = 20;

  private DrawnRows() {}

  /// A sentence with a blank behind it: `25 of science, 15 of science-zh. `; empty where rows are
  /// not divided by their sources alone.
  static String text(Task task, Progress progress) {
    Proportions proportions = task.recipe().proportions();
    if (proportions.dimensions().size() > 1) {
      return "";
    }
    List<String> sources = new ArrayList<>();
    long others = 0;
    for (int cell = 0; cell < proportions.count(); cell++) {
      long rows = progress.cell(cell).accepted();
      if (sources.size() < NAMED_MAX) {
        sources.add("%,d of %s".formatted(rows, String.join("", proportions.names(cell).values())));
      } else {
        others += rows;
      }
    }
    if (others > 0) {
      sources.add("%,d of others".formatted(others));
    }
    return String.join(", ", sources) + ". ";
  }
}
