package dev.winnow.server.model;

import dev.winnow.core.llm.ModelSettings;
import dev.winnow.core.llm.ModelSettings.Credential;
import dev.winnow.core.say.Said;
import dev.winnow.providers.OpenModel;
import dev.winnow.providers.OpenModel.Opened;
import dev.winnow.providers.preset.FindModels;
import dev.winnow.providers.preset.FindModels.Found;
import dev.winnow.storage.model.EncryptedKey;
import dev.winnow.storage.model.ModelRow;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Opens models within the service: with keys out of the safe, and at addresses that may be called.
final class OpenSettings {

  private final OpenModel opener;
  private final FindModels finder;
  private final AddressPolicy policy;
  private final KeySafe keys;

  OpenSettings(OpenModel opener, FindModels finder, AddressPolicy policy, KeySafe keys) {
    this.opener = opener;
    this.finder = finder;
    this.policy = policy;
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
      case Broken broken -> new Opened.Unusable(broken.said());
      case Known known ->
          switch (opener.open(model.settings(), known::of)) {
            case Opened.Unusable unusable -> unusable;
            case Opened.Ready ready -> guarded(ready, model.settings().baseUrl());
          };
    };
  }

  /// Asks a model's address which models it offers.
  Found find(UnsavedModel model) throws InterruptedException {
    URI address = model.settings().baseUrl();
    Optional<Said> objection = address == null ? Optional.empty() : policy.objection(address);
    if (objection.isPresent()) {
      return new Found.Unusable(StoredModelSaid.BASE_URL.of(objection.get()));
    }
    return switch (key(model)) {
      case Broken broken -> new Found.Unusable(broken.said());
      case Known known -> finder.find(model.settings(), known::of);
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

  private Opened guarded(Opened.Ready ready, @Nullable URI address) {
    if (address == null) {
      return ready;
    }
    return policy
        .objection(address)
        .<Opened>map(objection -> new Opened.Unusable(StoredModelSaid.BASE_URL.of(objection)))
        .orElseGet(() -> new Opened.Ready(policy.guard(ready.model(), address)));
  }
}
