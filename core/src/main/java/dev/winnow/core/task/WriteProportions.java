package dev.winnow.core.task;

import dev.winnow.core.share.Dimension;
import dev.winnow.core.share.LabelCheck;
import dev.winnow.core.share.Proportions;
import dev.winnow.core.task.ShareFields.Divided;
import dev.winnow.core.task.ShareFields.Some;
import dev.winnow.core.task.ShareFields.There;
import dev.winnow.core.task.ShareFields.Written;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How a task's rows are divided, as it is written in its document.
final class WriteProportions {

  private WriteProportions() {}

  static List<Divided> dimensions(Task task) {
    return task.recipe().proportions().dimensions().stream()
        .map(it ->
            new Divided(
                it.name(),
                it.field(),
                it.categories().stream()
                    .map(category ->
                        new Written(
                            category.name(),
                            category.description(),
                            category.part(),
                            category.change()))
                    .toList()))
        .toList();
  }

  static List<Some> combinations(Task task) {
    Proportions proportions = task.recipe().proportions();
    return proportions.combinations().stream()
        .map(it -> new Some(names(proportions, it.when()), it.part(), it.change()))
        .toList();
  }

  static List<There> there(Task task) {
    Proportions proportions = task.recipe().proportions();
    return proportions.there().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(it -> new There(proportions.names(it.getKey()), it.getValue()))
        .toList();
  }

  static ShareFields.@Nullable Checked checked(Task task) {
    LabelCheck labels = task.recipe().labels();
    if (labels == null) {
      return null;
    }
    List<Dimension> dimensions = task.recipe().proportions().dimensions();
    return new ShareFields.Checked(
        true,
        labels.dimensions().stream().map(it -> dimensions.get(it).name()).toList(),
        labels.model());
  }

  private static Map<String, String> names(Proportions proportions, Map<Integer, Integer> when) {
    Map<String, String> names = new LinkedHashMap<>();
    for (int i = 0; i < proportions.dimensions().size(); i++) {
      Integer category = when.get(i);
      Dimension dimension = proportions.dimensions().get(i);
      if (category != null) {
        names.put(dimension.name(), dimension.categories().get(category).name());
      }
    }
    return names;
  }
}
