package dev.winnow.engine.journal;

import java.util.concurrent.atomic.AtomicLong;

/// A journal that only numbers answers and keeps nothing: for previews, whose answers nobody pays
/// to keep.
public final class MemoryJournal implements Journal {

  private final AtomicLong answers = new AtomicLong();

  @Override
  public long append(JournalEntry entry) {
    return entry instanceof JournalEntry.Answer ? answers.getAndIncrement() : answers.get();
  }
}
