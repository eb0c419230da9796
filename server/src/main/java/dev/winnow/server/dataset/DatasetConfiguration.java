package dev.winnow.server.dataset;

import dev.winnow.server.start.Settings;
import dev.winnow.storage.dataset.Datasets;
import dev.winnow.storage.dataset.DiffVersions;
import dev.winnow.storage.dataset.Exports;
import dev.winnow.storage.dataset.Imports;
import dev.winnow.storage.dataset.RowOrigins;
import dev.winnow.storage.dataset.Rows;
import dev.winnow.storage.dataset.Versions;
import dev.winnow.storage.review.ReviewedRows;
import dev.winnow.storage.search.CategoryNames;
import dev.winnow.storage.search.RowIndexes;
import java.time.Clock;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/// The parts of the dataset feature.
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class DatasetConfiguration {

  private static final int INDEXES_AT_ONCE = 2;

  /// Of their own: this work computes for minutes, and virtual threads would wait for it.
  private static ThreadFactory threads(String name) {
    return Thread.ofPlatform().daemon().name(name, 0).factory();
  }

  @Bean
  CategoryNames categoryNames(JdbcTemplate jdbc) {
    return new CategoryNames(jdbc);
  }

  @Bean(destroyMethod = "close")
  RowIndexes rowIndexes(Settings settings, JdbcTemplate jdbc, CategoryNames categories) {
    return new RowIndexes(
        settings.index(),
        jdbc,
        categories,
        Executors.newFixedThreadPool(INDEXES_AT_ONCE, threads("index-")));
  }

  @Bean
  DatasetStores datasetStores(
      JdbcClient jdbc,
      Datasets datasets,
      Versions versions,
      Rows rows,
      ReviewedRows reviewed,
      RowIndexes indexes,
      CategoryNames categories) {
    return new DatasetStores(
        datasets,
        versions,
        rows,
        reviewed,
        new RowOrigins(jdbc),
        new DiffVersions(jdbc, rows),
        new Imports(jdbc, Clock.systemUTC()),
        new Exports(jdbc, Clock.systemUTC()),
        indexes,
        categories);
  }

  @Bean
  RunImports runImports(
      DatasetStores stores, TransactionTemplate transaction, JdbcTemplate jdbc, Settings settings) {
    return new RunImports(
        stores,
        transaction,
        jdbc,
        settings,
        Executors.newThreadPerTaskExecutor(threads("import-")));
  }

  @Bean
  RunExports runExports(DatasetStores stores, Settings settings) {
    return new RunExports(stores, settings, Executors.newThreadPerTaskExecutor(threads("export-")));
  }

  @Bean
  RunProfiles runProfiles(DatasetStores stores, JdbcClient jdbc, JsonMapper json) {
    return new RunProfiles(
        stores, jdbc, json, Executors.newThreadPerTaskExecutor(threads("profile-")));
  }
}
