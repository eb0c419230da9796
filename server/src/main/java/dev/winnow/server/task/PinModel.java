package dev.winnow.server.task;

import dev.winnow.core.document.ExactJson;
import dev.winnow.core.llm.ModelSettings;
import dev.winnow.core.say.Said;
import dev.winnow.core.task.WriteModel;
import dev.winnow.storage.task.Pins;
import dev.winnow.storage.task.StoredTask;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Puts a stored model into the documents of tasks: the model's settings, and over them what the
/// task itself says about how it writes.
final class PinModel {

  private static final String MODEL = "model";

  /// What a change of the stored model leads requests of its tasks by, without anybody asking.
  private static final List<String> WAY_THERE = List.of("baseUrl", "headers");

  /// What else is the stored model's whenever a task runs.
  private static final List<String> FOLLOWED = List.of("limits", "apiKeyEnv");

  /// What of a model's settings means the same wherever requests go.
  private static final List<String> SAMPLED =
      List.of("temperature", "topP", "maxTokens", "stop", "seed");

  private PinModel() {}

  /// A model that a task is given in the place of the one it has.
  ///
  /// @param document the pinned document with it
  /// @param note what the task's log says of it
  record Change(UUID id, String name, ObjectNode document, Said note) {}

  /// The `model` of a task file.
  ///
  /// @param own what the task itself says
  static ObjectNode settings(Pins.Model model, ObjectNode own) {
    ObjectNode settings = ExactJson.object(model.settings());
    own.forEachEntry(settings::set);
    return settings;
  }

  /// What a task itself says about how its model writes.
  ///
  /// @param stored as it was kept; empty for a task that is older than that: what it has pinned of
  ///   how texts are sampled counts as its own, so that its rows stay of one kind; what one
  ///   provider takes and another refuses is the model's
  static ObjectNode own(Optional<String> stored, ObjectNode document) {
    if (stored.isPresent()) {
      return ExactJson.object(stored.get());
    }
    ObjectNode own = JsonNodeFactory.instance.objectNode();
    for (String name : SAMPLED) {
      JsonNode value = document.path(MODEL).path(name);
      if (!value.isMissingNode()) {
        own.set(name, value);
      }
    }
    return own;
  }

  /// The task with another model, or with the present settings of its own; empty when that changes
  /// nothing.
  static Optional<Change> change(
      StoredTask task, ObjectNode pinned, ObjectNode own, Pins.Model model) {
    ObjectNode settings = settings(model, own);
    boolean same = model.id().equals(task.modelId());
    if (same
        && model.name().equals(task.modelName())
        && settings.toString().equals(pinned.path(MODEL).toString())) {
      return Optional.empty();
    }
    ObjectNode document = pinned.deepCopy();
    document.set(MODEL, settings);
    String now = name(model.name(), settings);
    Said note =
        same
            ? TaskSaid.PRESENT_SETTINGS.of(now)
            : TaskSaid.OTHER_MODEL.of(now, name(task.modelName(), pinned.path(MODEL)));
    return Optional.of(new Change(model.id(), model.name(), document, note));
  }

  /// Whether a model is asked otherwise by now than a task asks it; what every run follows by
  /// itself is left out.
  static boolean isOther(ObjectNode pinned, ObjectNode own, Pins.Model model) {
    return pinned.path(MODEL) instanceof ObjectNode before
        && !asked(settings(model, own)).equals(asked(before.deepCopy()));
  }

  private static ObjectNode asked(ObjectNode settings) {
    settings.remove(WAY_THERE);
    settings.remove(FOLLOWED);
    return settings;
  }

  /// Its name and its id with the provider.
  static String name(String name, JsonNode settings) {
    return "%s (%s)".formatted(name, settings.path(MODEL).asString("offline"));
  }

  /// The pinned document with the address and the headers that the model has now; empty when it has
  /// them already.
  static Optional<ObjectNode> followed(ObjectNode pinned, ModelSettings present) {
    ObjectNode settings = WriteModel.of(present);
    ObjectNode document = pinned.deepCopy();
    boolean changed = false;
    if (document.path(MODEL) instanceof ObjectNode model) {
      for (String name : WAY_THERE) {
        changed |= !settings.path(name).toString().equals(model.path(name).toString());
        model.remove(name);
        settings.optional(name).ifPresent(value -> model.set(name, value));
      }
    }
    return changed ? Optional.of(document) : Optional.empty();
  }
}
