package dev.winnow.server.database;

import dev.winnow.storage.dataset.DatabaseRows;
import dev.winnow.storage.dataset.Datasets;
import dev.winnow.storage.dataset.Rows;
import dev.winnow.storage.dataset.Versions;
import dev.winnow.storage.evaluation.Evaluations;
import dev.winnow.storage.model.ModelStore;
import dev.winnow.storage.review.ReviewedRows;
import dev.winnow.storage.task.SoundRows;
import dev.winnow.storage.task.Tasks;
import dev.winnow.storage.template.ChangeTemplates;
import dev.winnow.storage.template.Templates;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// What is kept in the database, but for tasks.
@Configuration(proxyBeanMethods = false)
class StoreConfiguration {

  @Bean
  Templates templates(JdbcClient jdbc) {
    return new Templates(jdbc, Clock.systemUTC());
  }

  @Bean
  ChangeTemplates changeTemplates(
      JdbcClient jdbc, TransactionTemplate transaction, Templates templates) {
    return new ChangeTemplates(jdbc, transaction, templates, Clock.systemUTC());
  }

  @Bean
  ModelStore modelStore(JdbcClient jdbc) {
    return new ModelStore(jdbc, Clock.systemUTC());
  }

  @Bean
  Datasets datasets(JdbcClient jdbc) {
    return new Datasets(jdbc, Clock.systemUTC());
  }

  @Bean
  Evaluations evaluations(JdbcClient jdbc) {
    return new Evaluations(jdbc, Clock.systemUTC());
  }

  @Bean
  ReviewedRows reviewedRows(JdbcClient jdbc) {
    return new ReviewedRows(jdbc);
  }

  @Bean
  Versions versions(JdbcClient jdbc, TransactionTemplate transaction) {
    return new Versions(jdbc, transaction, Clock.systemUTC());
  }

  @Bean
  Rows rows(JdbcTemplate jdbc) {
    return new DatabaseRows(jdbc);
  }

  @Bean
  Tasks tasks(JdbcClient jdbc) {
    return new Tasks(jdbc, Clock.systemUTC());
  }

  @Bean
  SoundRows soundRows(JdbcClient jdbc) {
    return new SoundRows(jdbc);
  }
}
