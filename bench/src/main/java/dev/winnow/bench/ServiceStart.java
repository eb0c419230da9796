package dev.winnow.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// How long the service takes until it answers, the first time and later, and what it holds in
/// memory when nobody wants anything; beside the same without what the launcher gives it.
public final class ServiceStart {

  private static final Duration IDLE = Duration.ofSeconds(30);
  private static final int LISTS = 100;

  private ServiceStart() {}

  private record Started(double seconds, double cpuSeconds) {}

  /// `REPETITIONS`
  public static void main(String[] arguments) throws IOException, InterruptedException {
    int repetitions = Integer.parseInt(arguments[0]);
    Map<String, String> options = new LinkedHashMap<>();
    options.put("`./winnow serve`", "");
    options.put("control: no AOT cache", "-XX:AOTMode=off");
    options.put("C1 only", "-XX:TieredStopAtLevel=1");
    Map<String, List<Started>> first = new LinkedHashMap<>();
    Map<String, List<Started>> later = new LinkedHashMap<>();
    for (int i = 0; i < repetitions; i++) {
      for (var each : options.entrySet()) {
        try (Launched launched = new Launched()) {
          Path home = launched.folder().resolve("home");
          add(first, each.getKey(), home, each.getValue());
          add(later, each.getKey(), home, each.getValue());
        }
      }
    }
    Figures.table(
        "Service start: medians of " + repetitions, "command", "first time", "CPU", "later", "CPU");
    for (String name : options.keySet()) {
      List<Started> firstOnes = first.getOrDefault(name, List.of());
      List<Started> laterOnes = later.getOrDefault(name, List.of());
      Figures.row(
          "| %s | %.2f s | %.2f s | %.2f s | %.2f s |"
              .formatted(
                  name,
                  median(firstOnes, true),
                  median(firstOnes, false),
                  median(laterOnes, true),
                  median(laterOnes, false)));
    }
    Figures.table(
        "Service idle: memory without PostgreSQL's",
        "command",
        "after " + IDLE.toSeconds() + " s",
        "after " + LISTS + " lists");
    options.put("G1", "-XX:-UseSerialGC -XX:+UseG1GC");
    for (var each : options.entrySet()) {
      idle(each.getKey(), each.getValue());
    }
  }

  private static void add(
      Map<String, List<Started>> starts, String name, Path home, String javaOptions)
      throws IOException, InterruptedException {
    try (ServiceProcess service = ServiceProcess.start(home, javaOptions)) {
      starts
          .computeIfAbsent(name, any -> new ArrayList<>())
          .add(new Started(Figures.seconds(service.startTime()), service.javaCpuSeconds()));
    }
  }

  private static double median(List<Started> starts, boolean wall) {
    return Figures.median(
        starts.stream().map(each -> wall ? each.seconds() : each.cpuSeconds()).toList());
  }

  private static void idle(String name, String javaOptions)
      throws IOException, InterruptedException {
    try (Launched launched = new Launched();
        ServiceProcess service =
            ServiceProcess.start(launched.folder().resolve("home"), javaOptions)) {
      Thread.sleep(IDLE);
      double before = service.residentMegabytes();
      for (int i = 0; i < LISTS; i++) {
        service.api().get(i % 2 == 0 ? ServiceApi.TASKS : ServiceApi.TEMPLATES);
      }
      Figures.row(
          "| %s | %.0f MB | %.0f MB |".formatted(name, before, service.residentMegabytes()));
    }
  }
}
