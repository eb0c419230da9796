package dev.winnow.server.dataset;

import dev.winnow.storage.dataset.DatabaseRows;
import dev.winnow.storage.dataset.Datasets;
import dev.winnow.storage.dataset.Rows;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Where datasets are kept.
@Configuration(proxyBeanMethods = false)
public class DatasetConfiguration {

  @Bean
  Datasets datasets(JdbcClient jdbc) {
    return new Datasets(jdbc, Clock.systemUTC());
  }

  @Bean
  Rows rows(JdbcTemplate jdbc) {
    return new DatabaseRows(jdbc);
  }
}
