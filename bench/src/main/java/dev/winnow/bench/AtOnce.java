package dev.winnow.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/// Work that is done many times at once, each time on a virtual thread of its own.
final class AtOnce {

  private AtOnce() {}

  /// One of many pieces of work.
  interface Work<T> {
    /// Does it.
    ///
    /// @param number from 0
    T done(int number) throws Exception;
  }

  /// Does it so many times and waits for all of them.
  ///
  /// @return what came of each, in the order of their numbers
  static <T> List<T> all(int times, Work<T> work) throws InterruptedException, ExecutionException {
    return results(started(times, work));
  }

  /// Begins it so many times.
  static <T> List<FutureTask<T>> started(int times, Work<T> work) {
    List<FutureTask<T>> started = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      int number = i;
      FutureTask<T> task = new FutureTask<>(() -> work.done(number));
      Thread.startVirtualThread(task);
      started.add(task);
    }
    return started;
  }

  /// What came of each, when all are done.
  static <T> List<T> results(List<FutureTask<T>> started)
      throws InterruptedException, ExecutionException {
    List<T> results = new ArrayList<>();
    for (FutureTask<T> each : started) {
      results.add(each.get());
    }
    return results;
  }
}
