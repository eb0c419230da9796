package dev.winnow.cli;

import dev.winnow.core.llm.ModelSettings;
import dev.winnow.core.llm.Sampling;
import dev.winnow.core.task.Task;
import dev.winnow.engine.Time;
import dev.winnow.engine.pace.ModelPermits;
import dev.winnow.engine.pace.Permits;
import dev.winnow.engine.run.CalledModel;
import dev.winnow.offline.OfflineModel;
import dev.winnow.providers.OpenModel;
import dev.winnow.providers.http.AddressPolicy;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;

/// The models that a task calls: its own, and those of its categories. Settings that differ only in
/// how the model writes share one leave to call it.
final class RunModels {

  private final Task task;
  private final StoredModels stored;
  private final OpenModel open;
  private final RandomGenerator random;
  private final Map<ModelSettings, Permits> permits = new ConcurrentHashMap<>();

  private RunModels(Task task, StoredModels stored, OpenModel open, RandomGenerator random) {
    this.task = task;
    this.stored = stored;
    this.open = open;
    this.random = random;
  }

  /// Sees whether all can be called; empty when one cannot, and then the reason was printed.
  static Optional<RunModels> of(
      Task task, StoredModels stored, Terminal terminal, RandomGenerator random) {
    OpenModel open =
        new OpenModel(System.getenv(), Clock.systemUTC(), OfflineModel::new, new AddressPolicy());
    for (ModelSettings settings : task.models()) {
      if (stored.open(open, settings) instanceof OpenModel.Opened.Unusable unusable) {
        terminal.say(unusable.said().message());
        return Optional.empty();
      }
    }
    return Optional.of(new RunModels(task, stored, open, random));
  }

  /// A model, opened.
  CalledModel called(ModelSettings settings) {
    return switch (stored.open(open, settings)) {
      case OpenModel.Opened.Unusable unusable ->
          throw new IllegalStateException(unusable.said().message());
      case OpenModel.Opened.Ready ready -> {
        Permits leave =
            permits.computeIfAbsent(settings.withSampling(Sampling.DEFAULT), this::permits);
        yield new CalledModel(ready.model(), leave);
      }
    };
  }

  private Permits permits(ModelSettings settings) {
    int concurrency = stored.concurrency(settings, task.calls().concurrency());
    return ModelPermits.of(concurrency, settings.limits(), random, Time.SYSTEM).join(concurrency);
  }
}
