package dev.winnow.storage.home;

import dev.winnow.storage.postgres.DatabaseAddress;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Brings a database to the tables of this version, as the service does when it starts.
final class MakeTables {

  private static final String SERVICE_RUNS =
      """
      select count(*) from pg_locks
      where locktype = 'advisory' and granted and (classid::bigint << 32) | objid::bigint = :lock
        and database = (select oid from pg_database where datname = current_database())
      """;

  private MakeTables() {}

  /// Whether a service works with the database, which then has the tables of that one's version.
  static boolean serviceRuns(JdbcClient database) {
    return database
            .sql(SERVICE_RUNS)
            .param("lock", DatabaseAddress.SERVICE_LOCK)
            .query(Long.class)
            .single()
        > 0;
  }

  static void in(DatabaseAddress address) throws HomeUnavailable {
    try {
      Flyway.configure()
          .dataSource(address.jdbcUrl(), address.user(), address.password())
          .locations("classpath:db/migration")
          .load()
          .migrate();
    } catch (FlywayException e) {
      String why = String.valueOf(e.getMessage()).lines().findFirst().orElse("").strip();
      throw new HomeUnavailable(
          "The database does not fit this version of Winnow: %s Back it up, and use the version that wrote it."
              .formatted(why),
          e);
    }
  }
}
