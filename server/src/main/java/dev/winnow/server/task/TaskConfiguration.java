package dev.winnow.server.task;

import dev.winnow.engine.Time;
import dev.winnow.engine.record.GroupWriter;
import dev.winnow.server.call.StoredModels;
import dev.winnow.server.database.DatabaseTurn;
import dev.winnow.server.database.WriterConnection;
import dev.winnow.server.start.Settings;
import dev.winnow.server.web.Downloads;
import dev.winnow.storage.dataset.Datasets;
import dev.winnow.storage.dataset.Rows;
import dev.winnow.storage.dataset.Versions;
import dev.winnow.storage.evaluation.Evaluations;
import dev.winnow.storage.review.ReviewedRows;
import dev.winnow.storage.task.EntryBytes;
import dev.winnow.storage.task.Pins;
import dev.winnow.storage.task.RecordTasks;
import dev.winnow.storage.task.Recorded;
import dev.winnow.storage.task.TaskCells;
import dev.winnow.storage.task.TaskEntry;
import dev.winnow.storage.task.TaskFacts;
import dev.winnow.storage.task.TaskHistory;
import dev.winnow.storage.task.TaskLabels;
import dev.winnow.storage.task.TaskModels;
import dev.winnow.storage.task.Tasks;
import io.micrometer.core.instrument.MeterRegistry;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.task.VirtualThreadTaskExecutor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// The parts of the task feature.
@Configuration(proxyBeanMethods = false)
public class TaskConfiguration {

  /// What may wait for the database before runs wait for it: so many entries, of so many bytes.
  private static final int WAITING_MAX = 5_000;

  private static final long WAITING_BYTES_MAX = 32L << 20;

  @Bean
  TaskStores taskStores(
      JdbcClient jdbc,
      Tasks tasks,
      Datasets datasets,
      Rows rows,
      Versions versions,
      Evaluations evaluations) {
    return new TaskStores(
        tasks,
        new TaskCells(jdbc),
        new TaskLabels(jdbc),
        new TaskHistory(jdbc),
        new TaskFacts(jdbc),
        datasets,
        rows,
        versions,
        new Pins(jdbc),
        new TaskModels(jdbc, Clock.systemUTC()),
        new PinnedTasks(tasks),
        evaluations);
  }

  @Bean
  TaskFeeds taskFeeds(TaskStores stores, ObjectProvider<TaskRuns> runs) {
    return new TaskFeeds(stores, Time.SYSTEM, id -> runs.getObject().live(id));
  }

  @Bean
  TaskMetrics taskMetrics(MeterRegistry registry, TaskStores stores) {
    return new TaskMetrics(
        registry, stores.tasks(), Time.SYSTEM, new VirtualThreadTaskExecutor("count-tasks-"));
  }

  @Bean
  RecordTasks recordTasks(WriterConnection connection) {
    return new RecordTasks(connection.jdbc(), connection.transaction());
  }

  @Bean(destroyMethod = "close")
  GroupWriter<TaskEntry> taskWriter(
      WriterConnection connection,
      RecordTasks record,
      DatabaseTurn turn,
      TaskFeeds feeds,
      TaskMetrics metrics,
      ObjectProvider<TaskRuns> runs) {
    Consumer<List<Recorded>> watchers = metrics::recorded;
    // The writer waits for no connection but its own.
    Tasks tasks = new Tasks(JdbcClient.create(connection.jdbc()), Clock.systemUTC());
    GroupWriter<TaskEntry> writer =
        new GroupWriter<>(
            new DatabaseSink(
                record,
                turn::isOurs,
                watchers.andThen(feeds::recorded),
                (id, why) -> runs.getObject().broken(id, why, tasks)),
            new GroupWriter.Room<>(WAITING_MAX, WAITING_BYTES_MAX, EntryBytes::of),
            Time.SYSTEM);
    metrics.watch(writer);
    return writer;
  }

  /// Shown as `recording`.
  @Bean
  RecordingHealth recordingHealthIndicator(GroupWriter<TaskEntry> writer) {
    return new RecordingHealth(writer);
  }

  @Bean
  OutputFiles outputFiles(TaskStores stores, Settings settings, Downloads downloads) {
    return new OutputFiles(stores, settings.files(), downloads);
  }

  @Bean
  TaskRuns taskRuns(
      TaskStores stores,
      StoredModels models,
      DatabaseTurn turn,
      GroupWriter<TaskEntry> writer,
      RecordTasks record,
      OutputFiles files,
      Settings settings) {
    return new TaskRuns(
        new TaskRun.Surroundings(
            stores,
            models,
            turn,
            new Preparing(),
            writer,
            record.writer(),
            settings.spool(),
            Time.SYSTEM,
            new SecureRandom()),
        files,
        new VirtualThreadTaskExecutor("task-"));
  }

  @Bean
  ControlTasks controlTasks(
      TaskStores stores,
      TaskRuns runs,
      TaskFeeds feeds,
      OutputFiles files,
      PlatformTransactionManager transactions) {
    return new ControlTasks(
        stores,
        runs,
        feeds,
        files,
        new MakeTask(stores, Clock.systemUTC(), new SecureRandom()),
        new TransactionTemplate(transactions));
  }

  @Bean
  RefillTask refillTask(
      TaskStores stores,
      ReviewedRows reviewed,
      TaskRuns runs,
      TaskFeeds feeds,
      PlatformTransactionManager transactions) {
    return new RefillTask(stores, reviewed, runs, feeds, new TransactionTemplate(transactions));
  }
}
