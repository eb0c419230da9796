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
import org.jspecify.annotations.Nullable;
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

  private static final List<String> PINNED =
      List.of(
          ShareFields.SAMPLE_NAME.name(),
          ShareFields.SAMPLE_ROWS.name(),
          ShareFields.SAMPLE_SET.name());

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
    checkSources(fields, MixFields.SOURCE);
    boolean counted =
        fields.value(MixFields.SOURCES).items().stream()
            .anyMatch(source -> source.node().has(MixFields.ROWS.name()));
    if (!fields.has(TaskFields.TARGET) && !counted && !reading.failed()) {
      fields.error(TaskFields.TARGET, ShareSaid.NO_TARGET);
    }
  }

  /// Notes what is wrong with the sources of a mix, but for shares.
  ///
  /// @param block what one has
  static void checkSources(Fields fields, Block<MixFields.Source> block) {
    Value sources = fields.value(MixFields.SOURCES);
    if (!sources.node().isArray()) {
      sources.expected(WantedSaid.SOURCES.of());
      return;
    }
    if (sources.items().isEmpty()) {
      fields.error(MixFields.SOURCES, MixFields.SOURCES.missing());
    }
    for (Value source : sources.items()) {
      Fields of = Fields.of(source, block);
      boolean files = of.knows(MixFields.FILE);
      if (source.node().isObject() && !of.has(MixFields.DATASET)) {
        if (!files) {
          of.error(MixFields.DATASET, FieldSaid.MISSING.of().then(FieldSaid.WRITE_ID.of()));
        } else if (!of.has(MixFields.FILE)) {
          source.error(ShareSaid.NO_SOURCE.of());
        }
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
    task.putObject(TaskFields.MODEL.name()).put("provider", "offline");
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
    return free(name, taken);
  }

  private static String free(String name, Set<String> taken) {
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
  public static List<Problem> inMix(List<Problem> problems) {
    return problems.stream()
        .map(it -> new Problem(inMix(it.pointer()), it.said(), it.severity()))
        .toList();
  }

  /// Calls sources without a name of their own as the datasets that are pinned of them.
  public static void nameByDatasets(ObjectNode task) {
    Set<String> names = new HashSet<>();
    JsonNode categories = task.at("/dimensions/" + DIMENSION + "/categories");
    for (JsonNode category : categories) {
      JsonNode sample = category.path(ShareFields.SAMPLE.name());
      String id = sample.path(ShareFields.SAMPLE_DATASET.name()).asString("");
      String name = category.path("name").asString("");
      String dataset = sample.path(ShareFields.SAMPLE_NAME.name()).asString("");
      if (!id.isEmpty() && name.startsWith(id) && !dataset.isEmpty()) {
        name = free(dataset, names);
        ((ObjectNode) category).put("name", name);
      }
      names.add(name);
    }
  }

  /// The sources of a task's document, as a mix has them; null where it is none.
  public static @Nullable ArrayNode sources(ObjectNode task) {
    JsonNode dimension = task.path(TaskFields.DIMENSIONS.name()).path(DIMENSION);
    if (!(dimension.path("categories") instanceof ArrayNode categories)) {
      return null;
    }
    ArrayNode sources = JsonNodeFactory.instance.arrayNode();
    for (JsonNode category : categories) {
      ObjectNode source = sources.addObject();
      category.forEachEntry((name, value) -> {
        if (!name.equals(ShareFields.SAMPLE.name())) {
          source.set(name, value.deepCopy());
        }
      });
      category
          .path(ShareFields.SAMPLE.name())
          .forEachEntry((name, value) -> {
            if (!PINNED.contains(name)) {
              source.set(name, value.deepCopy());
            }
          });
    }
    return sources;
  }

  private static String inMix(String pointer) {
    if (pointer.startsWith(CATEGORIES)) {
      return SOURCES + pointer.substring(CATEGORIES.length()).replaceFirst("/sample(/|$)", "$1");
    }
    return pointer.startsWith("/dimensions") ? "/" + MixFields.SOURCES.name() : pointer;
  }
}
