package dev.winnow.core.task;

import dev.winnow.core.document.Problem;
import dev.winnow.core.evaluate.EvaluationSettings;
import dev.winnow.core.gate.Gates;
import dev.winnow.core.gate.Options;
import dev.winnow.core.gate.Rubric;
import dev.winnow.core.say.Said;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// A wish to evaluate rows.
///
/// @param name empty where it has none
/// @param dataset whose rows are evaluated; null where those of a task are
/// @param version of the dataset; null is what it has now
/// @param task whose rows are evaluated; null where those of a dataset are
/// @param body the request
/// @param problems what is wrong with it, as far as that is known without rows
public record EvaluationRequest(
    String name,
    @Nullable UUID dataset,
    @Nullable Integer version,
    @Nullable UUID task,
    ObjectNode body,
    List<Problem> problems) {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  /// The preset whose rules are counted unless others are asked for.
  private static final String USUAL = "strict";

  private static final String EXAMPLE = "{\"easy\": 30, \"hard\": 70}";

  private static final Field<EvaluationRequest, String> NAME =
      Field.<EvaluationRequest, String>asked("name", FieldTypes.label(200, false))
          .says("Name of the evaluation: any text.")
          .otherwise("")
          .usually("the name of the dataset or task");
  private static final Field<EvaluationRequest, UUID> DATASET =
      Field.<EvaluationRequest, UUID>asked("datasetId", FieldTypes.ID)
          .says("Dataset whose rows are evaluated.");
  private static final Field<EvaluationRequest, Integer> VERSION =
      Field.<EvaluationRequest, Integer>asked("version", FieldTypes.whole(1, Integer.MAX_VALUE))
          .says("Version of the dataset.")
          .usually("what it has now");
  private static final Field<EvaluationRequest, UUID> TASK =
      Field.<EvaluationRequest, UUID>asked("taskId", FieldTypes.ID)
          .says(
              "In its place, task whose accepted rows are evaluated, as its dataset has them now.");
  private static final Field<EvaluationRequest, Gates> GATES =
      RequestGates.<EvaluationRequest>asked(
              "Rules that are counted, how rows are compared, and the judge, as in a task. The judge and semantic duplicates look at the sample.")
          .usually("strict; also beside a judge or duplicates alone");
  private static final Field<EvaluationRequest, ObjectNode> TARGETS =
      Field.<EvaluationRequest, ObjectNode>asked("targets", FieldTypes.MAP)
          .says("Wanted shares of categories, by field of the rows.")
          .usually("none; of a task with categories, its shares")
          .example("{\"difficulty\": " + EXAMPLE + "}");
  private static final Field<EvaluationRequest, String> TIME_FIELD =
      Field.<EvaluationRequest, String>asked("timeField", FieldTypes.FILLED)
          .says("Field of the rows with their time; without it timeliness is not measured.")
          .example("\"updated_at\"");
  private static final Field<EvaluationRequest, Integer> MAX_AGE =
      Field.<EvaluationRequest, Integer>asked("maxAgeDays", FieldTypes.whole(1, 36_500))
          .says("How old, in days, a row may be.")
          .otherwise(EvaluationSettings.MAX_AGE_USUAL);
  private static final Field<EvaluationRequest, Integer> SAMPLE =
      Field.<EvaluationRequest, Integer>asked(
              "sample", FieldTypes.whole(1, EvaluationSettings.SAMPLE_MAX))
          .says("How many rows, chosen at random, models judge or embed.")
          .otherwise(EvaluationSettings.SAMPLE_USUAL);
  private static final Field<EvaluationRequest, Long> SEED =
      Field.<EvaluationRequest, Long>asked("seed", FieldTypes.ANY_WHOLE)
          .says("Decides which rows are in the sample.")
          .otherwise(0L);

  static final Block<EvaluationRequest> BLOCK =
      Block.described(
          "NewEvaluation",
          "Rows to evaluate, and how.",
          List.of(NAME, DATASET, VERSION, TASK, GATES, TARGETS, TIME_FIELD, MAX_AGE, SAMPLE, SEED));

  /// Reads one, with something harmless wherever a problem was noted.
  public static EvaluationRequest read(ObjectNode body) {
    Reading reading = TaskRequest.reading(body);
    Fields fields = Fields.of(body, BLOCK, reading);
    reading.addAll(WrittenChange.problems(body));
    reading.addAll(WrittenHeldOut.problems(body));
    if (!fields.has(DATASET) && !fields.has(TASK)) {
      fields.error(DATASET, FieldSaid.MISSING.of().then(EvaluationFieldSaid.NO_SOURCE.of()));
    } else if (fields.has(DATASET) && fields.has(TASK)) {
      fields.error(TASK, FieldSaid.BESIDE.of(DATASET.name()));
    }
    if (fields.has(TASK) && fields.has(VERSION)) {
      fields.error(VERSION, EvaluationFieldSaid.VERSION_OF_TASK);
    }
    return new EvaluationRequest(
        fields.get(NAME),
        fields.find(DATASET),
        fields.find(VERSION),
        fields.find(TASK),
        body,
        reading.problems());
  }

  /// What was read, and what is wrong with it.
  public record Read(EvaluationSettings settings, List<Problem> problems) {}

  /// Reads how rows are evaluated, once it is known what they are like: of a request, or of what
  /// was pinned of one, where the settings of models stand beside their ids.
  public static Read settings(ObjectNode document, Options.Rows rows) {
    Reading reading = TaskRequest.reading(document);
    EvaluationSettings settings = settings(Fields.of(document, BLOCK, reading), rows);
    return new Read(settings, reading.problems());
  }

  /// What a task with these gates is evaluated by when it ends: its rules behind the strict ones,
  /// its comparison, and no judge, as its rows have been judged.
  ///
  /// @param gates as they are pinned; missing is none
  /// @param targets wanted shares, by field and category
  public static ObjectNode automatic(
      JsonNode gates, Map<String, ? extends Map<String, ? extends Number>> targets) {
    ObjectNode document = JSON.objectNode();
    ObjectNode own = document.putObject(GATES.name());
    own.put(GateFields.PRESET.name(), USUAL);
    if (gates instanceof ObjectNode map) {
      map.optional(GateFields.RULES.name()).ifPresent(it -> own.set(GateFields.RULES.name(), it));
      if (map.path(GateFields.DUPLICATES.name()) instanceof ObjectNode duplicates) {
        ObjectNode compared = own.putObject(GateFields.DUPLICATES.name());
        for (Field<?, ?> field : List.of(GateFields.NEAR, GateFields.COMPARED)) {
          duplicates.optional(field.name()).ifPresent(it -> compared.set(field.name(), it));
        }
      }
    }
    if (!targets.isEmpty()) {
      ObjectNode written = document.putObject(TARGETS.name());
      targets.forEach((field, shares) -> {
        ObjectNode each = written.putObject(field);
        shares.forEach((name, share) -> each.put(name, share.doubleValue()));
      });
    }
    return document;
  }

  private static EvaluationSettings settings(Fields fields, Options.Rows rows) {
    Value written = orStrict(fields.value(GATES));
    Gates gates = ReadGates.read(written, rows);
    Rubric judge = gates.judge();
    Value asked = fields.value(GATES).child("judge", fields.value(GATES).node().path("judge"));
    if (judge != null && judge.model() == null && !asked.node().hasNonNull("modelId")) {
      asked
          .child(GateFields.MODEL_ID.name(), asked.node().path(GateFields.MODEL_ID.name()))
          .error(EvaluationFieldSaid.NO_MODEL.of());
    }
    Map<String, Map<String, Double>> targets = targets(fields.value(TARGETS));
    for (Value field : fields.value(TARGETS).entries()) {
      check(field.name(), field, rows);
    }
    String time = fields.find(TIME_FIELD);
    if (time != null) {
      check(time, fields.value(TIME_FIELD), rows);
    }
    return new EvaluationSettings(
        gates, targets, time, fields.get(MAX_AGE), fields.get(SAMPLE), fields.get(SEED));
  }

  /// The strict rules where none are asked for, also beside a judge.
  private static Value orStrict(Value written) {
    JsonNode gates = written.node();
    if (!written.isThere()) {
      gates = JSON.stringNode(USUAL);
    } else if (gates instanceof ObjectNode map
        && !map.hasNonNull(GateFields.PRESET.name())
        && !map.hasNonNull(GateFields.RULES.name())) {
      gates = map.deepCopy().put(GateFields.PRESET.name(), USUAL);
    }
    return new Value(GATES.name(), gates, written.pointer(), written.reading());
  }

  private static void check(String field, Value place, Options.Rows rows) {
    if (!rows.fields().isEmpty() && !rows.fields().contains(field)) {
      Said near =
          Fields.nearest(field, rows.fields())
              .orElseGet(() -> TaskFieldSaid.ROW_FIELDS.of(rows.fields()));
      place.error(EvaluationFieldSaid.NO_FIELD.of(field).then(near));
    }
  }

  /// Shares by field and category.
  private static Map<String, Map<String, Double>> targets(Value value) {
    Map<String, Map<String, Double>> targets = new LinkedHashMap<>();
    if (!value.isThere()) {
      return targets;
    }
    if (!value.node().isObject()) {
      value.expected(WantedSaid.OBJECT.of());
      return targets;
    }
    for (Value field : value.entries()) {
      Map<String, Double> shares = new LinkedHashMap<>();
      if (!field.node().isObject() || field.node().isEmpty()) {
        field.error(EvaluationFieldSaid.NO_TARGETS.of(field.name(), EXAMPLE));
        continue;
      }
      for (Value share : field.entries()) {
        Double number = share.number(0, Integer.MAX_VALUE, false);
        shares.put(share.name(), number == null ? 1 : number);
      }
      if (shares.values().stream().allMatch(it -> it == 0)) {
        field.error(EvaluationFieldSaid.NO_SHARE.of());
        continue;
      }
      targets.put(field.name(), shares);
    }
    return targets;
  }
}
