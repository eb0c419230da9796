package dev.winnow.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Many readers of the list of tasks, which hardly changes.
///
/// @param count how many
record IdleReaders(ServiceProcess service, int count) {

  private static final Duration WAIT = Duration.ofSeconds(10);

  /// @param task one that is started and ends while they all watch
  void measure(String task) throws IOException, InterruptedException, ExecutionException {
    double before = service.residentMegabytes();
    List<StreamReader> readers = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < count; i++) {
        readers.add(new StreamReader(service.api().port(), ServiceApi.TASKS + "/stream", null));
      }
      Thread.sleep(WAIT);
      double open = service.residentMegabytes();
      double cpu = service.javaCpuSeconds();
      Thread.sleep(WAIT);
      double idleCpu = service.javaCpuSeconds() - cpu;
      List<Future<?>> told = new ArrayList<>();
      for (StreamReader reader : readers) {
        told.add(
            threads.submit(() -> {
              reader.until("event: task");
              return reader;
            }));
      }
      service.api().post(ServiceApi.TASKS + "/" + task + "/resume", "");
      for (Future<?> each : told) {
        each.get();
      }
      service.api().completed(task);
      Figures.table(
          "Idle readers of the list of tasks; each was told of a task that ran",
          "readers",
          "memory before",
          "with them",
          "a reader",
          "after a task",
          "CPU a second while idle");
      Figures.row(
          "| %,d | %.0f MB | %.0f MB | %.0f KB | %.0f MB | %.1f ms |"
              .formatted(
                  count,
                  before,
                  open,
                  (open - before) * 1024 / count,
                  service.residentMegabytes(),
                  1e3 * idleCpu / WAIT.toSeconds()));
    } finally {
      readers.forEach(StreamReader::close);
    }
  }
}
