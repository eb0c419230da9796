package dev.winnow.engine.journal;

import dev.winnow.core.llm.Reply;
import dev.winnow.core.plan.Unit;
import dev.winnow.core.plan.UnitKey;
import dev.winnow.core.run.Verdict;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/// A journal that only numbers answers and keeps nothing: for previews, whose answers nobody pays
/// to keep.
public final class MemoryJournal implements Journal {

  private final AtomicLong answers = new AtomicLong();

  @Override
  public void intent(Unit unit) {}

  @Override
  public long answer(UnitKey unit, Reply.Answered reply) {
    return answers.getAndIncrement();
  }

  @Override
  public void failure(UnitKey unit, Reply reply) {}

  @Override
  public void decided(UnitKey unit, List<Verdict> verdicts) {}

  @Override
  public void revised(UnitKey unit, Verdict verdict) {}
}
