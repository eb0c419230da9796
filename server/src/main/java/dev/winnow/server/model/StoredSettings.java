package dev.winnow.server.model;

import dev.winnow.core.document.Problems;
import dev.winnow.core.llm.ModelSettings;
import dev.winnow.core.llm.ModelSettings.Credential;
import dev.winnow.core.task.ReadStoredModel;
import dev.winnow.storage.model.ModelRow;

/// The settings of a stored model, read back.
final class StoredSettings {

  private StoredSettings() {}

  /// The settings; their credential is the stored key where there is one.
  static ModelSettings of(ModelRow row) {
    ReadStoredModel.Read read = ReadStoredModel.read(row.content().settings(), false);
    if (Problems.anyError(read.problems())) {
      throw new IllegalStateException(
          "The settings of model %s in the database cannot be read: %s"
              .formatted(row.id(), read.problems()));
    }
    return row.content().key() == null
        ? read.settings()
        : read.settings().withCredential(new Credential.Stored(row.id().toString()));
  }
}
