package dev.winnow.cli;

import dev.winnow.core.llm.ModelSettings;
import dev.winnow.core.llm.ModelSettings.Credential;
import dev.winnow.core.task.NamedModels;
import dev.winnow.core.task.ReadStoredModel;
import dev.winnow.providers.OpenModel;
import dev.winnow.providers.OpenModel.Opened;
import dev.winnow.storage.home.HomeUnavailable;
import dev.winnow.storage.home.OpenHome;
import dev.winnow.storage.model.EncryptedKey;
import dev.winnow.storage.model.KeySafe;
import dev.winnow.storage.model.ModelRow;
import dev.winnow.storage.model.StoredModelSaid;
import dev.winnow.storage.model.StoredSettings;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
      try (OpenHome opened = home.open()) {
        kept = new Kept(opened.models().all(), opened.keys());
      }
    }
    return kept;
  }

  /// Opens a model, whether it is a stored one or not.
  Opened open(OpenModel opener, ModelSettings settings) {
    if (!(settings.credential() instanceof Credential.Stored stored) || kept == null) {
      return opener.open(settings);
    }
    ModelRow row =
        kept.rows().stream()
            .filter(each -> each.id().toString().equals(stored.id()))
            .findFirst()
            .orElseThrow();
    EncryptedKey key = row.content().key();
    if (key == null) {
      return opener.open(settings);
    }
    return switch (kept.keys().open(row.id(), key)) {
      case KeySafe.Opened.Key it ->
          opener.open(settings, asked -> Optional.of(it.secret().reveal()));
      case KeySafe.Opened.Broken broken ->
          new Opened.Unusable(StoredModelSaid.KEY_BROKEN.of(row.content().name(), broken.why()));
    };
  }

  /// The most calls to a model that may be in flight: a task's concurrency, and at most what is
  /// stored with the model.
  int concurrency(ModelSettings settings, int ofTask) {
    return Math.min(ofTask, concurrency.getOrDefault(Way.of(settings), ofTask));
  }
}
