package dev.winnow.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// What a row costs the service, PostgreSQL included: a task against a model that answers at once,
/// beside the same task by `./winnow run`, which writes a file.
public final class ServiceRows {

  private static final int CONCURRENCY = 64;
  private static final int BATCH_SIZE = 10;

  private ServiceRows() {}

  /// `ROWS REPETITIONS`
  public static void main(String[] arguments) throws IOException, InterruptedException {
    int rows = Integer.parseInt(arguments[0]);
    int repetitions = Integer.parseInt(arguments[1]);
    List<ProcessRun> controls = new ArrayList<>();
    List<Ran> first = new ArrayList<>();
    List<Ran> second = new ArrayList<>();
    for (int i = 0; i < repetitions; i++) {
      controls.add(control(rows));
      service(rows, first, second);
    }
    Figures.table(
        "Rows through the service: %,d rows, %d a request, concurrency %d, medians of %d"
            .formatted(rows, BATCH_SIZE, CONCURRENCY, repetitions),
        "| program | wall | rows/s | CPU a row, Java | CPU a row, PostgreSQL | memory, Java |");
    double wall = Figures.wallSeconds(controls);
    Figures.row(
        "| control: `./winnow run` | %.2f s | %,.0f | %.3f ms | | %.0f MB |"
            .formatted(
                wall,
                rows / wall,
                1e3 * Figures.cpuSeconds(controls) / rows,
                Figures.peakMegabytes(controls)));
    say("service, first task", first, rows);
    say("service, second task", second, rows);
    Figures.row(
        "| ratio of the first | %.2f | %.2f | %.2f | | |"
            .formatted(
                median(first, 0) / wall,
                wall / median(first, 0),
                median(first, 1) / Figures.cpuSeconds(controls)));
  }

  /// What a task took.
  ///
  /// @param figures wall, Java's CPU, PostgreSQL's CPU, all in seconds; memory in megabytes
  private record Ran(List<Double> figures) {}

  private static double median(List<Ran> runs, int figure) {
    return Figures.median(runs.stream().map(run -> run.figures().get(figure)).toList());
  }

  private static void say(String program, List<Ran> runs, int rows) {
    double wall = median(runs, 0);
    Figures.row(
        "| %s | %.2f s | %,.0f | %.3f ms | %.3f ms | %.0f MB |"
            .formatted(
                program,
                wall,
                rows / wall,
                1e3 * median(runs, 1) / rows,
                1e3 * median(runs, 2) / rows,
                median(runs, 3)));
  }

  private static ProcessRun control(int rows) throws IOException, InterruptedException {
    try (ServerProcess server = ServerProcess.start();
        Launched launched = new Launched()) {
      return launched.run(server, rows, BATCH_SIZE, CONCURRENCY);
    }
  }

  private static void service(int rows, List<Ran> first, List<Ran> second)
      throws IOException, InterruptedException {
    try (ServerProcess server = ServerProcess.start();
        Launched launched = new Launched();
        ServiceProcess service = ServiceProcess.start(launched.folder().resolve("home"), "")) {
      ServiceApi api = service.api();
      String template = api.made(ServiceApi.TEMPLATES, FillService.template(0));
      String model = api.model("simulated", server.port(), CONCURRENCY);
      first.add(task(service, template, model, rows));
      second.add(task(service, template, model, rows));
    }
  }

  private static Ran task(ServiceProcess service, String template, String model, int rows)
      throws IOException, InterruptedException {
    double java = service.javaCpuSeconds();
    double postgres = service.postgresCpuSeconds();
    long start = System.nanoTime();
    String task =
        service
            .api()
            .made(
                ServiceApi.TASKS,
                """
                {"name": "rows", "templateId": "%s", "modelId": "%s", "target": %d, "batchSize": %d,
                 "distinctOn": ["question"], "concurrency": %d}
                """
                    .formatted(template, model, rows, BATCH_SIZE, CONCURRENCY));
    JsonNode view = service.api().completed(task);
    double wall = (System.nanoTime() - start) / 1e9;
    if (view.path("generated").asLong() != rows) {
      throw new IllegalStateException("Not all rows are there: " + view);
    }
    return new Ran(
        List.of(
            wall,
            service.javaCpuSeconds() - java,
            service.postgresCpuSeconds() - postgres,
            service.residentMegabytes()));
  }
}
