package dev.winnow.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// How long the service takes until it answers, the first time and later, and what it holds in
/// memory when nobody wants anything; beside the same without what the launcher gives it.
public final class ServiceStart {

  private static final Duration IDLE = Duration.ofSeconds(30);
  private static final int LISTS = 100;

  private ServiceStart() {}

  /// A way to start the service, and what its starts took.
  ///
  /// @param first those in a new home
  /// @param later those in a home that is there
  private record Way(String name, String javaOptions, List<Started> first, List<Started> later) {

    Way(String name, String javaOptions) {
      this(name, javaOptions, new ArrayList<>(), new ArrayList<>());
    }

    Started started(Path home) throws IOException, InterruptedException {
      try (ServiceProcess service = ServiceProcess.start(home, javaOptions)) {
        return new Started(Figures.seconds(service.startTime()), service.javaCpuSeconds());
      }
    }
  }

  private record Started(double seconds, double cpuSeconds) {}

  /// `REPETITIONS`
  public static void main(String[] arguments) throws IOException, InterruptedException {
    int repetitions = Integer.parseInt(arguments[0]);
    List<Way> ways =
        List.of(
            new Way("`./winnow serve`", ""),
            new Way("control: no AOT cache", "-XX:AOTMode=off"),
            new Way("C1 only", "-XX:TieredStopAtLevel=1"));
    for (int i = 0; i < repetitions; i++) {
      for (Way way : ways) {
        try (Launched launched = new Launched()) {
          Path home = launched.folder().resolve("home");
          way.first().add(way.started(home));
          way.later().add(way.started(home));
        }
      }
    }
    Figures.table(
        "Service start: medians of " + repetitions, "| command | first time | CPU | later | CPU |");
    for (Way way : ways) {
      Figures.row(
          "| %s | %.2f s | %.2f s | %.2f s | %.2f s |"
              .formatted(
                  way.name(),
                  median(way.first(), Started::seconds),
                  median(way.first(), Started::cpuSeconds),
                  median(way.later(), Started::seconds),
                  median(way.later(), Started::cpuSeconds)));
    }
    Figures.table(
        "Service idle: memory without PostgreSQL's",
        "| command | after %d s | after %d lists |".formatted(IDLE.toSeconds(), LISTS));
    for (Way way : ways) {
      idle(way.name(), way.javaOptions());
    }
    idle("G1", "-XX:-UseSerialGC -XX:+UseG1GC");
  }

  private static double median(List<Started> starts, Function<Started, Double> figure) {
    return Figures.median(starts.stream().map(figure).toList());
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
