package dev.winnow.engine.journal;

import dev.winnow.core.llm.Reply;
import dev.winnow.core.plan.Unit;
import dev.winnow.core.plan.UnitKey;
import java.util.concurrent.atomic.AtomicLong;

/// A journal that only numbers answers and keeps nothing: for previews, whose answers nobody pays
/// to keep.
public final class MemoryJournal implements Journal {

  private final AtomicLong answers = new AtomicLong();

  @Override
  public void intent(Unit unit, String requestHash) {}

  @Override
  public long answer(UnitKey unit, Reply.Answered reply) {
    return answers.getAndIncrement();
  }

  @Override
  public void failure(UnitKey unit, Reply reply) {}
}
