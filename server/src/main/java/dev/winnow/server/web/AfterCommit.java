package dev.winnow.server.web;

import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// Work outside the database that must not happen unless what is in the database has.
public final class AfterCommit {

  private AfterCommit() {}

  /// Runs it after the transaction of this thread is committed; at once where there is none.
  public static void run(Runnable work) {
    if (!TransactionSynchronizationManager.isSynchronizationActive()) {
      work.run();
      return;
    }
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            work.run();
          }
        });
  }
}
