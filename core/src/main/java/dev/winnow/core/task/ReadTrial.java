package dev.winnow.core.task;

import dev.winnow.core.document.Document;
import dev.winnow.core.document.Problem;
import dev.winnow.core.llm.Sampling;
import dev.winnow.core.template.BuiltIn;
import dev.winnow.core.template.ResolveValues;
import dev.winnow.core.template.VariableUses;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Reads the wish to see one request of a template: the template, values for its variables, how
/// many rows, and for one that is sent, which model and how it should write.
public final class ReadTrial {

  /// The longest request that is made, all its messages together.
  static final int RENDERED_CHARACTERS_MAX = 4 << 20;

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
    Block<Trial> block =
        stored != null
            ? sent ? RequestFields.TRY : RequestFields.RENDER
            : sent ? RequestFields.TRY_UNSAVED : RequestFields.RENDER_UNSAVED;
    Fields fields = Fields.of(body, block, reading);
    TemplateLimits.texts(body.path("values"), "/values", reading);
    ReadTemplateDocument.Checked found = template(fields);
    ObjectNode values = fields.get(RequestFields.VALUES);
    int count = count(fields, values, found);
    Long seed = fields.find(RequestFields.TRIED_SEED);
    UUID modelId = null;
    Sampling sampling = Sampling.DEFAULT;
    if (sent) {
      modelId = fields.get(RequestFields.TRIED_MODEL);
      sampling = ModelFields.sampling(fields, null);
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
    if (!fields.has(RequestFields.TEMPLATE)) {
      fields.error(RequestFields.TEMPLATE, RequestFields.TEMPLATE.missing());
      return ReadTemplateDocument.read(JsonNodeFactory.instance.objectNode(), scrap());
    }
    return ReadTemplateDocument.read(fields.value(RequestFields.TEMPLATE).node(), reading);
  }

  /// For what need not be told as well.
  private Reading scrap() {
    return new Reading(reading.sources().main(), ReadTemplateDocument.NO_FILES);
  }

  /// `count` among the values is another way to write it, as in a task.
  private int count(Fields fields, ObjectNode values, ReadTemplateDocument.Checked found) {
    Field<Trial, Integer> field = sent ? RequestFields.TRIED_COUNT : RequestFields.RENDERED_COUNT;
    Value given = fields.value(field);
    if (!given.isThere()) {
      JsonNode among = values.path(field.name());
      given = fields.value(RequestFields.VALUES).child(field.name(), among);
    }
    Integer count = given.isThere() ? field.type().read(given) : null;
    return count == null ? TaskFields.usualBatchSize(found.template()) : count;
  }

  private Map<String, String> resolve(ReadTemplateDocument.Checked found, ObjectNode values) {
    if (values.size() > TemplateLimits.VARIABLES_MAX) {
      reading.error("/values", FieldSaid.TOO_MANY.of(values.size(), TemplateLimits.VARIABLES_MAX));
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
                      problem.said(),
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
          "/values", TaskFieldSaid.TOO_LONG_REQUEST.of(characters, RENDERED_CHARACTERS_MAX));
    }
  }
}
