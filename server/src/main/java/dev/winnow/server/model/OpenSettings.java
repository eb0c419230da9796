package dev.winnow.server.model;

import dev.winnow.core.llm.ModelSettings;
import dev.winnow.core.llm.ModelSettings.Credential;
import dev.winnow.core.say.Said;
import dev.winnow.providers.OpenModel;
import dev.winnow.providers.OpenModel.Opened;
import dev.winnow.providers.preset.FindModels;
import dev.winnow.providers.preset.FindModels.Found;
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
  private final FindModels finder;
  private final KeySafe keys;

  OpenSettings(OpenModel opener, FindModels finder, KeySafe keys) {
    this.opener = opener;
    this.finder = finder;
    this.keys = keys;
  }

  /// Opens a stored model.
  ///
  /// @param settings its own, or some that go over them
  Opened open(ModelRow row, ModelSettings settings) {
    return open(new UnsavedModel(settings, row, null));
  }

  /// Opens a model that may not be stored.
  Opened open(UnsavedModel model) {
    return switch (key(model)) {
      case Known known -> opener.open(model.settings(), known::of);
      case Broken broken -> new Opened.Unusable(broken.said());
    };
  }

  /// Asks a model's address which models it offers.
  Found find(UnsavedModel model) throws InterruptedException {
    return switch (key(model)) {
      case Known known -> finder.find(model.settings(), known::of);
      case Broken broken -> new Found.Unusable(broken.said());
    };
  }

  /// What is known of a model's key.
  private sealed interface KeyAtHand {}

  private record Known(@Nullable Secret secret) implements KeyAtHand {
    Optional<String> of(Credential.Stored stored) {
      return Optional.ofNullable(secret).map(Secret::reveal);
    }
  }

  private record Broken(Said said) implements KeyAtHand {}

  private KeyAtHand key(UnsavedModel model) {
    ModelRow row = model.row();
    EncryptedKey encrypted = row == null ? null : row.content().key();
    if (row == null
        || encrypted == null
        || !(model.settings().credential() instanceof Credential.Stored)) {
      return new Known(model.secret());
    }
    return switch (keys.open(row.id(), encrypted)) {
      case KeySafe.Opened.Key key -> new Known(key.secret());
      case KeySafe.Opened.Broken broken ->
          new Broken(StoredModelSaid.KEY_BROKEN.of(row.content().name(), broken.why()));
    };
  }
}
