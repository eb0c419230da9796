package dev.winnow.server.web.repeat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.winnow.server.RunningService;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/// Keys over time, and keys that somebody else has.
final class StoredAnswersTest {

  private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");

  private final JdbcClient jdbc = RunningService.get().serving().part(JdbcClient.class);
  private final TransactionTemplate transactions =
      new TransactionTemplate(
          RunningService.get().serving().part(PlatformTransactionManager.class));
  private final String key = UUID.randomUUID().toString();

  private StoredAnswers at(Instant now) {
    return new StoredAnswers(
        jdbc,
        JsonMapper.builder().build(),
        Clock.fixed(now, ZoneOffset.UTC),
        Duration.ofMillis(100));
  }

  private Optional<StoredAnswer> claim(Instant now) {
    return claim(now, key);
  }

  private Optional<StoredAnswer> claim(Instant now, String its) {
    return transactions.execute(status -> at(now).claim(its, "/p", "hash"));
  }

  @Test
  void aKeyIsForgottenAfterADay() {
    assertThat(claim(NOW)).isEmpty();
    at(NOW).keep(key, "/p", new StoredAnswer("hash", 201, Map.of("ETag", "\"1\""), new byte[] {1}));
    Optional<StoredAnswer> kept = claim(NOW.plus(Duration.ofHours(24)));
    assertThat(kept)
        .hasValueSatisfying(it -> {
          assertThat(it.status()).isEqualTo(201);
          assertThat(it.headers()).containsEntry("ETag", "\"1\"");
          assertThat(it.body()).containsExactly(1);
        });
    assertThat(claim(NOW.plus(Duration.ofHours(24)).plusMillis(1))).isEmpty();
  }

  @Test
  void oldOnesAreRemoved() {
    Instant longAgo = Instant.parse("2000-01-01T00:00:00Z");
    claim(longAgo);
    claim(longAgo.plus(Duration.ofHours(24)), UUID.randomUUID().toString());
    assertThat(isKept()).isTrue();
    claim(longAgo.plus(Duration.ofHours(25)), UUID.randomUUID().toString());
    assertThat(isKept()).isFalse();
  }

  private boolean isKept() {
    return jdbc.sql("select count(*) from idempotent_request where key = :key")
            .param("key", key)
            .query(Long.class)
            .single()
        > 0;
  }

  @Test
  void waitsForSomebodyElseOnlySoLong() {
    TransactionTemplate other =
        new TransactionTemplate(
            RunningService.get().serving().part(PlatformTransactionManager.class));
    other.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    transactions.executeWithoutResult(first -> {
      at(NOW).claim(key, "/p", "hash");
      assertThatThrownBy(() -> other.execute(second -> at(NOW).claim(key, "/p", "hash")))
          .satisfies(thrown ->
              assertThat(
                      ((SQLException) NestedExceptionUtils.getMostSpecificCause(thrown))
                          .getSQLState())
                  .isEqualTo("55P03"));
    });
  }
}
