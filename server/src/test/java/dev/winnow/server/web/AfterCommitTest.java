package dev.winnow.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.server.RunningService;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// What reaches beyond the database waits for it.
final class AfterCommitTest {

  private final JdbcClient jdbc = RunningService.get().serving().part(JdbcClient.class);
  private final TransactionTemplate transactions =
      new TransactionTemplate(
          RunningService.get().serving().part(PlatformTransactionManager.class));
  private final BlockingQueue<Integer> seen = new LinkedBlockingQueue<>();

  @Test
  void runsAtOnceWithoutATransaction() {
    AfterCommit.run(() -> seen.add(1));
    assertThat(seen).containsExactly(1);
  }

  @Test
  void runsWhenWhatWasWrittenCanBeSeenAndMayWriteItself() throws InterruptedException {
    jdbc.sql("create table if not exists after_commit_test (n integer)").update();
    transactions.executeWithoutResult(status -> {
      jdbc.sql("insert into after_commit_test values (7)").update();
      AfterCommit.run(() -> {
        jdbc.sql("update after_commit_test set n = n + 1").update();
        seen.add(jdbc.sql("select n from after_commit_test").query(Integer.class).single());
      });
      assertThat(seen).isEmpty();
    });
    assertThat(seen.poll(20, TimeUnit.SECONDS)).isEqualTo(8);
    assertThat(jdbc.sql("select n from after_commit_test").query(Integer.class).single())
        .isEqualTo(8);
    jdbc.sql("drop table after_commit_test").update();
  }

  @Test
  void neverRunsAfterARollback() {
    transactions.executeWithoutResult(status -> {
      AfterCommit.run(() -> seen.add(1));
      status.setRollbackOnly();
    });
    assertThat(seen).isEmpty();
  }
}
