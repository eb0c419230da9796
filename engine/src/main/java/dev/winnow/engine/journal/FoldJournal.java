package dev.winnow.engine.journal;

import dev.winnow.core.llm.Reply;
import dev.winnow.core.plan.Unit;
import dev.winnow.core.plan.UnitKey;
import dev.winnow.core.run.Fact;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/// Makes facts of a journal's records: an answer and what was decided about it are one.
///
/// Verdicts stand in the order of the answers. Where one of them is damaged, those behind it are
/// not taken: they were made in the knowledge of what it said, and are made anew.
public final class FoldJournal {

  /// How many rows a unit asked for whose intent is damaged.
  private static final int ROWS_UNKNOWN = 1;

  private final boolean hasVerdicts;
  private final Consumer<Fact> reader;
  private final Map<UnitKey, Unit> open = new LinkedHashMap<>();

  /// Answers without verdicts so far, in their order: as many as may wait to be settled.
  private final ArrayDeque<Pending> pending = new ArrayDeque<>();

  private boolean broken;

  private record Pending(Unit unit, Reply.Answered reply) {}

  /// A journal that is about to be read.
  ///
  /// @param hasVerdicts whether it has any: one of an earlier version has none, and no answer of it
  ///   waits for them
  public FoldJournal(boolean hasVerdicts, Consumer<Fact> reader) {
    this.hasVerdicts = hasVerdicts;
    this.reader = reader;
  }

  /// Takes the next record in.
  public void accept(JournalEntry entry) {
    switch (entry) {
      case JournalEntry.Begun begun -> {}
      case JournalEntry.Opened opened -> {}
      case JournalEntry.Intent intent -> open.put(intent.unit().key(), intent.unit());
      case JournalEntry.Answer answer -> {
        Unit sent = open.remove(answer.unit());
        pending.addLast(
            new Pending(
                sent == null ? new Unit(answer.unit(), ROWS_UNKNOWN) : sent, answer.reply()));
        if (!hasVerdicts) {
          finishPending();
        }
      }
      case JournalEntry.Failure failure ->
          reader.accept(new Fact.GivenUp(failure.unit(), failure.why()));
      case JournalEntry.Decided decided -> decided(decided);
      case JournalEntry.Revised revised -> {
        if (!broken) {
          reader.accept(new Fact.Revised(revised.unit(), revised.verdict()));
        }
      }
    }
  }

  private void decided(JournalEntry.Decided decided) {
    Pending first = pending.peekFirst();
    broken = broken || first == null || !first.unit().key().equals(decided.unit());
    if (!broken && first != null) {
      pending.removeFirst();
      reader.accept(new Fact.Answered(first.unit(), first.reply(), decided.verdicts()));
    }
  }

  /// Hands over what has no verdict, then what has no answer.
  public void finish() {
    finishPending();
    for (Unit unit : open.values()) {
      reader.accept(new Fact.Open(unit));
    }
  }

  private void finishPending() {
    for (Pending answer : pending) {
      reader.accept(new Fact.Answered(answer.unit(), answer.reply(), null));
    }
    pending.clear();
  }
}
