package dev.winnow.core.task;

import dev.winnow.core.document.Document;
import dev.winnow.core.document.Problem;
import dev.winnow.core.llm.ModelSettings;
import java.util.List;

/// Reads a task file's `model` that stands in a document of its own.
public final class ReadCalledModel {

  private ReadCalledModel() {}

  /// What was read, with something harmless wherever a problem was noted.
  public record Read(ModelSettings settings, List<Problem> problems) {}

  /// Reads it, and says everything that is wrong at once.
  ///
  /// @param document its tree is the map, or the name of a model
  public static Read read(Document document, NamedModels models) {
    Reading reading =
        new Reading(
            document,
            (path, from) -> {
              throw new IllegalStateException("A model names no file.");
            },
            models);
    Value value = new Value(TaskFields.MODEL.name(), document.tree(), "", reading);
    ModelSettings settings = ModelFields.CALLED.read(value);
    return new Read(settings == null ? ReadModel.OFFLINE : settings, reading.problems());
  }
}
