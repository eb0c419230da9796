package dev.winnow.server.task;

import dev.winnow.core.document.ExactJson;
import dev.winnow.core.document.Pointer;
import dev.winnow.core.document.Problem;
import dev.winnow.core.plan.TaskPlan;
import dev.winnow.core.share.Proportions;
import dev.winnow.core.share.Sample;
import dev.winnow.core.task.Task;
import dev.winnow.core.task.TaskRequest;
import dev.winnow.core.task.WrittenChange;
import dev.winnow.engine.run.CellSample;
import dev.winnow.engine.run.SampledSource;
import dev.winnow.server.web.RefusalSaid;
import dev.winnow.server.web.Thing;
import dev.winnow.storage.dataset.Datasets;
import dev.winnow.storage.dataset.RowSet;
import dev.winnow.storage.dataset.Rows;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The datasets whose rows fill cells of a task, as they were when the task was made.
final class SampledDatasets {

  private SampledDatasets() {}

  /// Puts the names and the numbers of rows of the datasets into a document, beside their ids.
  ///
  /// @param before a document whose datasets stay as they were; null where there is none
  /// @return what names none that is there
  static List<Problem> pin(ObjectNode document, @Nullable ObjectNode before, Datasets datasets) {
    Map<String, ObjectNode> pinned = pinned(before);
    List<Problem> problems = new ArrayList<>();
    for (WrittenChange each : WrittenChange.all(document)) {
      ObjectNode sample = each.sample();
      String text = sample == null ? "" : sample.path(WrittenChange.SAMPLE_DATASET).asString("");
      UUID id = id(text).orElse(null);
      if (sample == null || id == null) {
        // That it is none is said when it is read.
        continue;
      }
      ObjectNode known = pinned.get(text);
      if (known != null) {
        sample.set(WrittenChange.SAMPLE_NAME, known.path(WrittenChange.SAMPLE_NAME));
        sample.set(WrittenChange.SAMPLE_ROWS, known.path(WrittenChange.SAMPLE_ROWS));
        known
            .optional(WrittenChange.SAMPLE_SET)
            .ifPresent(set -> sample.set(WrittenChange.SAMPLE_SET, set));
        continue;
      }
      datasets
          .find(id)
          .ifPresentOrElse(
              dataset ->
                  sample
                      .put(WrittenChange.SAMPLE_NAME, dataset.name())
                      .put(WrittenChange.SAMPLE_ROWS, dataset.rows())
                      .put(WrittenChange.SAMPLE_SET, dataset.now().written()),
              () -> {
                String pointer = Pointer.child(each.pointer(), WrittenChange.SAMPLE);
                problems.add(
                    Problem.error(
                        Pointer.child(pointer, WrittenChange.SAMPLE_DATASET),
                        RefusalSaid.NO_SUCH.of(Thing.DATASET)));
              });
    }
    return problems;
  }

  /// Samples by the dataset they name.
  private static Map<String, ObjectNode> pinned(@Nullable ObjectNode document) {
    Map<String, ObjectNode> pinned = new HashMap<>();
    if (document != null) {
      for (WrittenChange each : WrittenChange.all(document)) {
        ObjectNode sample = each.sample();
        if (sample != null) {
          pinned.put(sample.path(WrittenChange.SAMPLE_DATASET).asString(""), sample);
        }
      }
    }
    return pinned;
  }

  private static Optional<UUID> id(String text) {
    try {
      return Optional.of(UUID.fromString(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /// Takes out what is pinned beside the ids: requests have the ids alone.
  static void ids(ObjectNode document) {
    for (WrittenChange each : WrittenChange.all(document)) {
      ObjectNode sample = each.sample();
      if (sample != null) {
        sample.remove(
            List.of(
                WrittenChange.SAMPLE_NAME, WrittenChange.SAMPLE_ROWS, WrittenChange.SAMPLE_SET));
      }
    }
  }

  /// Says in a pinned document what each cell wants: that decides who gets which rows, also when
  /// targets have changed since.
  static void pinWanted(Task task, ObjectNode document) {
    Map<UUID, List<Integer>> cells = cells(task);
    if (cells.isEmpty()) {
      return;
    }
    long[] targets = TaskPlan.targets(task.recipe().proportions(), task.target());
    ObjectNode wanted = document.putObject(TaskRequest.SAMPLED);
    cells.values().stream()
        .flatMap(List::stream)
        .forEach(cell -> wanted.put(String.valueOf(cell), targets[cell]));
  }

  private static Map<UUID, List<Integer>> cells(Task task) {
    Proportions proportions = task.recipe().proportions();
    Map<UUID, List<Integer>> cells = new LinkedHashMap<>();
    if (proportions.hasSamples()) {
      for (int cell = 0; cell < proportions.count(); cell++) {
        UUID dataset = proportions.sample(cell).map(Sample::dataset).orElse(null);
        if (dataset != null) {
          cells.computeIfAbsent(dataset, each -> new ArrayList<>()).add(cell);
        }
      }
    }
    return cells;
  }

  private static RowSet set(UUID dataset, Sample.@Nullable Stand stand) {
    if (stand == null) {
      return RowSet.first(dataset, 0);
    }
    return stand.set() == null
        ? RowSet.first(dataset, stand.rows())
        : RowSet.read(dataset, stand.set());
  }

  /// The rows of each cell that is filled from a dataset.
  ///
  /// @param document what the task has pinned
  static Map<Integer, CellSample> dealt(Task task, ObjectNode document, Rows rows) {
    Proportions proportions = task.recipe().proportions();
    JsonNode pinned = document.path(TaskRequest.SAMPLED);
    Map<Integer, CellSample> dealt = new HashMap<>();
    cells(task)
        .forEach((dataset, cells) -> {
          Sample sample = proportions.sample(cells.getFirst()).orElseThrow();
          Sample.Stand stand = sample.stand();
          SampledSource source = new SampledSource(proportions, sample.source(), cells);
          rows.stream(set(dataset, stand), row -> source.add(ExactJson.object(row.data())));
          Map<Integer, Long> wanted = new HashMap<>();
          cells.forEach(cell -> wanted.put(cell, pinned.path(String.valueOf(cell)).asLong(0)));
          dealt.putAll(source.deal(wanted, task.recipe().seed() * 31 + dataset.hashCode()));
        });
    return dealt;
  }
}
