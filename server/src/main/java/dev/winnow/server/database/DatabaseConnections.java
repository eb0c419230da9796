package dev.winnow.server.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.winnow.server.start.Settings;
import dev.winnow.server.start.StartingDatabase;
import dev.winnow.storage.postgres.EmbeddedPostgres;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Connections to the database: the embedded one, unless the settings name another.
@Configuration(proxyBeanMethods = false)
public class DatabaseConnections {

  private static final int CONNECTIONS_MAX = 20;
  private static final long CONNECTION_TIMEOUT_MILLIS = 5_000;

  @Bean(destroyMethod = "close")
  HikariDataSource dataSource(Settings settings, ObjectProvider<StartingDatabase> embedded) {
    DatabaseAddress address =
        settings
            .namedDatabase()
            .map(url ->
                DatabaseAddress.read(
                    url, System.getenv("WINNOW_DB_USER"), System.getenv("WINNOW_DB_PASSWORD")))
            .orElseGet(() -> address(embedded.getObject().await()));
    HikariConfig config = new HikariConfig();
    config.setPoolName("winnow");
    config.setJdbcUrl(address.jdbcUrl());
    config.setUsername(address.user());
    config.setPassword(address.password());
    config.setMaximumPoolSize(CONNECTIONS_MAX);
    config.setMinimumIdle(2);
    config.setConnectionTimeout(CONNECTION_TIMEOUT_MILLIS);
    config.setKeepaliveTime(30_000);
    config.addDataSourceProperty("reWriteBatchedInserts", "true");
    config.addDataSourceProperty("ApplicationName", "winnow");
    config.addDataSourceProperty("tcpKeepAlive", "true");
    // A connection that died without a word must not hold its caller for ever.
    config.addDataSourceProperty("socketTimeout", "60");
    config.addDataSourceProperty("connectTimeout", "5");
    return new HikariDataSource(config);
  }

  private static DatabaseAddress address(EmbeddedPostgres embedded) {
    return new DatabaseAddress(embedded.jdbcUrl(), embedded.user(), embedded.password());
  }
}
