package dev.winnow.core.task;

import dev.winnow.core.document.Document;
import dev.winnow.core.document.Document.Place;
import dev.winnow.core.document.DocumentLoader;
import dev.winnow.core.document.Problem;
import dev.winnow.core.document.Sources;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Reads a mix: rows drawn from files or datasets in shares, as a task with one dimension, whose
/// categories are the sources.
public final class ReadMix {

  /// The dimension of the sources.
  public static final String DIMENSION = "source";

  /// Rows that are drawn at once.
  private static final int BATCH_SIZE = 100;

  private static final String SOURCES = "/" + MixFields.SOURCES.name() + "/";
  private static final String CATEGORIES = "/dimensions/" + DIMENSION + "/categories/";

  private ReadMix() {}

  /// Whether a document is one, and no task that asks a model.
  public static boolean isMix(JsonNode document) {
    return document.has(MixFields.SOURCES.name()) && !document.has(TaskFields.TEMPLATE.name());
  }

  /// Reads it.
  ///
  /// @param overrides what the command line says over it
  /// @param loader opens the files it names
  public static TaskResult read(Document mix, Overrides overrides, DocumentLoader loader) {
    Reading reading = new Reading(mix, loader);
    check(mix.tree(), reading);
    if (reading.failed()) {
      return new TaskResult.Rejected(reading.problems(), reading.sources());
    }
    Map<String, Place> places = new HashMap<>();
    mix.places().forEach((pointer, place) -> places.put(inTask(pointer), place));
    Document task = new Document(mix.name(), document((ObjectNode) mix.tree()), places);
    return switch (ReadTask.read(task, overrides, loader)) {
      case TaskResult.Rejected it -> new TaskResult.Rejected(inMix(it.problems()), Sources.of(mix));
      case TaskResult.Ready it ->
          new TaskResult.Ready(it.task(), inMix(it.warnings()), Sources.of(mix));
    };
  }

  private static void check(JsonNode mix, Reading reading) {
    Fields fields = Fields.of(mix, MixFields.MIX, reading);
    Value sources = fields.value(MixFields.SOURCES);
    if (!sources.node().isArray()) {
      sources.expected(WantedSaid.SOURCES.of());
      return;
    }
    if (sources.items().isEmpty()) {
      fields.error(MixFields.SOURCES, MixFields.SOURCES.missing());
    }
    for (Value source : sources.items()) {
      Fields of = Fields.of(source, MixFields.SOURCE);
      if (source.node().isObject() && !of.has(MixFields.FILE) && !of.has(MixFields.DATASET)) {
        source.error(ShareSaid.NO_SOURCE.of());
      }
    }
  }

  /// The task's document that a mix stands for.
  static ObjectNode document(ObjectNode mix) {
    ObjectNode task = mix.deepCopy();
    JsonNode sources = task.remove(MixFields.SOURCES.name());
    ObjectNode template = task.putObject(TaskFields.TEMPLATE.name());
    template.put("prompt", "Rows that are there already.");
    template.putObject("schema").put("type", "object");
    task.put(TaskFields.BATCH_SIZE.name(), BATCH_SIZE);
    task.put(TaskFields.MODEL.name(), "offline");
    ArrayNode categories =
        task.putObject(TaskFields.DIMENSIONS.name()).putObject(DIMENSION).putArray("categories");
    Set<String> names = new HashSet<>();
    for (JsonNode source : sources) {
      ObjectNode category = JsonNodeFactory.instance.objectNode();
      MixFields.sample((ObjectNode) source, category);
      if (category.path("name").isMissingNode() || category.path("name").isNull()) {
        category.put("name", name(category.path("sample"), names));
      }
      names.add(category.path("name").asString(""));
      categories.add(category);
    }
    return task;
  }

  /// A name for a source without one.
  private static String name(JsonNode sample, Set<String> taken) {
    String path = sample.path("file").asString(sample.path("datasetId").asString("source"));
    String file = path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
    int dot = file.lastIndexOf('.');
    String name = dot > 0 ? file.substring(0, dot) : file;
    String free = name;
    for (int number = 2; taken.contains(free); number++) {
      free = name + " " + number;
    }
    return free;
  }

  private static String inTask(String pointer) {
    if (!pointer.startsWith(SOURCES)) {
      return pointer;
    }
    String rest = pointer.substring(SOURCES.length());
    int slash = rest.indexOf('/');
    String field = slash < 0 ? "" : rest.substring(slash + 1);
    boolean drawn = List.of("file", "datasetId", "where").contains(field.split("/", 2)[0]);
    String number = slash < 0 ? rest : rest.substring(0, slash);
    return CATEGORIES + number + (field.isEmpty() ? "" : drawn ? "/sample/" + field : "/" + field);
  }

  /// Where the problems of a task stand in the mix that it was made of.
  private static List<Problem> inMix(List<Problem> problems) {
    return problems.stream()
        .filter(it -> !it.said().code().equals(ShareSaid.NOT_IN_ROWS.code()))
        .map(it -> new Problem(inMix(it.pointer()), it.said(), it.severity()))
        .toList();
  }

  private static String inMix(String pointer) {
    if (pointer.startsWith(CATEGORIES)) {
      return SOURCES + pointer.substring(CATEGORIES.length()).replaceFirst("/sample(/|$)", "$1");
    }
    return pointer.startsWith("/dimensions") ? "/" + MixFields.SOURCES.name() : pointer;
  }
}
