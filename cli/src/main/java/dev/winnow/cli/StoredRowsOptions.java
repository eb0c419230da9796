package dev.winnow.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Which rows of a stored dataset, in the words of a request.
final class StoredRowsOptions {

  // --version says what the version of Winnow is.
  @Option(
      names = "--dataset-version",
      paramLabel = "N",
      description = "Of a stored dataset: this version of it. Default: what is there now.")
  private @Nullable Integer version;

  @Option(
      names = "--search",
      paramLabel = "WORDS",
      description = "Of a stored dataset: rows with all of these words.")
  private @Nullable String search;

  @Option(
      names = "--where",
      paramLabel = "FIELD:OP:VALUE",
      description =
          "Of a stored dataset: rows for which this holds; OP is eq, ne, lt, le, gt, ge, contains, exists or missing."
              + " Repeat for more, all of which hold.")
  private List<String> where = new ArrayList<>();

  @Option(
      names = "--category",
      paramLabel = "DIMENSION:CATEGORY",
      description = "Of a stored dataset: rows made as this. Repeat for more, all of which hold.")
  private List<String> category = new ArrayList<>();

  @Option(
      names = "--verdict",
      paramLabel = "accepted|edited|removed",
      description = "Of a stored dataset: rows as they came, edited ones, or removed ones.")
  private @Nullable String verdict;

  @Option(
      names = "--task",
      paramLabel = "ID",
      description = "Of a stored dataset: rows that this task made.")
  private @Nullable UUID task;

  @Option(
      names = "--model",
      paramLabel = "NAME",
      description = "Of a stored dataset: rows that this model wrote.")
  private @Nullable String model;

  @Option(
      names = "--from",
      paramLabel = "TIME",
      description = "Of a stored dataset: rows added at this time or later: 2026-11-30T08:00:00Z.")
  private @Nullable String from;

  @Option(
      names = "--to",
      paramLabel = "TIME",
      description = "Of a stored dataset: rows added before this time.")
  private @Nullable String to;

  @Option(
      names = "--provenance",
      description =
          "Of a stored dataset: each row tells how it came to be, in the field _provenance.")
  private boolean provenance;

  /// Puts them into a request for an export.
  void into(ObjectNode wish) {
    if (version != null) {
      wish.put("version", version);
    }
    if (provenance) {
      wish.put("provenance", true);
    }
    ObjectNode filter = filter();
    if (!filter.isEmpty()) {
      wish.set("filter", filter);
    }
  }

  private ObjectNode filter() {
    ObjectNode filter = JsonNodeFactory.instance.objectNode();
    put(filter, "q", search);
    if (!where.isEmpty()) {
      where.forEach(filter.putArray("where")::add);
    }
    if (!category.isEmpty()) {
      category.forEach(filter.putArray("category")::add);
    }
    put(filter, "verdict", verdict);
    put(filter, "task", task);
    put(filter, "model", model);
    put(filter, "from", from);
    put(filter, "to", to);
    return filter;
  }

  private static void put(ObjectNode filter, String name, @Nullable Object value) {
    if (value != null) {
      filter.put(name, value.toString());
    }
  }

  /// The name of one that was given; empty where none was.
  Optional<String> given() {
    if (version != null) {
      return Optional.of("--dataset-version");
    }
    return provenance
        ? Optional.of("--provenance")
        : filter().propertyNames().stream().findFirst().map(StoredRowsOptions::option);
  }

  /// The option of a field of a filter.
  static String option(String field) {
    return field.equals("q") ? "--search" : "--" + field;
  }
}
