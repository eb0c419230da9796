package dev.winnow.server.model;

import dev.winnow.engine.pace.ModelPermits;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/// What is measured of each stored model, labelled with the name it has now. There are as many
/// labels as models: those of a model that was renamed or deleted go away.
final class ModelMetrics {

  private final MeterRegistry registry;
  private final Map<UUID, ModelMeters> models = new ConcurrentHashMap<>();

  ModelMetrics(MeterRegistry registry) {
    this.registry = registry;
  }

  /// The meters of a model, if it has not been deleted.
  Optional<ModelMeters> of(UUID id) {
    return Optional.ofNullable(models.get(id));
  }

  /// Measures a model from now on, under the name it has now.
  void track(UUID id, String name, ModelPermits permits) {
    models.compute(
        id,
        (same, known) -> {
          if (known != null && known.name().equals(name)) {
            return known;
          }
          if (known != null) {
            known.remove();
          }
          return new ModelMeters(registry, name, permits);
        });
  }

  /// Drops everything measured of a model.
  void forget(UUID id) {
    ModelMeters known = models.remove(id);
    if (known != null) {
      known.remove();
    }
  }
}
