package dev.winnow.server.task;

import dev.winnow.core.share.Category;
import dev.winnow.core.share.Dimension;
import dev.winnow.core.share.Proportions;
import dev.winnow.storage.task.TaskCells;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A dimension of a task as it is shown, with what each of its categories has come to.
@Schema(name = "TaskDimensionProgress")
public record DimensionView(
    @Schema(description = "Its name", example = "difficulty") String name,
    @Schema(description = "Field of a row that says its category; null where none does")
        @Nullable String field,
    @Schema(description = "Its categories in their order, at most 1,000")
        List<CategoryView> categories) {

  private static final int CATEGORIES_MAX = 1_000;

  /// A category.
  @Schema(name = "TaskCategoryProgress")
  public record CategoryView(
      @Schema(example = "hard") String name,
      String description,
      @Schema(description = "Rows to end with, those that were there before the task left out")
          long planned,
      @Schema(description = "Rows accepted so far") long accepted,
      @Schema(description = "Texts not accepted; surplus is none of them") long rejected) {}

  /// Those of a task.
  static List<DimensionView> all(TaskCells cells, UUID task, Proportions proportions) {
    List<DimensionView> all = new ArrayList<>();
    int step = Math.toIntExact(proportions.count());
    for (Dimension dimension : proportions.dimensions()) {
      step /= dimension.categories().size();
      all.add(of(dimension, cells.sums(task, step, dimension.categories().size())));
    }
    return all;
  }

  private static DimensionView of(Dimension dimension, Map<Integer, TaskCells.Sum> sums) {
    List<CategoryView> categories = new ArrayList<>();
    for (Category category : dimension.categories()) {
      if (categories.size() == CATEGORIES_MAX) {
        break;
      }
      TaskCells.Sum sum = sums.getOrDefault(categories.size(), TaskCells.Sum.NONE);
      categories.add(
          new CategoryView(
              category.name(),
              category.description(),
              sum.planned(),
              sum.accepted(),
              sum.rejected()));
    }
    return new DimensionView(dimension.name(), dimension.field(), categories);
  }
}
