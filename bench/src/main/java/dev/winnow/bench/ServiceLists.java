package dev.winnow.bench;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;

/// How long every list page and search of the service takes when there is much in it, for one
/// client and for eight at once.
public final class ServiceLists {

  private static final int CLIENTS = 8;
  private static final int CONNECTIONS = 16;
  private static final int WARM_UP = 20;

  private ServiceLists() {}

  /// `TASKS REQUESTS`: a tenth as many templates; requests for each list by one client
  public static void main(String[] arguments) throws Exception {
    int tasks = Integer.parseInt(arguments[0]);
    int requests = Integer.parseInt(arguments[1]);
    try (Launched launched = new Launched();
        ServerProcess model = ServerProcess.start();
        ServiceProcess service = ServiceProcess.start(launched.folder().resolve("home"), "")) {
      FillService.Filled filled =
          new FillService(service.api(), CONNECTIONS).fill(tasks / 10, tasks, tasks, model.port());
      measure(service.api(), ListRequests.of(filled), tasks, requests);
    }
  }

  private static void measure(ServiceApi api, Map<String, String> paths, int tasks, int requests)
      throws Exception {
    for (int i = 0; i < WARM_UP; i++) {
      for (String path : paths.values()) {
        good(api, path);
      }
    }
    Figures.table(
        "Lists: %,d tasks, %,d templates; milliseconds; %d requests of one client, %d of each of %d"
            .formatted(tasks, tasks / 10, requests, requests / 2, CLIENTS),
        "| list | p50 | p95 | p99 | eight: p50 | p95 | p99 |");
    double worstAlone = 0;
    double worstTogether = 0;
    for (var each : paths.entrySet()) {
      Percentiles alone = Percentiles.of(times(api, each.getValue(), requests));
      Percentiles together = together(api, each.getValue(), requests / 2);
      Figures.row("| %s | %s | %s |".formatted(each.getKey(), alone.cells(), together.cells()));
      worstAlone = Math.max(worstAlone, alone.p95());
      worstTogether = Math.max(worstTogether, together.p95());
    }
    Figures.row("| the slowest p95 | | %.1f | | | %.1f | |".formatted(worstAlone, worstTogether));
  }

  private static Percentiles together(ServiceApi api, String path, int requests)
      throws InterruptedException, ExecutionException {
    List<long[]> times = AtOnce.all(CLIENTS, client -> times(api, path, requests));
    return Percentiles.of(times.stream().flatMapToLong(Arrays::stream).toArray());
  }

  private static long[] times(ServiceApi api, String path, int requests)
      throws IOException, InterruptedException {
    long[] nanos = new long[requests];
    for (int i = 0; i < requests; i++) {
      long start = System.nanoTime();
      good(api, path);
      nanos[i] = System.nanoTime() - start;
    }
    return nanos;
  }

  private static void good(ServiceApi api, String path) throws IOException, InterruptedException {
    int status = api.status(path);
    if (status != 200) {
      throw new IOException(path + " answered " + status);
    }
  }
}
