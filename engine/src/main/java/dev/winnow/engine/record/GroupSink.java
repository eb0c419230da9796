package dev.winnow.engine.record;

import java.util.List;

/// Where groups of entries go.
public interface GroupSink<E> {

  /// What became of a group.
  sealed interface Result {

    /// It is there.
    record Written() implements Result {}

    /// It is not, for a passing reason: the same group is handed over again after a pause.
    ///
    /// @param why in a sentence
    record Away(String why) implements Result {}
  }

  /// Writes a group, all of it or nothing. It may be handed over again although it was written, if
  /// the answer to that was lost.
  Result write(List<E> group);
}
