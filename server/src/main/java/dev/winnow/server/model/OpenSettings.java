package dev.winnow.server.model;

import dev.winnow.core.llm.ModelSettings;
import dev.winnow.core.llm.ModelSettings.Credential;
import dev.winnow.providers.OpenModel;
import dev.winnow.providers.OpenModel.Opened;
import dev.winnow.storage.model.EncryptedKey;
import dev.winnow.storage.model.KeySafe;
import dev.winnow.storage.model.ModelRow;
import dev.winnow.storage.model.Secret;
import dev.winnow.storage.model.StoredModelSaid;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Opens models within the service, with keys out of the safe.
final class OpenSettings {

  private final OpenModel opener;
  private final KeySafe keys;

  OpenSettings(OpenModel opener, KeySafe keys) {
    this.opener = opener;
    this.keys = keys;
  }

  /// Opens a stored model.
  ///
  /// @param settings its own, or some that go over them
  Opened open(ModelRow row, ModelSettings settings) {
    EncryptedKey encrypted = row.content().key();
    if (encrypted == null || !(settings.credential() instanceof Credential.Stored)) {
      return open(settings, null);
    }
    return switch (keys.open(row.id(), encrypted)) {
      case KeySafe.Opened.Key key -> open(settings, key.secret());
      case KeySafe.Opened.Broken broken ->
          new Opened.Unusable(StoredModelSaid.KEY_BROKEN.of(row.content().name(), broken.why()));
    };
  }

  /// Opens a model that may not be stored.
  ///
  /// @param secret its key, where its credential is a stored one
  Opened open(ModelSettings settings, @Nullable Secret secret) {
    return opener.open(settings, stored -> Optional.ofNullable(secret).map(Secret::reveal));
  }
}
