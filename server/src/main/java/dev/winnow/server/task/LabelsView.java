package dev.winnow.server.task;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.winnow.core.share.Category;
import dev.winnow.core.share.Dimension;
import dev.winnow.core.share.LabelCheck;
import dev.winnow.core.share.Proportions;
import dev.winnow.storage.task.TaskLabels;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a task's rows were classified as, against what was asked for, as it is shown.
@Schema(
    name = "TaskLabels",
    description = "What rows were classified as by a model that was not told their category.")
record LabelsView(
    @Schema(
            description =
                "The dimensions that are checked; none where the categories of rows are not")
        List<DimensionLabels> dimensions) {

  private static final int COUNTS_MAX = 10_000;

  private static final Comparator<TaskLabels.Count> IN_ORDER =
      Comparator.comparingInt(TaskLabels.Count::asked)
          .thenComparingInt(it -> it.found() == null ? Integer.MAX_VALUE : it.found());

  /// A dimension that is checked.
  @Schema(name = "TaskDimensionLabels")
  record DimensionLabels(
      @Schema(description = "Its name", example = "difficulty") String name,
      @Schema(
              description =
                  "Rows classified so far; those about which the model said nothing are not among them",
              example = "1200")
          long checked,
      @Schema(description = "Those of them that were put into the category requested") long agreed,
      @Schema(
              description =
                  "Rows by the category requested and the one found, in the order of the categories; those without any are left out. The 10,000 with the most rows where there are more")
          List<LabelCount> counts) {}

  /// Rows of one category that were put into the same or another.
  @Schema(name = "TaskLabelCount")
  @JsonInclude(JsonInclude.Include.ALWAYS)
  record LabelCount(
      @Schema(description = "Category requested", example = "hard") String planned,
      @Schema(
              description = "Category found; null where the model named none of the dimension",
              example = "medium")
          @Nullable String found,
      @Schema(example = "14") long rows) {}

  /// Those of a task.
  ///
  /// @param labels null where nothing is checked
  static LabelsView of(
      UUID task, Proportions proportions, @Nullable LabelCheck labels, TaskLabels counted) {
    if (labels == null) {
      return new LabelsView(List.of());
    }
    List<TaskLabels.Checked> checked =
        labels.dimensions().stream().map(number -> checked(proportions, number)).toList();
    List<TaskLabels.Count> counts = counted.counts(task, checked);
    List<DimensionLabels> all = new ArrayList<>();
    for (int place = 0; place < checked.size(); place++) {
      int own = place;
      Dimension dimension = proportions.dimensions().get(labels.dimensions().get(place));
      all.add(of(dimension, counts.stream().filter(it -> it.dimension() == own).toList()));
    }
    return new LabelsView(all);
  }

  private static TaskLabels.Checked checked(Proportions proportions, int number) {
    List<Dimension> dimensions = proportions.dimensions();
    int step = 1;
    for (Dimension behind : dimensions.subList(number + 1, dimensions.size())) {
      step *= behind.categories().size();
    }
    return new TaskLabels.Checked(
        step, dimensions.get(number).categories().stream().map(Category::name).toList());
  }

  private static DimensionLabels of(Dimension dimension, List<TaskLabels.Count> counts) {
    long checked = 0;
    long agreed = 0;
    for (TaskLabels.Count count : counts) {
      checked += count.rows();
      agreed += Integer.valueOf(count.asked()).equals(count.found()) ? count.rows() : 0;
    }
    List<TaskLabels.Count> shown =
        counts.stream()
            .sorted(Comparator.comparingLong(TaskLabels.Count::rows).reversed())
            .limit(COUNTS_MAX)
            .sorted(IN_ORDER)
            .toList();
    return new DimensionLabels(
        dimension.name(),
        checked,
        agreed,
        shown.stream()
            .map(it ->
                new LabelCount(
                    dimension.categories().get(it.asked()).name(),
                    it.found() == null ? null : dimension.categories().get(it.found()).name(),
                    it.rows()))
            .toList());
  }
}
