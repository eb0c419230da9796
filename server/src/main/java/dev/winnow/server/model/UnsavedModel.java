package dev.winnow.server.model;

import dev.winnow.core.llm.ModelSettings;
import dev.winnow.core.llm.ModelSettings.Credential;
import dev.winnow.storage.model.ModelRow;
import dev.winnow.storage.model.Secret;
import dev.winnow.storage.model.StoredSettings;
import org.jspecify.annotations.Nullable;

/// Settings that are not stored, with the key they are tried out with.
///
/// @param settings their credential is a stored one where a key is given or kept
/// @param row the model whose key is kept; null for none
/// @param secret the key that is given; null for none
record UnsavedModel(ModelSettings settings, @Nullable ModelRow row, @Nullable Secret secret) {

  /// @param meant the model that the settings are for; null for a new one
  static UnsavedModel of(ModelDraft draft, @Nullable ModelRow meant) {
    return switch (draft.keyChange()) {
      case KeyChange.Replace(Secret secret) ->
          new UnsavedModel(
              draft.settings().withCredential(new Credential.Stored("unsaved")), null, secret);
      case KeyChange.Remove remove -> new UnsavedModel(draft.settings(), null, null);
      case KeyChange.Keep keep ->
          meant == null
              ? new UnsavedModel(draft.settings(), null, null)
              : new UnsavedModel(Models.settingsOver(meant, draft), meant, null);
    };
  }

  /// The same model with other settings.
  UnsavedModel with(ModelSettings other) {
    return new UnsavedModel(other, row, secret);
  }

  /// A model as it is stored.
  static UnsavedModel stored(ModelRow row) {
    return new UnsavedModel(StoredSettings.of(row), row, null);
  }
}
