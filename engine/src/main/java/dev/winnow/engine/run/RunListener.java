package dev.winnow.engine.run;

import dev.winnow.core.run.RunEvent;
import java.io.IOException;

/// Is told everything that happens in a run, in order, by one thread.
@FunctionalInterface
public interface RunListener {

  /// Takes an event in.
  ///
  /// @throws IOException when it cannot write down what it must; the run then stops, and the
  ///   journal keeps what came in
  void on(RunEvent event) throws IOException;

  /// Is called a few times a second while the run waits, by the same thread.
  default void tick() {}
}
