package dev.winnow.core.task;

import dev.winnow.core.document.Document;
import dev.winnow.core.document.Problem;
import dev.winnow.core.llm.Sampling;
import dev.winnow.core.say.Said;
import dev.winnow.core.template.BuiltIn;
import dev.winnow.core.template.ResolveValues;
import dev.winnow.core.template.VariableUses;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Reads the wish to see one request of a template: the template, values for its variables, how
/// many rows, and for one that is sent, which model and how it should write.
public final class ReadTrial {

  /// Rows that a request which is only looked at may ask for.
  public static final int RENDERED_ROWS_MAX = ReadTask.BATCH_SIZE_MAX;

  /// Rows that a request which is sent may ask for.
  public static final int TRIED_ROWS_MAX = 20;

  /// The longest request that is made, all its messages together.
  static final int RENDERED_CHARACTERS_MAX = 4 << 20;

  /// The fields of a rendering.
  public static final List<String> RENDER_FIELDS = List.of("template", "values", "count", "seed");

  /// The fields of a trial that is sent.
  public static final List<String> TRY_FIELDS =
      List.of(
          "template",
          "modelId",
          "values",
          "count",
          "seed",
          "temperature",
          "topP",
          "maxTokens",
          "stop");

  private final Reading reading;
  private final boolean sent;
  private final @Nullable ObjectNode stored;
  private final JsonNode body;

  private ReadTrial(Document body, boolean sent, @Nullable ObjectNode stored) {
    this.reading = new Reading(body, ReadTemplateDocument.NO_FILES);
    this.sent = sent;
    this.stored = stored;
    this.body = body.tree();
  }

  /// Reads one that is only looked at.
  ///
  /// @param stored the template it is of; null where the body brings one
  public static Trial.Result render(Document body, @Nullable ObjectNode stored) {
    return new ReadTrial(body, false, stored).read(0);
  }

  /// Reads one that is sent.
  ///
  /// @param stored the template it is of; null where the body brings one
  /// @param seed where the body names none
  public static Trial.Result send(Document body, @Nullable ObjectNode stored, long seed) {
    return new ReadTrial(body, true, stored).read(seed);
  }

  private Trial.Result read(long seedOtherwise) {
    List<String> known = new ArrayList<>(sent ? TRY_FIELDS : RENDER_FIELDS);
    if (stored != null) {
      known.remove("template");
    }
    Fields fields = Fields.of(body, "", known, reading);
    TemplateLimits.texts(body.path("values"), "/values", reading);
    ReadTemplateDocument.Checked found = template(fields);
    ObjectNode values = fields.map("values");
    int count = count(fields, values, found);
    Long seed = fields.whole("seed", Long.MIN_VALUE, Long.MAX_VALUE);
    String modelId = null;
    Sampling sampling = Sampling.DEFAULT;
    if (sent) {
      modelId = fields.required("modelId", "Name the stored model to ask.");
      sampling = ReadSampling.readOnce(fields);
    }
    Map<String, String> resolved = resolve(found, values);
    if (reading.failed()) {
      return new Trial.Result.Rejected(reading.problems());
    }
    return new Trial.Result.Ready(
        new Trial(
            found.template(),
            found.schema(),
            resolved,
            count,
            seed == null ? seedOtherwise : seed,
            modelId,
            sampling));
  }

  private ReadTemplateDocument.Checked template(Fields fields) {
    if (stored != null) {
      return ReadTemplateDocument.read(stored, reading);
    }
    if (!fields.has("template")) {
      fields.error("template", "is missing. Write the template to show as a map.");
      return ReadTemplateDocument.read(JsonNodeFactory.instance.objectNode(), scrap());
    }
    return ReadTemplateDocument.read(fields.node("template"), reading);
  }

  /// For what need not be told as well.
  private Reading scrap() {
    return new Reading(reading.sources().main(), ReadTemplateDocument.NO_FILES);
  }

  /// `count` among the values is another way to write it, as in a task.
  private int count(Fields fields, ObjectNode values, ReadTemplateDocument.Checked found) {
    int most = sent ? TRIED_ROWS_MAX : RENDERED_ROWS_MAX;
    int usual = VariableUses.of(found.template()).usesCount() ? ReadTask.BATCH_SIZE_DEFAULT : 1;
    if (!fields.has(BuiltIn.COUNT) && values.hasNonNull(BuiltIn.COUNT)) {
      Fields given = Fields.of(values, "/values", List.copyOf(values.propertyNames()), reading);
      return given.whole(BuiltIn.COUNT, 1, most, usual);
    }
    return fields.whole(BuiltIn.COUNT, 1, most, usual);
  }

  private Map<String, String> resolve(ReadTemplateDocument.Checked found, ObjectNode values) {
    if (values.size() > TemplateLimits.VARIABLES_MAX) {
      reading.error(
          "/values",
          "has %,d entries, at most %,d are taken. Remove some."
              .formatted(values.size(), TemplateLimits.VARIABLES_MAX));
      return Map.of();
    }
    if (reading.failedIn(ReadTemplateDocument.AT)) {
      return Map.of();
    }
    Map<String, JsonNode> given = new LinkedHashMap<>();
    values.forEachEntry(given::put);
    given.remove(BuiltIn.COUNT);
    ResolveValues.Resolved resolved = ResolveValues.resolve(found.template(), given);
    for (Problem problem : resolved.problems()) {
      String pointer = problem.pointer();
      reading.addAll(
          List.of(
              pointer.startsWith("/parameters")
                  ? new Problem(
                      "/values" + pointer.substring("/parameters".length()),
                      Said.text(problem.message().replace("to the parameters", "to the values")),
                      problem.severity())
                  : problem));
    }
    bound(found, resolved.values());
    return resolved.values();
  }

  /// A value of a megabyte, used a thousand times, is a gigabyte.
  private void bound(ReadTemplateDocument.Checked found, Map<String, String> values) {
    long characters = 0;
    for (VariableUses.Text text : VariableUses.of(found.template()).texts()) {
      characters += text.prompt().renderedLength(values);
    }
    if (characters > RENDERED_CHARACTERS_MAX) {
      reading.error(
          "/values",
          "would make a request of %,d characters, at most %,d are taken. Shorten them."
              .formatted(characters, RENDERED_CHARACTERS_MAX));
    }
  }
}
