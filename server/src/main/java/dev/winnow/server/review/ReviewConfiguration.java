package dev.winnow.server.review;

import dev.winnow.storage.dataset.Datasets;
import dev.winnow.storage.dataset.Rows;
import dev.winnow.storage.review.ReviewQueue;
import dev.winnow.storage.review.ReviewedRows;
import dev.winnow.storage.review.Reviews;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// The parts of the review feature.
@Configuration(proxyBeanMethods = false)
class ReviewConfiguration {

  @Bean
  ReviewStores reviewStores(
      JdbcClient jdbc,
      TransactionTemplate transaction,
      Datasets datasets,
      Rows rows,
      ReviewedRows reviewed) {
    return new ReviewStores(
        datasets,
        rows,
        new Reviews(jdbc, datasets, transaction, Clock.systemUTC()),
        reviewed,
        new ReviewQueue(jdbc));
  }
}
