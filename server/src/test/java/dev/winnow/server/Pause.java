package dev.winnow.server;

import java.util.concurrent.locks.LockSupport;

/// Between two looks whether something has come: who spins takes a core from what is waited for.
public final class Pause {

  private static final long NANOS = 2_000_000;

  private Pause() {}

  public static void brief() {
    LockSupport.parkNanos(NANOS);
  }
}
