package dev.winnow.engine.run;

import dev.winnow.core.plan.UnitKey;
import dev.winnow.core.run.RunEvent;
import dev.winnow.core.run.Settlement;
import dev.winnow.core.run.Verdict;
import dev.winnow.engine.journal.Journal;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;

/// Writes down what is decided during a run, and tells of all that happens.
final class RunRecord {

  private final Journal journal;
  private final RunListener listener;
  private final Consumer<IOException> failed;

  /// @param failed hears what could not be written
  RunRecord(Journal journal, RunListener listener, Consumer<IOException> failed) {
    this.journal = journal;
    this.listener = listener;
    this.failed = failed;
  }

  void tell(RunEvent event) {
    write(() -> listener.on(event));
  }

  /// Law 8: a verdict is on record before it counts.
  void decided(UnitKey unit, List<Verdict> verdicts) {
    write(() -> journal.decided(unit, verdicts));
  }

  void revised(Settlement.Revision revision) {
    write(() -> journal.revised(revision.unit(), revision.verdict()));
  }

  private interface Writing {
    void write() throws IOException;
  }

  private void write(Writing writing) {
    try {
      writing.write();
    } catch (IOException e) {
      failed.accept(e);
    }
  }
}
