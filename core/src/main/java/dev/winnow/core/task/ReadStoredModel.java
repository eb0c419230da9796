package dev.winnow.core.task;

import dev.winnow.core.document.Document;
import dev.winnow.core.document.Problem;
import dev.winnow.core.llm.ModelSettings;
import dev.winnow.core.llm.ModelSettings.Credential;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/// Reads a model that the service keeps under a name: a task file's `model` map with `name`,
/// `description`, `apiKey` and `limits.concurrencyMax` beside it.
///
/// Who calls reads `apiKey` by itself: no key passes through here.
public final class ReadStoredModel {

  /// Variables by which the service itself is set up: the database's password is among them.
  private static final String OWN_VARIABLES = "WINNOW_";

  private ReadStoredModel() {}

  /// What was read, with something harmless wherever a problem was noted.
  ///
  /// @param name empty where none was needed and none given
  /// @param settings its credential says what the map says; of a stored key it knows nothing
  /// @param concurrencyMax calls in flight at the most, over all tasks, 1 to 1024
  public record Read(
      String name,
      String description,
      ModelSettings settings,
      int concurrencyMax,
      List<Problem> problems) {

    /// Every field but the key, null where it is not set.
    public ObjectNode shown() {
      return ModelFields.STORED.shown(this);
    }
  }

  /// Reads it, and says everything that is wrong at once.
  ///
  /// @param nameNeeded whether it is to be kept
  public static Read read(ObjectNode body, boolean nameNeeded) {
    return read(new Document("model", body, Map.of()), nameNeeded);
  }

  /// Reads one that stands in a document of its own.
  public static Read read(Document document, boolean nameNeeded) {
    Reading reading =
        new Reading(
            document,
            (path, from) -> {
              throw new IllegalStateException("A model names no file.");
            },
            true);
    Fields fields = Fields.of(document.tree(), ModelFields.STORED, reading);
    boolean named = nameNeeded || fields.has(ModelFields.NAME);
    String name = named ? fields.get(ModelFields.NAME) : "";
    String description = fields.get(ModelFields.DESCRIPTION);
    Fields limits = Fields.of(fields.value(ModelFields.CALL_LIMITS), ModelFields.STORED_LIMITS);
    ModelSettings settings = ReadModel.read(fields, ModelFields.LIMITS.reader().apply(limits));
    checkCredential(fields, settings.credential());
    if (name.equalsIgnoreCase(ReadModel.OFFLINE.model())
        && settings.provider() != ModelSettings.Provider.OFFLINE) {
      fields.error(ModelFields.NAME, ModelFieldSaid.NAME_OFFLINE);
    }
    int concurrencyMax = limits.get(ModelFields.CONCURRENCY_MAX);
    return new Read(name, description, settings, concurrencyMax, reading.problems());
  }

  private static void checkCredential(Fields fields, Credential credential) {
    if (fields.has(ModelFields.API_KEY_FILE)) {
      fields.error(ModelFields.API_KEY_FILE, ModelFieldSaid.NO_KEY_FILE);
    }
    if (credential instanceof Credential.Environment variable
        && variable.name().toUpperCase(Locale.ROOT).startsWith(OWN_VARIABLES)) {
      fields.error(ModelFields.API_KEY_ENV, ModelFieldSaid.OWN_VARIABLE.of(variable.name()));
    }
  }
}
