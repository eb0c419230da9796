package dev.winnow.server.web.repeat;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// The answers to requests with an `Idempotency-Key`, by key and path, for a day.
final class StoredAnswers {

  static final Duration KEPT = Duration.ofHours(24);

  private static final TypeReference<Map<String, String>> HEADERS = new TypeReference<>() {};

  private final JdbcClient jdbc;
  private final JsonMapper json;
  private final Clock clock;
  private final Duration wait;

  /// @param wait for another transaction with the same key, at most
  StoredAnswers(JdbcClient jdbc, JsonMapper json, Clock clock, Duration wait) {
    this.jdbc = jdbc;
    this.json = json;
    this.clock = clock;
    this.wait = wait;
  }

  /// Takes a key for a request; call it in the transaction that does what the request asks. While
  /// another transaction has the key, this waits for its end.
  ///
  /// @return what was answered to the key before; empty when it is this request's now
  /// @throws org.springframework.dao.DataAccessException with SQL state 55P03, after waiting in
  ///   vain
  Optional<StoredAnswer> claim(String key, String path, String requestHash) {
    limitWait(wait.toMillis() + "ms");
    forgetOld();
    int taken =
        jdbc.sql(
                """
                insert into idempotent_request (key, path, request_hash, status, headers, body, created_at)
                values (:key, :path, :hash, 0, '{}', ''::bytea, :now)
                on conflict (key, path) do nothing
                """)
            .param("key", key)
            .param("path", path)
            .param("hash", requestHash)
            .param("now", Timestamp.from(clock.instant()))
            .update();
    limitWait("0");
    return taken == 1 ? Optional.empty() : find(key, path);
  }

  private void limitWait(String time) {
    jdbc.sql("select set_config('lock_timeout', :time, true)")
        .param("time", time)
        .query(String.class)
        .single();
  }

  private Optional<StoredAnswer> find(String key, String path) {
    return jdbc.sql(
            """
            select request_hash, status, headers::text as headers, body
            from idempotent_request where key = :key and path = :path
            """)
        .param("key", key)
        .param("path", path)
        .query((row, number) -> answer(row))
        .optional();
  }

  private StoredAnswer answer(ResultSet row) throws SQLException {
    return new StoredAnswer(
        row.getString("request_hash"),
        row.getInt("status"),
        json.readValue(row.getString("headers"), HEADERS),
        row.getBytes("body"));
  }

  /// Keeps what is answered to a key that was taken.
  void keep(String key, String path, StoredAnswer answer) {
    jdbc.sql(
            """
            update idempotent_request set status = :status, headers = cast(:headers as json), body = :body
            where key = :key and path = :path
            """)
        .param("status", answer.status())
        .param("headers", json.writeValueAsString(answer.headers()))
        .param("body", answer.body())
        .param("key", key)
        .param("path", path)
        .update();
  }

  /// What somebody else forgets just now is theirs: nobody waits for them.
  private void forgetOld() {
    jdbc.sql(
            """
            delete from idempotent_request where (key, path) in (
              select key, path from idempotent_request where created_at < :before for update skip locked)
            """)
        .param("before", Timestamp.from(clock.instant().minus(KEPT)))
        .update();
  }
}
