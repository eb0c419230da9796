package dev.winnow.core.task;

import dev.winnow.core.document.Document;
import dev.winnow.core.document.DocumentLoader;
import dev.winnow.core.document.NearestName;
import dev.winnow.core.llm.ModelSettings;
import dev.winnow.core.schema.RowSchema;
import dev.winnow.core.task.Task.Limits;
import dev.winnow.core.template.BuiltIn;
import dev.winnow.core.template.ResolveValues;
import dev.winnow.core.template.Template;
import dev.winnow.core.template.VariableUses;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Reads a task out of a document: structure, ranges, and whether its parts agree. It says
/// everything that is wrong at once.
public final class ReadTask {

  static final int CONCURRENCY_MAX = 1024;
  static final int CONCURRENCY_DEFAULT = 8;
  static final int BATCH_SIZE_MAX = 1000;

  /// Rows a request asks for where the prompt says how many it wants and the task does not.
  static final int BATCH_SIZE_DEFAULT = 5;

  private final Reading reading;
  private final Fields fields;
  private final ObjectNode parameters;

  private ReadTask(Reading reading, Fields fields) {
    this.reading = reading;
    this.fields = fields;
    this.parameters = fields.map("parameters");
  }

  /// Reads it.
  ///
  /// @param overrides what the command line says over it
  /// @param loader opens the files it names: a template, a schema
  public static TaskResult read(Document document, Overrides overrides, DocumentLoader loader) {
    Reading reading = new Reading(document, loader);
    Fields fields = Fields.of(document.tree(), "", TaskFields.ROOT, reading);
    if (!document.tree().isObject()) {
      if (reading.problems().isEmpty()) {
        reading.error("", "is empty. A task needs name, template, target and model.");
      }
      return new TaskResult.Rejected(reading.problems(), reading.sources());
    }
    Task task = new ReadTask(reading, fields).task(overrides);
    if (!reading.failed()) {
      TaskWarnings.check(task, reading);
      return new TaskResult.Ready(task, reading.problems(), reading.sources());
    }
    return new TaskResult.Rejected(reading.problems(), reading.sources());
  }

  /// The task, with something harmless wherever a problem was noted.
  private Task task(Overrides overrides) {
    String name = TaskName.read(fields);
    Template template = template(name);
    Map<String, String> values = values(template);
    RowSchema schema = TemplateSchema.read(template, reading).schema();
    long target = ReadTarget.read(fields, parameters, template, reading);
    ModelSettings model =
        ReadModel.read(fields.node("model"), "/model", template.generation(), reading);
    Long seed = fields.whole("seed", Long.MIN_VALUE, Long.MAX_VALUE);
    return new Task(
        name,
        fields.note("description"),
        new Task.Recipe(
            template,
            values,
            schema,
            distinctOn(schema),
            fields.flag("coerce", true),
            overrides.seed() != null ? overrides.seed() : seed == null ? 0 : seed,
            zone()),
        new Task.Calls(model, batchSize(template), concurrency(overrides)),
        new Task.Goal(target, limits(fields.fields("limits", TaskFields.LIMITS))),
        ReadOutput.read(fields.node("output"), "/output", overrides.out(), reading));
  }

  private Template template(String name) {
    JsonNode node = fields.node("template");
    if (node.isMissingNode()) {
      fields.error(
          "template", "is missing. Write a map with a prompt, or the path of a template file.");
    }
    return ReadTemplate.read(node, "/template", name, reading);
  }

  private Map<String, String> values(Template template) {
    Map<String, JsonNode> given = new LinkedHashMap<>();
    parameters.forEachEntry(given::put);
    given.remove(BuiltIn.COUNT);
    // Half a template would only be blamed for what it lacks.
    if (reading.failedIn("/template")) {
      return Map.of();
    }
    PromptWarnings.of(template).forEach(found -> reading.addAll(List.of(found.problem())));
    ResolveValues.Resolved resolved = ResolveValues.resolve(template, given);
    reading.addAll(resolved.problems());
    return resolved.values();
  }

  /// Not capped at the target: the last request asks for what is left anyway, and a target that is
  /// raised later must not change the requests already sent.
  private int batchSize(Template template) {
    int usual = VariableUses.of(template).usesCount() ? BATCH_SIZE_DEFAULT : 1;
    return fields.whole("batchSize", 1, BATCH_SIZE_MAX, usual);
  }

  private List<String> distinctOn(RowSchema schema) {
    List<String> names = fields.texts("distinctOn");
    List<String> known = schema.fields();
    for (int i = 0; i < names.size(); i++) {
      if (!known.isEmpty() && !known.contains(names.get(i))) {
        String near =
            NearestName.of(names.get(i), known)
                .map(name -> "Did you mean " + name + "?")
                .orElse("A row has " + String.join(", ", known) + ".");
        String at = "/distinctOn" + (fields.node("distinctOn").isArray() ? "/" + i : "");
        reading.error(at, Found.quoted(names.get(i)) + " is none of the fields of a row. " + near);
      }
    }
    return names;
  }

  private ZoneId zone() {
    String name = fields.filled("timeZone");
    if (name == null) {
      return ZoneOffset.UTC;
    }
    try {
      return ZoneId.of(name.strip());
    } catch (DateTimeException e) {
      String near =
          NearestName.of(name, ZoneId.getAvailableZoneIds())
              .map(known -> "Did you mean " + known + "?")
              .orElse("Write one like Asia/Shanghai, Europe/Berlin or UTC.");
      fields.error("timeZone", Found.quoted(name) + " is no known time zone. " + near);
      return ZoneOffset.UTC;
    }
  }

  private int concurrency(Overrides overrides) {
    int written = fields.whole("concurrency", 1, CONCURRENCY_MAX, CONCURRENCY_DEFAULT);
    Integer over = overrides.concurrency();
    if (over == null) {
      return written;
    }
    if (over < 1 || over > CONCURRENCY_MAX) {
      reading.error(
          "--concurrency",
          "expected a whole number from 1 to "
              + Found.grouped(CONCURRENCY_MAX)
              + ", found "
              + over
              + ".");
    }
    return over;
  }

  private static Limits limits(Fields fields) {
    Limits usual = Limits.DEFAULT;
    int week = 604_800;
    Double factor =
        fields.number("budgetFactor", "a number from 1 to 1,000", n -> n >= 1 && n <= 1000);
    Double yield = fields.number("stagnationYield", "a number from 0 to 1", n -> n >= 0 && n <= 1);
    int throttled = (int) usual.throttledMax().toSeconds();
    return new Limits(
        factor == null ? usual.budgetFactor() : factor,
        fields.whole("stagnationUnits", 1, 1_000_000, usual.stagnationUnits()),
        yield == null ? usual.stagnationYield() : yield,
        fields.whole("triesMax", 1, 100, usual.triesMax()),
        Duration.ofSeconds(fields.whole("throttledSecondsMax", 0, week, throttled)));
  }
}
