package dev.winnow.engine.run;

import dev.winnow.core.llm.ModelSettings;
import dev.winnow.core.run.RunEvent;
import dev.winnow.core.say.Said;
import dev.winnow.engine.pace.Permits;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;

/// The models of a run. Most have one; categories may have others. Each is opened when it is called
/// first. For any number of threads.
final class CalledModels {

  private final Function<ModelSettings, CalledModel> open;
  private final Map<ModelSettings, CalledModel> models = new ConcurrentHashMap<>();
  private final Set<RunEvent.Noted> told = ConcurrentHashMap.newKeySet();

  CalledModels(Function<ModelSettings, CalledModel> open) {
    this.open = open;
  }

  CalledModel of(ModelSettings settings) {
    return models.computeIfAbsent(settings, open);
  }

  /// Tells what there is to know of a model that nobody was told in this run, whichever of its
  /// calls has found it, and whichever of several that are named alike.
  void notes(ModelSettings settings, CalledModel called, Consumer<RunEvent> listener) {
    for (Said said : called.model().notes()) {
      RunEvent.Noted note = new RunEvent.Noted(settings.model(), said);
      if (told.add(note.topic())) {
        listener.accept(note);
      }
    }
  }

  void permits(Consumer<Permits> change) {
    models.values().stream().map(CalledModel::permits).distinct().forEach(change);
  }
}
