package dev.winnow.cli;

import static java.util.stream.Collectors.toCollection;

import dev.winnow.core.plan.TaskPlan;
import dev.winnow.core.share.Proportions;
import dev.winnow.core.share.Sample;
import dev.winnow.core.task.Task;
import dev.winnow.core.task.TaskIdentity;
import dev.winnow.engine.run.CellSample;
import dev.winnow.engine.run.RunTask;
import dev.winnow.engine.run.SampledSource;
import dev.winnow.storage.file.ReadRowFile;
import dev.winnow.storage.file.UnreadableRows;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The rows of files that fill cells of a task: each is dealt to one cell.
final class SampledFiles implements FileRows {

  /// The field of a pin with the rows that each cell wanted when the run began, which decides who
  /// gets what.
  private static final String WANTED = "wanted";

  private final Task task;
  private final Map<String, Source> sources = new LinkedHashMap<>();

  private record Source(
      Path path, SampledSource rows, ReadRowFile.Contents contents, Map<Integer, Long> wanted) {}

  private SampledFiles(Task task) {
    this.task = task;
  }

  /// Reads them.
  ///
  /// @param file the task file: paths are beside it
  /// @param terminal is told of filters that no row passes
  /// @throws CannotRun when one cannot be read
  static SampledFiles of(Task task, Path file, Terminal terminal) throws CannotRun {
    SampledFiles sampled = new SampledFiles(task);
    Proportions proportions = task.recipe().proportions();
    if (!proportions.hasSamples()) {
      return sampled;
    }
    long[] targets = TaskPlan.targets(proportions, task.target());
    Map<String, List<Integer>> cells = new LinkedHashMap<>();
    for (int cell = 0; cell < targets.length; cell++) {
      Sample sample = proportions.sample(cell).orElse(null);
      if (sample == null) {
        continue;
      }
      if (sample.file() == null) {
        throw new CannotRun(
            "Datasets (sample.datasetId) are drawn from by the service only. Name a file in their place.");
      }
      cells.computeIfAbsent(sample.file(), each -> new ArrayList<>()).add(cell);
    }
    for (Map.Entry<String, List<Integer>> source : cells.entrySet()) {
      Map<Integer, Long> wanted = new LinkedHashMap<>();
      source.getValue().forEach(cell -> wanted.put(cell, targets[cell]));
      Path path = file.resolveSibling(source.getKey());
      SampledSource rows = new SampledSource(proportions, source.getKey(), source.getValue());
      UnmatchedFilters filters =
          new UnmatchedFilters(
              source.getKey(),
              source.getValue().stream()
                  .map(cell -> proportions.sample(cell).orElseThrow())
                  .collect(toCollection(LinkedHashSet::new)));
      sampled.sources.put(source.getKey(), read(path, rows, filters, wanted));
      filters.said().forEach(terminal::say);
    }
    return sampled;
  }

  private static Source read(
      Path path, SampledSource rows, UnmatchedFilters filters, Map<Integer, Long> wanted)
      throws CannotRun {
    try {
      ReadRowFile.Contents contents =
          ReadRowFile.read(
              path,
              (line, row) -> {
                rows.add(row);
                filters.add(row);
              });
      return new Source(path, rows, contents, wanted);
    } catch (UnreadableRows e) {
      throw new CannotRun(e.said().message());
    }
  }

  @Override
  public List<Path> files() {
    return sources.values().stream().map(Source::path).toList();
  }

  @Override
  public ObjectNode pin() {
    ObjectNode pin = JsonNodeFactory.instance.objectNode();
    sources.forEach((name, source) -> {
      ObjectNode of = pin.putObject(name);
      of.put(ROWS, source.contents().rows()).put(HASH, source.contents().hash());
      ObjectNode wanted = of.putObject(WANTED);
      source.wanted().forEach((cell, rows) -> wanted.put(String.valueOf(cell), rows));
    });
    return pin;
  }

  @Override
  public void giveTo(RunTask run, ObjectNode identity) {
    dealt(identity).forEach(run::sample);
  }

  /// The rows of each cell that has any.
  ///
  /// @param identity what was kept of the run when it began; empty where there is none
  Map<Integer, CellSample> dealt(ObjectNode identity) {
    Map<Integer, CellSample> dealt = new HashMap<>();
    sources.forEach((name, source) -> {
      JsonNode pinned = identity.path(TaskIdentity.FILES).path(name).path(WANTED);
      Map<Integer, Long> wanted = new HashMap<>(source.wanted());
      wanted.replaceAll((cell, rows) -> pinned.path(String.valueOf(cell)).asLong(rows));
      dealt.putAll(source.rows().deal(wanted, task.recipe().seed() * 31 + name.hashCode()));
    });
    return dealt;
  }
}
