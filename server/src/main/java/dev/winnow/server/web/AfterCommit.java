package dev.winnow.server.web;

import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// Puts off what reaches beyond the database until the transaction around it is committed.
public final class AfterCommit {

  private AfterCommit() {}

  /// Runs this when the transaction of this thread has been committed, on a thread of its own: the
  /// transaction's connection still belongs to this one then, and what is written through it would
  /// be lost. When the transaction is rolled back it never runs. Without a transaction it runs at
  /// once, on this thread.
  public static void run(Runnable action) {
    if (!TransactionSynchronizationManager.isSynchronizationActive()) {
      action.run();
      return;
    }
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            Thread.ofVirtual().name("after-commit").start(action);
          }
        });
  }
}
