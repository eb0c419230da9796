package dev.winnow.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import tools.jackson.databind.JsonNode;

/// What readers of event streams cost a task that makes about 500 rows a second, and the service.
public final class ServiceStreams {

  private static final int READERS = 100;
  private static final int STALLED = 10;
  private static final Duration GIVE_UP = Duration.ofMinutes(3);

  /// Fifty calls of five rows, each half a second: 500 rows a second.
  private static final int CONCURRENCY = 50;

  private static final int BATCH_SIZE = 5;
  private static final String LATENCY_MILLIS = "500";

  /// For how long idle readers are watched.
  private static final Duration IDLE = Duration.ofSeconds(10);

  private final ServiceApi api;
  private final String small;
  private final String large;
  private final String model;

  private ServiceStreams(ServiceApi api, int modelPort) throws IOException, InterruptedException {
    this.api = api;
    small = api.made(ServiceApi.TEMPLATES, FillService.template(0));
    large = api.made(ServiceApi.TEMPLATES, largeRows());
    model = api.model("simulated", modelPort, 2 * CONCURRENCY);
  }

  /// `ROWS REPETITIONS IDLE_READERS`
  public static void main(String[] arguments) throws Exception {
    int rows = Integer.parseInt(arguments[0]);
    int repetitions = Integer.parseInt(arguments[1]);
    int idle = Integer.parseInt(arguments[2]);
    try (Launched launched = new Launched();
        ServerProcess server = ServerProcess.start("--latency", LATENCY_MILLIS);
        ServiceProcess service = ServiceProcess.start(launched.folder().resolve("home"), "")) {
      ServiceStreams streams = new ServiceStreams(service.api(), server.port());
      streams.alternate(rows, repetitions);
      streams.stalled(rows, repetitions);
      idle(service, idle, streams.task(streams.small, 100));
    }
  }

  private void alternate(int rows, int repetitions) throws Exception {
    // Unmeasured, so that the first one measured is not the one that warms up.
    alone(small, rows);
    List<Double> without = new ArrayList<>();
    List<Double> with = new ArrayList<>();
    for (int i = 0; i < repetitions; i++) {
      without.add(alone(small, rows));
      with.add(read(rows));
    }
    say("%d readers, each has every row once and in order".formatted(READERS), rows, without, with);
  }

  private void stalled(int rows, int repetitions) throws Exception {
    List<Double> without = new ArrayList<>();
    List<Double> with = new ArrayList<>();
    List<StreamReader> readers = new ArrayList<>();
    try {
      for (int i = 0; i < repetitions; i++) {
        without.add(alone(large, rows));
        String task = task(large, rows);
        for (int reader = 0; reader < STALLED; reader++) {
          readers.add(StreamReader.stalled(api.port(), stream(task)));
        }
        with.add(rate(task, rows));
      }
      long start = System.nanoTime();
      int away = 0;
      for (StreamReader reader : readers) {
        away += reader.sentAway(GIVE_UP) ? 1 : 0;
      }
      say("%d that never read, rows of 2 KB".formatted(STALLED), rows, without, with);
      Figures.row(
          "\nOf the %d that never read %d had been sent away %.0f s after the last task's end."
              .formatted(readers.size(), away, (System.nanoTime() - start) / 1e9));
    } finally {
      readers.forEach(StreamReader::close);
    }
  }

  private static void say(String what, int rows, List<Double> without, List<Double> with) {
    Figures.table(
        "Streams: %s; a task of %,d rows, medians of %d alternations"
            .formatted(what, rows, with.size()),
        "| readers | rows/s | each |");
    Figures.row("| control: none | %.0f | %s |".formatted(Figures.median(without), each(without)));
    Figures.row("| %s | %.0f | %s |".formatted(what, Figures.median(with), each(with)));
    Figures.row("| ratio | %.3f | |".formatted(Figures.median(with) / Figures.median(without)));
  }

  private static String each(List<Double> rates) {
    return String.join(" ", rates.stream().map("%.0f"::formatted).toList());
  }

  private double alone(String template, int rows) throws IOException, InterruptedException {
    return rate(task(template, rows), rows);
  }

  private double read(int rows) throws Exception {
    String task = task(small, rows);
    List<StreamReader> open = new ArrayList<>();
    for (int i = 0; i < READERS; i++) {
      open.add(StreamReader.reading(api.port(), stream(task), "0.0.0"));
    }
    var readers =
        AtOnce.started(
            READERS,
            number -> {
              try (StreamReader reader = open.get(number)) {
                reader.rows(rows);
              }
              return number;
            });
    double rate = rate(task, rows);
    AtOnce.results(readers);
    return rate;
  }

  /// Many readers of the list of tasks, which hardly changes.
  ///
  /// @param task one that is started and ends while they all watch
  private static void idle(ServiceProcess service, int count, String task)
      throws IOException, InterruptedException, ExecutionException {
    double before = service.residentMegabytes();
    List<StreamReader> readers = new ArrayList<>();
    try {
      for (int i = 0; i < count; i++) {
        readers.add(StreamReader.reading(service.api().port(), ServiceApi.TASKS + "/stream", null));
      }
      Thread.sleep(IDLE);
      double open = service.residentMegabytes();
      double cpu = service.javaCpuSeconds();
      Thread.sleep(IDLE);
      double idleCpu = service.javaCpuSeconds() - cpu;
      var told =
          AtOnce.started(
              count,
              number -> {
                readers.get(number).until("event: task");
                return number;
              });
      service.api().post(ServiceApi.TASKS + "/" + task + "/resume", "");
      AtOnce.results(told);
      service.api().completed(task);
      Figures.table(
          "Idle readers of the list of tasks; each was told of a task that ran",
          "| readers | memory before | with them | a reader | after a task | CPU a second while idle |");
      Figures.row(
          "| %,d | %.0f MB | %.0f MB | %.0f KB | %.0f MB | %.1f ms |"
              .formatted(
                  count,
                  before,
                  open,
                  (open - before) * 1024 / count,
                  service.residentMegabytes(),
                  1e3 * idleCpu / IDLE.toSeconds()));
    } finally {
      readers.forEach(StreamReader::close);
    }
  }

  /// Rows a second of running, as the service itself counts.
  private double rate(String task, int rows) throws IOException, InterruptedException {
    api.post(ServiceApi.TASKS + "/" + task + "/resume", "");
    JsonNode view = api.completed(task);
    return rows / view.path("runningSeconds").asDouble();
  }

  private String task(String template, int rows) throws IOException, InterruptedException {
    return api.made(
        ServiceApi.TASKS,
        """
        {"name": "streamed", "templateId": "%s", "modelId": "%s", "target": %d, "batchSize": %d,
         "concurrency": %d, "start": false}
        """
            .formatted(template, model, rows, BATCH_SIZE, CONCURRENCY));
  }

  private static String stream(String task) {
    return ServiceApi.TASKS + "/" + task + "/stream";
  }

  /// Rows so large that they fill what the kernel keeps for a reader within seconds.
  private static String largeRows() {
    return """
    {"name": "large rows", "prompt": "Write {count} long answers.",
     "schema": {"type": "object", "properties": {
       "question": {"type": "string"}, "answer": {"type": "string", "minLength": 2000}},
       "required": ["question", "answer"]}}
    """;
  }
}
