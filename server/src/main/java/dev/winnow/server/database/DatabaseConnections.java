package dev.winnow.server.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.winnow.server.start.Settings;
import dev.winnow.server.start.StartingDatabase;
import dev.winnow.storage.postgres.DatabaseAddress;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/// Connections to the database: the embedded one, unless the settings name another.
@Configuration(proxyBeanMethods = false)
public class DatabaseConnections {

  private static final int CONNECTIONS_MAX = 20;
  private static final long CONNECTION_TIMEOUT_MILLIS = 5_000;

  /// How long a service that was killed may still seem to have the database.
  private static final Duration TURN_AWAITED = Duration.ofSeconds(3);

  @Bean
  DatabaseAddress databaseAddress(Settings settings, ObjectProvider<StartingDatabase> embedded) {
    return settings
        .namedDatabase()
        .map(url ->
            DatabaseAddress.read(
                url, System.getenv("WINNOW_DB_USER"), System.getenv("WINNOW_DB_PASSWORD")))
        .orElseGet(() -> embedded.getObject().await().address());
  }

  @Bean
  DatabaseTurn databaseTurn(Settings settings, DatabaseAddress address)
      throws SQLException, InterruptedException {
    return settings.namedDatabase().isPresent()
        ? SessionLock.take(alone(address), TURN_AWAITED)
        : DatabaseTurn.ALWAYS;
  }

  /// @param turn taken before anything is changed in the database
  @Bean(destroyMethod = "close")
  HikariDataSource dataSource(DatabaseAddress address, DatabaseTurn turn) {
    HikariConfig config = pool("winnow", address);
    config.setMaximumPoolSize(CONNECTIONS_MAX);
    config.setMinimumIdle(2);
    return new HikariDataSource(config);
  }

  @Bean(destroyMethod = "close")
  WriterConnection writerConnection(DatabaseAddress address, DatabaseTurn turn) {
    HikariConfig config = pool("winnow-writer", address);
    config.setMaximumPoolSize(1);
    return new WriterConnection(new HikariDataSource(config));
  }

  private static HikariConfig pool(String name, DatabaseAddress address) {
    HikariConfig config = new HikariConfig();
    config.setPoolName(name);
    config.setJdbcUrl(address.jdbcUrl());
    config.setUsername(address.user());
    config.setPassword(address.password());
    config.setConnectionTimeout(CONNECTION_TIMEOUT_MILLIS);
    config.setKeepaliveTime(30_000);
    config.addDataSourceProperty("reWriteBatchedInserts", "true");
    properties().forEach((key, value) -> config.addDataSourceProperty((String) key, value));
    return config;
  }

  /// Makes a connection each time it is asked for one.
  private static DataSource alone(DatabaseAddress address) {
    DriverManagerDataSource source = new DriverManagerDataSource(address.jdbcUrl(), properties());
    source.setUsername(address.user());
    source.setPassword(address.password());
    return source;
  }

  private static Properties properties() {
    Properties properties = new Properties();
    properties.setProperty("ApplicationName", "winnow");
    properties.setProperty("tcpKeepAlive", "true");
    // A connection that died without a word must not hold its caller for ever.
    properties.setProperty("socketTimeout", "60");
    properties.setProperty("connectTimeout", "5");
    return properties;
  }
}
