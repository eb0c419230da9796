package dev.winnow.server.task;

import java.util.concurrent.Semaphore;

/// Lets a few runs at a time read again what they did before, however many go on at once: so the
/// database has time for people, too.
///
/// For any number of threads.
final class Preparing {

  static final int RUNS_MAX = 4;

  private final Semaphore turns = new Semaphore(RUNS_MAX, true);
  private volatile boolean closed;

  /// Waits for a turn; [#end] gives it back.
  ///
  /// @throws InterruptedException when the service is stopping
  void begin() throws InterruptedException {
    turns.acquire();
    if (closed) {
      turns.release();
      throw new InterruptedException("the service is stopping");
    }
  }

  void end() {
    turns.release();
  }

  /// Nobody gets a turn any more.
  void close() {
    closed = true;
  }
}
