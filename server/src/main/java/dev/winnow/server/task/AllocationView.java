package dev.winnow.server.task;

import dev.winnow.core.plan.CellPlan;
import dev.winnow.core.share.Allocation;
import dev.winnow.core.share.Category;
import dev.winnow.core.share.Dimension;
import dev.winnow.core.share.InfeasibleShares;
import dev.winnow.core.share.Proportions;
import dev.winnow.core.task.PlannedShares;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// How rows would be divided.
@Schema(name = "TaskAllocation", description = "How many rows each combination of categories gets.")
record AllocationView(
    @Schema(description = "Rows to make", example = "1000") long target,
    @Schema(description = "Rows that are there already", example = "0") long existing,
    @Schema(description = "Combinations with rows to make", example = "15") int count,
    @Schema(description = "Requests if every row is good", example = "200") long requests,
    @Schema(
            description =
                "How far a combination is from its exact share, at the most, in rows; less than 1 with one or two dimensions",
            example = "0.4")
        double largestDeviation,
    List<DimensionRows> dimensions,
    @Schema(description = "Combinations with rows, at most 2,000") List<CellRows> cells,
    @Schema(description = "Whether there are more of them") boolean truncated) {

  private static final int CELLS_MAX = 2_000;

  /// A dimension.
  @Schema(name = "TaskAllocationDimension")
  record DimensionRows(String name, List<CategoryRows> categories) {}

  /// A category.
  @Schema(name = "TaskAllocationCategory")
  record CategoryRows(
      String name,
      @Schema(description = "Of all rows, from 0 to 1", example = "0.3") double share,
      @Schema(description = "Rows that are there already") long existing,
      @Schema(description = "Rows to make") long rows) {}

  /// A combination.
  @Schema(name = "TaskAllocationCell")
  record CellRows(
      int cell,
      @Schema(description = "Its category of each dimension") Map<String, String> categories,
      @Schema(description = "Rows that are there already") long existing,
      @Schema(description = "Rows to make") long rows) {}

  /// Of shares that were found to be possible.
  static AllocationView of(PlannedShares planned) {
    Proportions proportions = planned.proportions();
    long existing = proportions.there().values().stream().mapToLong(Long::longValue).sum();
    Allocation allocation = allocate(proportions, planned.target() + existing);
    long[] rows = allocation.rows();
    proportions.there().forEach((cell, there) -> rows[cell] -= there);
    int count = 0;
    long requests = 0;
    List<CellRows> cells = new ArrayList<>();
    boolean truncated = false;
    for (int cell = 0; cell < rows.length; cell++) {
      long there = proportions.there().getOrDefault(cell, 0L);
      count += rows[cell] > 0 ? 1 : 0;
      requests += new CellPlan(rows[cell], planned.batchSize()).units();
      if (rows[cell] > 0 || there > 0) {
        if (cells.size() < CELLS_MAX) {
          cells.add(new CellRows(cell, proportions.names(cell), there, rows[cell]));
        } else {
          truncated = true;
        }
      }
    }
    return new AllocationView(
        planned.target(),
        existing,
        count,
        requests,
        allocation.deviation(),
        dimensions(proportions, allocation, planned.target() + existing),
        cells,
        truncated);
  }

  private static Allocation allocate(Proportions proportions, long total) {
    try {
      return proportions.allocate(total);
    } catch (InfeasibleShares e) {
      throw new IllegalArgumentException("Shares that were checked can be had.", e);
    }
  }

  private static List<DimensionRows> dimensions(
      Proportions proportions, Allocation allocation, long total) {
    List<DimensionRows> dimensions = new ArrayList<>();
    for (Dimension dimension : proportions.dimensions()) {
      int number = dimensions.size();
      long[] sums = allocation.sums(number);
      long[] there = new long[sums.length];
      proportions
          .there()
          .forEach((cell, rows) -> there[proportions.categories(cell).get(number)] += rows);
      List<CategoryRows> categories = new ArrayList<>();
      for (Category category : dimension.categories()) {
        int at = categories.size();
        categories.add(
            new CategoryRows(
                category.name(), (double) sums[at] / total, there[at], sums[at] - there[at]));
      }
      dimensions.add(new DimensionRows(dimension.name(), categories));
    }
    return dimensions;
  }
}
