package dev.winnow.core.task;

import dev.winnow.core.document.Document;
import dev.winnow.core.document.DocumentLoader;
import dev.winnow.core.document.Excerpt;
import dev.winnow.core.gate.Options;
import dev.winnow.core.llm.ModelSettings;
import dev.winnow.core.say.Said;
import dev.winnow.core.schema.RowSchema;
import dev.winnow.core.share.CellRecipe;
import dev.winnow.core.share.Proportions;
import dev.winnow.core.task.Task.Output;
import dev.winnow.core.template.BuiltIn;
import dev.winnow.core.template.ResolveValues;
import dev.winnow.core.template.Template;
import dev.winnow.core.template.VariableUses;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Reads a task out of a document: structure, ranges, and whether its parts agree. It says
/// everything that is wrong at once.
public final class ReadTask {

  private final Reading reading;
  private final Fields fields;
  private final @Nullable TopUp topUp;

  private ReadTask(Reading reading, Fields fields, @Nullable TopUp topUp) {
    this.reading = reading;
    this.fields = fields;
    this.topUp = topUp;
  }

  /// Reads it.
  ///
  /// @param overrides what the command line says over it
  /// @param loader opens the files it names: a template, a schema
  public static TaskResult read(Document document, Overrides overrides, DocumentLoader loader) {
    return read(document, overrides, loader, NamedModels.NONE);
  }

  /// Reads one that may refer to models by their names.
  public static TaskResult read(
      Document document, Overrides overrides, DocumentLoader loader, NamedModels models) {
    return read(new Reading(document, loader, models), TaskFields.TASK, overrides, null);
  }

  /// Reads one that makes what rows lack that are there already: those are counted, and the target
  /// follows from them. A task for which nothing is lacking is no task that can run:
  /// [TopUp#isDone()].
  public static TaskResult topUp(
      Document document,
      Overrides overrides,
      DocumentLoader loader,
      NamedModels models,
      TopUp topUp) {
    return read(new Reading(document, loader, models), TaskFields.TASK, overrides, topUp);
  }

  /// Reads one that was pinned: everything stands in it, also the schema that was inferred then.
  public static TaskResult readPinned(ObjectNode document) {
    return readPinned(document, null);
  }

  /// Reads a pinned one, as [#topUp].
  public static TaskResult topUpPinned(ObjectNode document, TopUp topUp) {
    return readPinned(document, topUp);
  }

  private static TaskResult readPinned(ObjectNode document, @Nullable TopUp topUp) {
    Document pinned = new Document("task", document, Map.of());
    return read(Reading.ofRequest(pinned), TaskFields.PINNED, Overrides.NONE, topUp);
  }

  private static TaskResult read(
      Reading reading, Block<Task> block, Overrides overrides, @Nullable TopUp topUp) {
    Document document = reading.sources().main();
    Fields fields = Fields.of(document.tree(), block, reading);
    if (!document.tree().isObject()) {
      if (reading.problems().isEmpty()) {
        reading.error("", TaskFieldSaid.EMPTY.of());
      }
      return new TaskResult.Rejected(reading.problems(), reading.sources());
    }
    Task task = new ReadTask(reading, fields, topUp).task(overrides);
    if (!reading.failed()) {
      TaskWarnings.check(task, reading);
      return new TaskResult.Ready(task, reading.problems(), reading.sources());
    }
    return new TaskResult.Rejected(reading.problems(), reading.sources());
  }

  /// The task, with something harmless wherever a problem was noted.
  private Task task(Overrides overrides) {
    ObjectNode parameters = fields.get(TaskFields.PARAMETERS);
    String name = fields.get(TaskFields.NAME);
    Template template = fields.get(TaskFields.TEMPLATE).orNamed(name);
    Proportions written = ReadProportions.read(fields);
    if (!fields.knows(TaskFields.INFERRED)) {
      ReadProportions.refuseIds(fields);
    }
    Map<String, String> values = values(template, parameters, written);
    RowSchema schema = TemplateSchema.read(template, inferred(), reading).schema();
    Proportions proportions = CategoriesInRows.find(written, schema, fields);
    long target;
    if (topUp != null) {
      proportions = topUp.count(proportions, fields);
      target = topUp.target();
    } else {
      target = ReadTarget.read(fields, template, ReadProportions.rows(written));
      if (!reading.failed()) {
        CheckShares.check(proportions, target, fields);
      }
    }
    ModelSettings called = fields.get(TaskFields.MODEL);
    // What the task says goes over what its template says.
    ModelSettings model = called.withSampling(called.sampling().orElse(template.generation()));
    long seed = fields.get(TaskFields.SEED);
    return new Task(
        name,
        fields.get(TaskFields.DESCRIPTION),
        new Task.Recipe(
            template,
            values,
            schema,
            proportions,
            ReadProportions.labels(proportions, fields),
            distinctOn(schema),
            fields.get(TaskFields.COERCE),
            ReadGates.read(fields, new Options.Rows(schema.fields(), template.prompts())),
            overrides.seed() != null ? overrides.seed() : seed,
            zone()),
        new Task.Calls(model, batchSize(template), concurrency(overrides)),
        new Task.Goal(target, fields.get(TaskFields.LIMITS)),
        output(overrides.out()));
  }

  private Output output(@Nullable String over) {
    Output written = fields.get(TaskFields.OUTPUT);
    return over == null ? written : ReadOutput.over(written, over, reading);
  }

  /// The schema that was inferred when the task was pinned; null where nothing is said of it.
  private @Nullable ObjectNode inferred() {
    return fields.knows(TaskFields.INFERRED) ? fields.find(TaskFields.INFERRED) : null;
  }

  private Map<String, String> values(
      Template template, ObjectNode parameters, Proportions proportions) {
    Map<String, JsonNode> given = new LinkedHashMap<>();
    parameters.forEachEntry(given::put);
    given.remove(BuiltIn.COUNT);
    // Half a template would only be blamed for what it lacks.
    boolean undivided =
        proportions.isNone() && reading.failedIn(fields.value(TaskFields.DIMENSIONS).pointer());
    if (reading.failedIn("/template") || undivided) {
      return Map.of();
    }
    PromptWarnings.of(template).forEach(found -> reading.addAll(List.of(found.problem())));
    List<Integer> first = proportions.dimensions().stream().map(it -> 0).toList();
    Map<String, JsonNode> categories = CellRecipe.variables(proportions, first, given);
    Map<String, JsonNode> all = new LinkedHashMap<>(given);
    VariableUses.of(template).names().stream()
        .filter(categories::containsKey)
        .forEach(name -> all.put(name, categories.get(name)));
    ResolveValues.Resolved resolved = ResolveValues.resolve(template, all);
    reading.addAll(resolved.problems());
    if (!proportions.isNone()) {
      CheckChanges.check(proportions, template, given, fields);
    }
    Map<String, String> values = new HashMap<>(resolved.values());
    values.keySet().removeAll(categories.keySet());
    return values;
  }

  /// Not capped at the target: the last request asks for what is left anyway, and a target that is
  /// raised later must not change the requests already sent.
  private int batchSize(Template template) {
    Integer written = fields.find(TaskFields.BATCH_SIZE);
    return written == null ? TaskFields.usualBatchSize(template) : written;
  }

  private List<String> distinctOn(RowSchema schema) {
    List<String> names = fields.get(TaskFields.DISTINCT_ON);
    List<String> known = schema.fields();
    Value written = fields.value(TaskFields.DISTINCT_ON);
    List<Value> each = written.node().isArray() ? written.items() : List.of(written);
    for (int i = 0; i < names.size(); i++) {
      if (!known.isEmpty() && !known.contains(names.get(i))) {
        Said near =
            Fields.nearest(names.get(i), known).orElseGet(() -> TaskFieldSaid.ROW_FIELDS.of(known));
        each.get(i).error(TaskFieldSaid.NO_ROW_FIELD.of(Excerpt.of(names.get(i))).then(near));
      }
    }
    return names;
  }

  private ZoneId zone() {
    if (!fields.has(TaskFields.TIME_ZONE)) {
      return ZoneOffset.UTC;
    }
    String name = fields.get(TaskFields.TIME_ZONE);
    try {
      return ZoneId.of(name.strip());
    } catch (DateTimeException e) {
      Said near =
          Fields.nearest(name, ZoneId.getAvailableZoneIds()).orElseGet(TaskFieldSaid.ZONES::of);
      fields.error(TaskFields.TIME_ZONE, TaskFieldSaid.NO_ZONE.of(Excerpt.of(name)).then(near));
      return ZoneOffset.UTC;
    }
  }

  private int concurrency(Overrides overrides) {
    int written = fields.get(TaskFields.CONCURRENCY);
    Integer over = overrides.concurrency();
    if (over == null) {
      return written;
    }
    if (over < 1 || over > TaskFields.CONCURRENCY_MAX) {
      reading.error(
          "--concurrency",
          FieldSaid.EXPECTED.of(WantedSaid.WHOLE.of(1, TaskFields.CONCURRENCY_MAX), over));
    }
    return over;
  }
}
