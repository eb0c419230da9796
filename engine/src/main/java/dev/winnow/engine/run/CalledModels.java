package dev.winnow.engine.run;

import dev.winnow.core.llm.ModelSettings;
import dev.winnow.engine.pace.Permits;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;

/// The models of a run. Most have one; categories may have others. Each is opened when it is called
/// first. For any number of threads.
final class CalledModels {

  private final Function<ModelSettings, CalledModel> open;
  private final Map<ModelSettings, CalledModel> models = new ConcurrentHashMap<>();

  CalledModels(Function<ModelSettings, CalledModel> open) {
    this.open = open;
  }

  CalledModel of(ModelSettings settings) {
    return models.computeIfAbsent(settings, open);
  }

  void permits(Consumer<Permits> change) {
    models.values().stream().map(CalledModel::permits).distinct().forEach(change);
  }
}
