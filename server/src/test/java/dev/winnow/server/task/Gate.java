package dev.winnow.server.task;

import dev.winnow.bench.Fault;
import dev.winnow.bench.FaultScript;
import java.util.concurrent.Semaphore;

/// Lets a server answer only as many requests as a test allows.
final class Gate implements FaultScript {

  private static final int ALL = 1_000_000;

  private final Semaphore allowed = new Semaphore(0);
  private final Semaphore arrived = new Semaphore(0);
  private final FaultScript then;

  Gate(FaultScript then) {
    this.then = then;
  }

  static Gate closed() {
    return new Gate(FaultScript.none());
  }

  @Override
  public Fault fault(long number, String key, int attempt) {
    arrived.release();
    allowed.acquireUninterruptibly();
    return then.fault(number, key, attempt);
  }

  void let(int requests) {
    allowed.release(requests);
  }

  void open() {
    let(ALL);
  }

  /// Waits until so many more requests have come.
  void awaitArrived(int requests) throws InterruptedException {
    arrived.acquire(requests);
  }
}
