package dev.winnow.cli;

import dev.winnow.core.document.Document;
import dev.winnow.core.document.Document.Place;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// A file with a model's settings: a task file's `model` map, alone or in its task file.
final class ModelFile {

  private static final String IN_TASK = "/model";

  private ModelFile() {}

  /// The map, with the places of its values in the file.
  static Document model(Document file) {
    JsonNode model = file.tree().path("model");
    boolean isTask = file.tree().has("template") || model.isObject();
    if (!isTask) {
      return file;
    }
    Map<String, Place> places = new HashMap<>();
    file.places()
        .forEach((pointer, place) -> {
          if (pointer.equals(IN_TASK) || pointer.startsWith(IN_TASK + "/")) {
            places.put(pointer.substring(IN_TASK.length()), place);
          }
        });
    return new Document(file.name(), model, places);
  }
}
