package dev.winnow.storage.model;

import dev.winnow.core.document.Problems;
import dev.winnow.core.llm.ModelSettings;
import dev.winnow.core.llm.ModelSettings.Credential;
import dev.winnow.core.task.ReadStoredModel;

/// The settings of a stored model, read back.
public final class StoredSettings {

  private StoredSettings() {}

  /// The settings; their credential is the stored key where there is one.
  public static ModelSettings of(ModelRow row) {
    return read(row).settings();
  }

  /// The same with its name and what else is kept beside it.
  public static ReadStoredModel.Read read(ModelRow row) {
    ReadStoredModel.Read read = ReadStoredModel.read(row.content().settings(), false);
    if (Problems.anyError(read.problems())) {
      throw new IllegalStateException(
          "The settings of model %s in the database cannot be read: %s"
              .formatted(row.id(), read.problems()));
    }
    ModelSettings settings = read.settings();
    return new ReadStoredModel.Read(
        row.content().name(),
        row.content().description(),
        row.content().key() == null
            ? settings
            : settings.withCredential(new Credential.Stored(row.id().toString())),
        row.content().concurrencyMax(),
        read.problems());
  }
}
