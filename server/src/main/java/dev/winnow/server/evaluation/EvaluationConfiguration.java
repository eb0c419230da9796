package dev.winnow.server.evaluation;

import dev.winnow.server.call.StoredModels;
import dev.winnow.server.database.DatabaseTurn;
import dev.winnow.server.start.Settings;
import dev.winnow.storage.dataset.Datasets;
import dev.winnow.storage.dataset.Rows;
import dev.winnow.storage.dataset.Versions;
import dev.winnow.storage.evaluation.EvaluatedTask;
import dev.winnow.storage.evaluation.Evaluations;
import dev.winnow.storage.task.Pins;
import dev.winnow.storage.task.SoundRows;
import dev.winnow.storage.task.Tasks;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.concurrent.Executors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/// The parts of the evaluation feature.
@Configuration(proxyBeanMethods = false)
class EvaluationConfiguration {

  @Bean
  EvaluationStores evaluationStores(
      JdbcClient jdbc,
      Evaluations evaluations,
      Datasets datasets,
      Versions versions,
      Rows rows,
      Tasks tasks,
      SoundRows sound) {
    return new EvaluationStores(
        evaluations, datasets, versions, rows, tasks, sound, new Pins(jdbc));
  }

  @Bean
  AskEvaluation askEvaluation(EvaluationStores stores) {
    return new AskEvaluation(stores);
  }

  @Bean
  WriteReport writeReport() {
    return new WriteReport();
  }

  @Bean
  RunEvaluations runEvaluations(
      EvaluationStores stores,
      StoredModels models,
      TransactionTemplate transaction,
      JsonMapper json,
      Settings settings,
      DatabaseTurn turn,
      ApplicationEventPublisher events) {
    return new RunEvaluations(
        stores,
        new RunEvaluation.Surroundings(
            models,
            transaction,
            json,
            settings.evaluations(),
            new SecureRandom(),
            Clock.systemUTC(),
            task -> events.publishEvent(new EvaluatedTask(task))),
        turn,
        // Of their own: this work computes, and virtual threads would wait for it.
        Executors.newThreadPerTaskExecutor(
            Thread.ofPlatform().daemon().name("evaluation-", 0).factory()));
  }
}
