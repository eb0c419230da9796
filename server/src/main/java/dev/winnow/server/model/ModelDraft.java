package dev.winnow.server.model;

import dev.winnow.core.llm.ModelSettings;
import dev.winnow.core.llm.ModelSettings.Credential;
import dev.winnow.core.say.Said;
import dev.winnow.core.task.ReadStoredModel;
import dev.winnow.core.task.WriteModel;
import dev.winnow.providers.http.AddressPolicy;
import dev.winnow.server.web.FieldError;
import dev.winnow.server.web.FieldErrors;
import dev.winnow.server.web.Refusal;
import dev.winnow.storage.model.Secret;
import dev.winnow.storage.model.StoredModelSaid;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// A model as a request describes it, free of mistakes.
///
/// @param name empty where none was needed and none given
/// @param settings the credential is what the request says of `apiKeyEnv`
/// @param concurrencyMax calls in flight at the most, over all tasks
record ModelDraft(
    String name,
    String description,
    ModelSettings settings,
    int concurrencyMax,
    KeyChange keyChange) {

  private static final String KEY = "apiKey";

  /// What is stored in one row and read whenever a model is used.
  private static final int SETTINGS_CHARS_MAX = 64 << 10;

  /// Reads a request.
  ///
  /// @param nameNeeded whether the model is to be kept
  /// @throws Refusal with every field that is wrong
  static ModelDraft read(ObjectNode body, boolean nameNeeded, AddressPolicy policy) {
    ReadStoredModel.Read read = ReadStoredModel.read(body, nameNeeded);
    List<FieldError> errors = new ArrayList<>(FieldErrors.of(read.problems()));
    KeyChange key = key(body, read.settings(), errors);
    if (read.settings().baseUrl() != null) {
      policy
          .objection(read.settings().baseUrl())
          .ifPresent(objection -> errors.add(FieldError.of("baseUrl", objection)));
    }
    ObjectNode settings = WriteModel.of(read.settings());
    int chars = settings.toString().length();
    if (chars > SETTINGS_CHARS_MAX) {
      errors.add(
          FieldError.of(
              longest(settings), StoredModelSaid.SETTINGS_TOO_LONG.of(chars, SETTINGS_CHARS_MAX)));
    }
    if (!errors.isEmpty()) {
      throw Refusal.invalid(errors);
    }
    return new ModelDraft(
        read.name(), read.description(), read.settings(), read.concurrencyMax(), key);
  }

  private static String longest(ObjectNode settings) {
    return settings.properties().stream()
        .max(Comparator.comparingInt(field -> field.getValue().toString().length()))
        .map(Map.Entry::getKey)
        .orElse("");
  }

  private static KeyChange key(ObjectNode body, ModelSettings settings, List<FieldError> errors) {
    if (!body.has(KEY)) {
      return new KeyChange.Keep();
    }
    JsonNode key = body.path(KEY);
    if (key.isNull()) {
      return new KeyChange.Remove();
    }
    // No message repeats what stands here, whatever it is.
    Optional<Said> wrong =
        key.isString()
            ? Optional.ofNullable(Secret.wrong(key.stringValue()))
            : Optional.of(StoredModelSaid.KEY_NO_TEXT.of());
    if (wrong.isEmpty() && settings.credential() instanceof Credential.Environment) {
      wrong = Optional.of(StoredModelSaid.KEY_TWICE.of());
    }
    if (wrong.isEmpty() && settings.provider() == ModelSettings.Provider.OFFLINE) {
      wrong = Optional.of(StoredModelSaid.KEY_OFFLINE.of());
    }
    if (wrong.isPresent()) {
      errors.add(FieldError.of(KEY, wrong.get()));
      return new KeyChange.Keep();
    }
    return new KeyChange.Replace(Secret.of(key.stringValue()));
  }
}
