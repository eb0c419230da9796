package dev.winnow.server.model;

import dev.winnow.core.llm.ModelSettings;
import dev.winnow.core.llm.ModelSettings.Credential;
import dev.winnow.core.task.WriteModel;
import dev.winnow.server.web.ETags;
import dev.winnow.server.web.Refusal;
import dev.winnow.server.web.Thing;
import dev.winnow.storage.model.EncryptedKey;
import dev.winnow.storage.model.KeptKey;
import dev.winnow.storage.model.KeySafe;
import dev.winnow.storage.model.ModelContent;
import dev.winnow.storage.model.ModelRow;
import dev.winnow.storage.model.ModelStore;
import dev.winnow.storage.model.StoredModelSaid;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.transaction.support.TransactionTemplate;

/// Changes the stored models.
final class Models {

  private final ModelStore store;
  private final KeySafe keys;
  private final OpenStoredModels opened;
  private final TransactionTemplate transactions;

  Models(
      ModelStore store, KeySafe keys, OpenStoredModels opened, TransactionTemplate transactions) {
    this.store = store;
    this.keys = keys;
    this.opened = opened;
    this.transactions = transactions;
  }

  /// A stored model.
  ///
  /// @throws Refusal when there is none
  ModelRow find(UUID id) {
    return store.find(id).orElseThrow(() -> Refusal.notFound(Thing.MODEL, id));
  }

  ModelRow create(ModelDraft draft) {
    UUID id = UUID.randomUUID();
    try {
      return store.insert(id, content(id, draft, null));
    } catch (DuplicateKeyException taken) {
      throw Refusal.nameTaken(Thing.MODEL, draft.name());
    }
  }

  /// Puts whole settings in the place of those there are.
  ModelRow replace(UUID id, ModelDraft draft, @Nullable String ifMatch) {
    try {
      ModelRow saved =
          transactions.execute(transaction -> {
            ModelRow before = locked(id, ifMatch);
            return store.update(before, content(id, draft, before));
          });
      opened.changed(Objects.requireNonNull(saved));
      return saved;
    } catch (DuplicateKeyException taken) {
      throw Refusal.nameTaken(Thing.MODEL, draft.name());
    }
  }

  void delete(UUID id, @Nullable String ifMatch) {
    transactions.executeWithoutResult(transaction -> {
      ModelRow row = locked(id, ifMatch);
      long tasks = store.unfinishedTasks(id);
      if (tasks > 0) {
        throw Refusal.conflict("IN_USE", StoredModelSaid.IN_USE.of(row.content().name(), tasks));
      }
      store.delete(id);
    });
    opened.forget(id);
  }

  private ModelRow locked(UUID id, @Nullable String ifMatch) {
    ModelRow row = store.lock(id).orElseThrow(() -> Refusal.notFound(Thing.MODEL, id));
    ETags.check(ifMatch, row.version(), Thing.MODEL);
    return row;
  }

  private ModelContent content(UUID id, ModelDraft draft, @Nullable ModelRow before) {
    return new ModelContent(
        draft.name(),
        draft.description(),
        WriteModel.of(draft.settings()),
        draft.concurrencyMax(),
        key(id, draft, before));
  }

  private @Nullable EncryptedKey key(UUID id, ModelDraft draft, @Nullable ModelRow before) {
    return switch (draft.keyChange()) {
      case KeyChange.Remove remove -> null;
      case KeyChange.Replace replace ->
          keys.seal(id, replace.secret())
              .orElseThrow(
                  () -> Refusal.conflict("KEY_FILE_BROKEN", StoredModelSaid.KEY_FILE_BROKEN.of()));
      case KeyChange.Keep keep -> before == null ? null : kept(draft, before);
    };
  }

  /// The settings that a stored model would have after the change, with its key as far as that
  /// stays.
  ///
  /// @throws Refusal when the key is stored for another address
  static ModelSettings settingsOver(ModelRow before, ModelDraft draft) {
    return kept(draft, before) == null
        ? draft.settings()
        : draft.settings().withCredential(new Credential.Stored(before.id().toString()));
  }

  private static @Nullable EncryptedKey kept(ModelDraft draft, ModelRow before) {
    return switch (KeptKey.of(before, draft.settings())) {
      case KeptKey.Kept kept -> kept.key();
      case KeptKey.None none -> null;
      case KeptKey.OtherAddress other ->
          throw Refusal.invalid("apiKey", StoredModelSaid.KEY_OF_OTHER_ADDRESS.of(other.address()));
    };
  }
}
