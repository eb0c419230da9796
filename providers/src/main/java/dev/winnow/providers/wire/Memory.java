package dev.winnow.providers.wire;

import dev.winnow.core.say.Said;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;

/// What was learned of a model, and what people should know of that.
final class Memory {

  private final AtomicReference<Learned> learned = new AtomicReference<>(Learned.NOTHING);
  private final CopyOnWriteArrayList<Said> notes = new CopyOnWriteArrayList<>();

  Learned learned() {
    return learned.get();
  }

  /// Takes a lesson in, unless something was learned since.
  ///
  /// @param from what the refused request was made by
  /// @return true: a request made anew is another one than that which was refused
  boolean learn(Learned from, Learned.Lesson lesson) {
    if (learned.compareAndSet(from, lesson.learned())) {
      notes.addIfAbsent(lesson.note());
    }
    return true;
  }

  List<Said> notes() {
    return notes;
  }
}
