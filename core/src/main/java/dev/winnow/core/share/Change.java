package dev.winnow.core.share;

import dev.winnow.core.llm.ModelSettings;
import dev.winnow.core.llm.Sampling;
import dev.winnow.core.template.Template;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What is otherwise in a category, or in a combination of categories, than in the rest of a task.
///
/// @param parameters over those of the task
/// @param template in place of the task's; null is the same
/// @param model in place of the task's; null is the same
/// @param generation how the model writes, over its settings
/// @param examples in place of the template's; null is the same
/// @param sample rows that are there already, in place of a model's; null where all are made
public record Change(
    Map<String, JsonNode> parameters,
    @Nullable Template template,
    @Nullable ModelSettings model,
    Sampling generation,
    @Nullable List<Template.Example> examples,
    @Nullable Sample sample) {

  /// Nothing is otherwise.
  public static final Change NONE = new Change(Map.of(), null, null, Sampling.DEFAULT, null, null);

  public Change {
    parameters = Map.copyOf(parameters);
    examples = examples == null ? null : List.copyOf(examples);
  }

  /// Whether nothing is otherwise.
  public boolean isNone() {
    return equals(NONE);
  }
}
