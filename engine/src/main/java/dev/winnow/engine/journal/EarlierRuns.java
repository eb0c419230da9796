package dev.winnow.engine.journal;

import java.io.IOException;
import java.util.function.Consumer;

/// What earlier runs of a task left behind.
public interface EarlierRuns {

  /// How many answers there are.
  long answers();

  /// Reads everything that is left, in the order in which it was written.
  ///
  /// @throws IOException when it cannot be read
  void replay(Consumer<JournalEntry> reader) throws IOException;
}
