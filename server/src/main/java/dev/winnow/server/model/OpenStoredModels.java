package dev.winnow.server.model;

import dev.winnow.core.llm.ModelSettings;
import dev.winnow.core.llm.Sampling;
import dev.winnow.engine.Time;
import dev.winnow.engine.pace.ModelPermits;
import dev.winnow.providers.OpenModel.Opened;
import dev.winnow.server.call.CallSaid;
import dev.winnow.server.call.CallableModel;
import dev.winnow.server.call.StoredModels;
import dev.winnow.server.web.Refusal;
import dev.winnow.server.web.Thing;
import dev.winnow.storage.model.ModelRow;
import dev.winnow.storage.model.ModelStore;
import dev.winnow.storage.model.StoredModelSaid;
import dev.winnow.storage.model.StoredSettings;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Opens stored models, each with the one set of permits it has in this process.
final class OpenStoredModels implements StoredModels {

  /// The permits of a model, and the version of it that they follow.
  private record Shared(int version, ModelPermits permits) {}

  private final ModelStore store;
  private final OpenSettings opener;
  private final ModelMetrics metrics;
  private final Time time;
  private final Map<UUID, Shared> shared = new ConcurrentHashMap<>();

  OpenStoredModels(ModelStore store, OpenSettings opener, ModelMetrics metrics, Time time) {
    this.store = store;
    this.opener = opener;
    this.metrics = metrics;
    this.time = time;
  }

  @Override
  public CallableModel open(UUID id, UnaryOperator<Sampling> sampling) {
    ModelRow row = store.find(id).orElseThrow(() -> Refusal.notFound(Thing.MODEL, id));
    ModelSettings stored = StoredSettings.of(row);
    return open(row, stored, stored.withSampling(sampling.apply(stored.sampling())));
  }

  @Override
  public CallableModel open(@Nullable UUID id, ModelSettings pinned) {
    if (id == null) {
      throw Refusal.conflict("MODEL_UNUSABLE", CallSaid.DELETED.of());
    }
    ModelRow row =
        store.find(id).orElseThrow(() -> Refusal.conflict("MODEL_UNUSABLE", CallSaid.GONE.of()));
    ModelSettings stored = StoredSettings.of(row);
    if (stored.provider() != pinned.provider()) {
      throw Refusal.conflict(
          "MODEL_UNUSABLE", StoredModelSaid.OTHER_PROVIDER.of(row.content().name()));
    }
    ModelSettings settings =
        new ModelSettings(
            pinned.provider(),
            stored.baseUrl(),
            pinned.model(),
            stored.credential(),
            pinned.sampling(),
            pinned.thinking(),
            pinned.responseFormat(),
            stored.stream(),
            pinned.dialect(),
            pinned.extra(),
            stored.headers(),
            stored.connection(),
            stored.limits(),
            pinned.offlineLatencyMillis());
    return open(row, stored, settings);
  }

  private CallableModel open(ModelRow row, ModelSettings stored, ModelSettings settings) {
    return switch (opener.open(row, settings)) {
      case Opened.Unusable unusable ->
          throw Refusal.conflict(
              "MODEL_UNUSABLE", StoredModelSaid.UNUSABLE.of(row.content().name(), unusable.said()));
      case Opened.Ready ready ->
          new CallableModel(
              row.id(),
              row.content().name(),
              settings,
              metrics.counted(row.id(), ready.model()),
              permits(row, stored.limits()));
    };
  }

  /// Lets those who use a model follow a change of it.
  void changed(ModelRow row) {
    if (shared.containsKey(row.id())) {
      permits(row, StoredSettings.of(row).limits());
    }
  }

  /// Drops what is kept of a model that was deleted.
  void forget(UUID id) {
    shared.remove(id);
    metrics.forget(id);
  }

  private ModelPermits permits(ModelRow row, ModelSettings.Limits limits) {
    int most = row.content().concurrencyMax();
    Shared now =
        shared.compute(
            row.id(),
            (id, known) -> {
              if (known == null) {
                return new Shared(
                    row.version(), ModelPermits.of(most, limits, new SplittableRandom(), time));
              }
              if (known.version() >= row.version()) {
                return known;
              }
              known.permits().limits(most, limits.requestsPerMinute(), limits.tokensPerMinute());
              return new Shared(row.version(), known.permits());
            });
    metrics.track(row.id(), row.content().name(), now.permits());
    return now.permits();
  }
}
