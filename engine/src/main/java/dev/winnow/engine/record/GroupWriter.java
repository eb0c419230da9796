package dev.winnow.engine.record;

import dev.winnow.engine.Time;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;

/// Collects entries from many threads and hands them over in groups: after [#GROUP_MILLIS], or as
/// soon as there are [#GROUP_MAX].
///
/// While the sink is away entries wait here; when there is no [Room] left, those who bring more
/// wait too. So what memory holds is bounded, and nothing is dropped.
public final class GroupWriter<E> implements AutoCloseable {

  /// Entries handed over at once, at the most.
  public static final int GROUP_MAX = 500;

  /// How long an entry waits for company, in milliseconds.
  public static final long GROUP_MILLIS = 50;

  private static final long PAUSE_FIRST_MILLIS = 100;
  private static final long PAUSE_MAX_MILLIS = 2_000;

  private final GroupSink<E> sink;
  private final Room<E> room;
  private final Time time;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final ArrayDeque<E> waiting = new ArrayDeque<>();
  private final Thread writing;

  /// Entries ever brought, and ever written.
  private long brought;

  private long written;

  private int flushing;
  private boolean closed;

  /// Whether nothing is written any more.
  private boolean over;

  /// What all entries that are not written yet take.
  private long bytes;

  private String away = "";

  /// How much may wait. An entry is let in while less does, however large it is.
  ///
  /// @param entriesMax at least [#GROUP_MAX]
  /// @param bytesMax of those that are being written, too
  /// @param bytes what an entry takes of memory, about; always the same for the same entry
  public record Room<E>(int entriesMax, long bytesMax, ToLongFunction<E> bytes) {

    public Room {
      entriesMax = Math.max(entriesMax, GROUP_MAX);
    }
  }

  /// A writer that has started.
  public GroupWriter(GroupSink<E> sink, Room<E> room, Time time) {
    this.sink = sink;
    this.room = room;
    this.time = time;
    this.writing = Thread.ofPlatform().daemon().name("group-writer").start(this::write);
  }

  /// Brings an entry; waits while too many wait.
  ///
  /// @throws InterruptedException when the calling thread is interrupted; the entry was not taken
  public void put(E entry) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (isFull() && !closed && !over) {
        changed.await();
      }
      if (closed || over) {
        throw new InterruptedException("the writer is closed");
      }
      waiting.addLast(entry);
      brought++;
      bytes += room.bytes().applyAsLong(entry);
      if (waiting.size() == 1 || waiting.size() >= GROUP_MAX || isFull()) {
        changed.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }

  private boolean isFull() {
    return waiting.size() >= room.entriesMax() || bytes >= room.bytesMax();
  }

  /// Waits until everything brought before is written.
  ///
  /// @return whether it is; not when the writer was closed first
  public boolean flush() throws InterruptedException {
    lock.lockInterruptibly();
    flushing++;
    try {
      long upTo = brought;
      changed.signalAll();
      while (written < upTo && !over) {
        changed.await();
      }
      return written >= upTo;
    } finally {
      flushing--;
      lock.unlock();
    }
  }

  /// Why nothing can be written at the moment; empty while it can.
  public String away() {
    return locked(() -> away);
  }

  /// Whether nothing is written any more: it was closed, or its sink had a bug.
  public boolean isOver() {
    return locked(() -> over);
  }

  /// How many entries wait.
  public int waiting() {
    return locked(() -> (int) (brought - written));
  }

  /// Writes what waits, once, and ends; what cannot be written then is left to the journals.
  @Override
  public void close() {
    change(() -> closed = true);
    try {
      writing.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void write() {
    try {
      while (true) {
        List<E> group = next();
        if (!group.isEmpty() && !write(group)) {
          return;
        }
        if (group.isEmpty() && locked(() -> closed)) {
          return;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      change(() -> over = true);
    }
  }

  /// The next group; empty when none came for a while.
  private List<E> next() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      long now = time.nanos();
      long end = now + Duration.ofMillis(GROUP_MILLIS).toNanos();
      while (waiting.size() < GROUP_MAX
          && !isFull()
          && !closed
          && time.nanos() < end
          && (waiting.isEmpty() || flushing == 0)) {
        time.awaitUntil(changed, end);
      }
      List<E> group = new ArrayList<>(Math.min(waiting.size(), GROUP_MAX));
      while (!waiting.isEmpty() && group.size() < GROUP_MAX) {
        group.add(waiting.removeFirst());
      }
      return group;
    } finally {
      lock.unlock();
    }
  }

  /// @return false when the writer was closed while the sink was away
  private boolean write(List<E> group) throws InterruptedException {
    long pause = PAUSE_FIRST_MILLIS;
    while (true) {
      switch (sink.write(group)) {
        case GroupSink.Result.Written done -> {
          done(group);
          return true;
        }
        case GroupSink.Result.Away gone -> {
          if (!pause(gone.why(), pause)) {
            return false;
          }
          pause = Math.min(PAUSE_MAX_MILLIS, pause * 2);
        }
      }
    }
  }

  private void done(List<E> group) {
    change(() -> {
      written += group.size();
      bytes -= group.stream().mapToLong(room.bytes()).sum();
      away = "";
    });
  }

  private boolean pause(String why, long millis) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      away = why;
      long end = time.nanos() + Duration.ofMillis(millis).toNanos();
      while (!closed && time.nanos() < end) {
        time.awaitUntil(changed, end);
      }
      return !closed;
    } finally {
      lock.unlock();
    }
  }

  /// Changes something that others may wait for.
  private void change(Runnable change) {
    lock.lock();
    try {
      change.run();
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private <T> T locked(Supplier<T> work) {
    lock.lock();
    try {
      return work.get();
    } finally {
      lock.unlock();
    }
  }
}
