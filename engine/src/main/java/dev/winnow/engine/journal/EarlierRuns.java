package dev.winnow.engine.journal;

import dev.winnow.core.run.Fact;
import java.io.IOException;
import java.util.function.Consumer;

/// What earlier runs of a task left behind.
public interface EarlierRuns {

  /// How many answers there are.
  long answers();

  /// Reads everything that is left, in the order that [Fact] names.
  ///
  /// @throws IOException when it cannot be read
  void replay(Consumer<Fact> reader) throws IOException;
}
