package dev.winnow.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// How long the command line takes to answer, beside a Java machine that only says its version.
public final class Startup {

  private Startup() {}

  /// `REPETITIONS`
  public static void main(String[] arguments) throws IOException, InterruptedException {
    int repetitions = Integer.parseInt(arguments[0]);
    String winnow = Launched.root().resolve("winnow").toString();
    String example = Launched.root().resolve("examples/medical-qa.yaml").toString();
    Map<String, List<String>> commands = new LinkedHashMap<>();
    commands.put(
        "control: `java -version`",
        List.of(System.getProperty("java.home") + "/bin/java", "-version"));
    commands.put("`./winnow --version`", List.of(winnow, "--version"));
    commands.put("`./winnow --help`", List.of(winnow, "--help"));
    commands.put(
        "`./winnow preview examples/medical-qa.yaml -n 1`: the first row",
        List.of(winnow, "preview", example, "-n", "1"));
    commands.put(
        "`./winnow run examples/medical-qa.yaml`: 100 rows", List.of(winnow, "run", example));
    Map<String, List<ProcessRun>> runs = new LinkedHashMap<>();
    try (Launched launched = new Launched()) {
      for (int i = 0; i < repetitions; i++) {
        for (var command : commands.entrySet()) {
          ProcessRun run = ProcessRun.of(launched.folder(), Map.of(), command.getValue()).good();
          runs.computeIfAbsent(command.getKey(), name -> new ArrayList<>()).add(run);
          launched.clear();
        }
      }
    }
    Figures.table("Startup: medians of " + repetitions, "| command | wall | CPU | peak memory |");
    runs.forEach((name, measured) ->
        Figures.row(
            "| %s | %.2f s | %.2f s | %.0f MB |"
                .formatted(
                    name,
                    Figures.wallSeconds(measured),
                    Figures.cpuSeconds(measured),
                    Figures.peakMegabytes(measured))));
  }
}
