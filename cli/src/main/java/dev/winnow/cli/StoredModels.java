package dev.winnow.cli;

import dev.winnow.core.llm.ModelSettings;
import dev.winnow.core.llm.ModelSettings.Credential;
import dev.winnow.core.say.Said;
import dev.winnow.core.task.NamedModels;
import dev.winnow.core.task.ReadStoredModel;
import dev.winnow.providers.OpenModel;
import dev.winnow.providers.OpenModel.Opened;
import dev.winnow.storage.home.HomeUnavailable;
import dev.winnow.storage.model.EncryptedKey;
import dev.winnow.storage.model.KeySafe;
import dev.winnow.storage.model.ModelRow;
import dev.winnow.storage.model.StoredModelSaid;
import dev.winnow.storage.model.StoredSettings;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The models stored in a home, for a command that calls them. The home is opened when the first
/// name is looked for, and closed at once: a run that takes hours does not keep the service out.
final class StoredModels implements NamedModels {

  /// How a model is reached: what a task says over a stored model leaves that as it is.
  private record Way(@Nullable URI baseUrl, String model, Credential credential) {
    static Way of(ModelSettings settings) {
      return new Way(settings.baseUrl(), settings.model(), settings.credential());
    }
  }

  /// What a home had when it was looked at.
  private record Kept(List<ModelRow> rows, KeySafe keys) {}

  private final HomeOption home;
  private final Map<Way, Integer> concurrency = new HashMap<>();
  private @Nullable Kept kept;

  StoredModels(HomeOption home) {
    this.home = home;
  }

  @Override
  public Found find(String name) {
    try {
      String place = "the home " + home.folder();
      if (!home.isThere()) {
        return new Found.Unknown(place, List.of());
      }
      Kept models = kept();
      for (ModelRow row : models.rows()) {
        if (row.content().name().equalsIgnoreCase(name)) {
          ReadStoredModel.Read read = StoredSettings.read(row);
          concurrency.merge(Way.of(read.settings()), read.concurrencyMax(), Math::min);
          return new Found.Settings(read.settings());
        }
      }
      return new Found.Unknown(
          place, models.rows().stream().map(row -> row.content().name()).toList());
    } catch (HomeUnavailable e) {
      return new Found.Unreadable(String.valueOf(e.getMessage()));
    }
  }

  private Kept kept() throws HomeUnavailable {
    if (kept == null) {
      kept = home.open(opened -> new Kept(opened.models().all(), opened.keys()));
    }
    return kept;
  }

  /// Opens a model, whether it is a stored one or not.
  Opened open(OpenModel opener, ModelSettings settings) {
    Said broken = broken(settings);
    return broken == null ? opener.open(settings, this::key) : new Opened.Unusable(broken);
  }

  /// Why the stored key of a model cannot be used; null where it can, or it has none.
  @Nullable Said broken(ModelSettings settings) {
    return settings.credential() instanceof Credential.Stored stored
            && opened(stored) instanceof KeySafe.Opened.Broken broken
        ? StoredModelSaid.KEY_BROKEN.of(row(stored).content().name(), broken.why())
        : null;
  }

  /// The stored key of a model.
  Optional<String> key(Credential.Stored stored) {
    return opened(stored) instanceof KeySafe.Opened.Key key
        ? Optional.of(key.secret().reveal())
        : Optional.empty();
  }

  private KeySafe.@Nullable Opened opened(Credential.Stored stored) {
    ModelRow row = row(stored);
    EncryptedKey key = row.content().key();
    return key == null ? null : found().keys().open(row.id(), key);
  }

  private ModelRow row(Credential.Stored stored) {
    return found().rows().stream()
        .filter(each -> each.id().toString().equals(stored.id()))
        .findFirst()
        .orElseThrow();
  }

  /// A stored credential comes from what was looked at before.
  private Kept found() {
    return Objects.requireNonNull(kept, "No home was looked at.");
  }

  /// The most calls to a model that may be in flight: a task's concurrency, and at most what is
  /// stored with the model.
  int concurrency(ModelSettings settings, int ofTask) {
    return Math.min(ofTask, concurrency.getOrDefault(Way.of(settings), ofTask));
  }
}
