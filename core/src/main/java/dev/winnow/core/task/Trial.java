package dev.winnow.core.task;

import dev.winnow.core.document.Problem;
import dev.winnow.core.llm.ModelSettings;
import dev.winnow.core.llm.Sampling;
import dev.winnow.core.template.Template;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One request made of a template to look at: rendered, or sent once.
///
/// @param template checked
/// @param schema the shape of its rows
/// @param values of every variable it uses, built-in ones left out
/// @param count rows the request asks for, at least 1
/// @param seed decides what is drawn
/// @param modelId the stored model to ask; null where none is asked
/// @param sampling how the model is to write, over its settings and the template's defaults
public record Trial(
    Template template,
    TemplateSchema schema,
    Map<String, String> values,
    int count,
    long seed,
    @Nullable UUID modelId,
    Sampling sampling) {

  public Trial {
    values = Map.copyOf(values);
  }

  /// What came of reading one.
  public sealed interface Result {

    /// A trial that can be made.
    record Ready(Trial trial) implements Result {}

    /// Everything that has to be put right; pointers are those of the request.
    record Rejected(List<Problem> problems) implements Result {

      public Rejected {
        problems = List.copyOf(problems);
      }
    }
  }

  /// The task of which it is the only request.
  public Task task(ModelSettings model) {
    return new Task(
        template.name(),
        "",
        Task.Recipe.usual(template, values, schema.schema(), seed),
        new Task.Calls(model, count, 1),
        new Task.Goal(count, Task.Limits.DEFAULT),
        new Task.Output(null, Task.Format.JSONL));
  }
}
