package dev.winnow.core.task;

import dev.winnow.core.llm.ModelSettings;
import tools.jackson.databind.node.ObjectNode;

/// Writes a model's settings as a task file's `model` map, from which they can be read again.
///
/// Whole, so that a later change of a default changes no stored model. A stored key is not
/// mentioned: who keeps the key says so when the map is read.
public final class WriteModel {

  private WriteModel() {}

  /// The map.
  public static ObjectNode of(ModelSettings settings) {
    return ModelFields.SETTINGS.write(settings);
  }
}
