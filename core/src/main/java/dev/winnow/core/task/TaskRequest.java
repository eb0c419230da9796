package dev.winnow.core.task;

import dev.winnow.core.document.Document;
import dev.winnow.core.document.Problem;
import dev.winnow.core.template.BuiltIn;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// A request for a task: a task file with `templateId`, `modelId` and `output.datasetId` in place
/// of files. What it has beside a task file is read here; the rest as in a task file.
///
/// @param templateRevision null is the newest
/// @param model how the model writes, over its own settings
/// @param datasetId null where a name is given, or nothing
/// @param dataset null where an id is given, or nothing
/// @param mode how its rows join those of the dataset
/// @param start whether it starts at once
/// @param topUp null where no rows are topped up
/// @param body the request
/// @param problems what is wrong with what was read
public record TaskRequest(
    String name,
    String description,
    UUID templateId,
    @Nullable Integer templateRevision,
    UUID modelId,
    ObjectNode model,
    @Nullable UUID datasetId,
    @Nullable String dataset,
    OutputMode mode,
    boolean start,
    @Nullable RequestTopUp topUp,
    ObjectNode body,
    List<Problem> problems) {

  /// What a request says otherwise than a task file.
  private static final Set<Field<Task, ?>> OTHERWISE =
      Set.of(
          TaskFields.NAME,
          TaskFields.DESCRIPTION,
          TaskFields.TEMPLATE,
          TaskFields.MODEL,
          TaskFields.OUTPUT);

  /// The fields that are the same in a request and in a task file.
  static final List<Field<Task, ?>> CARRIED =
      TaskFields.TASK.fields().stream().filter(field -> !OTHERWISE.contains(field)).toList();

  /// Reads it, with something harmless wherever a problem was noted.
  public static TaskRequest read(ObjectNode body) {
    Reading reading = reading(body);
    Fields fields = Fields.of(body, RequestFields.NEW_TASK, reading);
    if (fields.has(RequestFields.SOURCES)) {
      fields.error(RequestFields.SOURCES, ShareSaid.SOURCES_OF_MIX);
    }
    checkKind(fields);
    Fields output = Fields.of(fields.value(TaskFields.OUTPUT), RequestFields.OUTPUT);
    UUID datasetId = output.find(RequestFields.DATASET_ID);
    String dataset = output.find(RequestFields.DATASET);
    if (datasetId != null && dataset != null) {
      output.error(RequestFields.DATASET, FieldSaid.BESIDE.of("datasetId"));
    }
    // Names alone: their values are read as the model's.
    Fields.of(fields.value(TaskFields.MODEL), RequestFields.OWN_MODEL);
    return new TaskRequest(
        fields.get(RequestFields.NAME),
        fields.get(RequestFields.DESCRIPTION),
        fields.get(RequestFields.TEMPLATE_ID),
        fields.find(RequestFields.TEMPLATE_REVISION),
        fields.get(RequestFields.MODEL_ID),
        body.path(TaskFields.MODEL.name()) instanceof ObjectNode own ? own : body.objectNode(),
        datasetId,
        dataset,
        output.get(RequestFields.MODE),
        fields.get(RequestFields.START),
        RequestTopUp.read(fields),
        body,
        reading.problems());
  }

  /// What a task is follows from its fields; what a request says of it has to agree.
  private static void checkKind(Fields fields) {
    String kind = fields.find(RequestFields.KIND);
    if (kind == null) {
      return;
    }
    JsonNode dimensions = fields.value(TaskFields.DIMENSIONS).node();
    boolean divided =
        !dimensions.isMissingNode() && !(dimensions.isContainer() && dimensions.isEmpty());
    switch (kind.toUpperCase(Locale.ROOT)) {
      case "SINGLE" -> {
        if (divided) {
          fields.error(RequestFields.KIND, ShareSaid.SINGLE_DIVIDED);
        }
      }
      case "PROPORTIONAL" -> {
        if (!divided) {
          fields.error(RequestFields.KIND, ShareSaid.UNDIVIDED);
        }
      }
      default ->
          fields
              .value(RequestFields.KIND)
              .expected(WantedSaid.ONE_OF.of(List.of("SINGLE", "PROPORTIONAL", MixRequest.MIX)));
    }
  }

  static Reading reading(ObjectNode body) {
    return Reading.ofRequest(new Document("request", body, Map.of()));
  }

  /// The task file that it stands for, whole: what a later version might read otherwise is said in
  /// it.
  ///
  /// @param template what the service keeps under [#templateId]
  /// @param settings the model's, with what the request says over them
  /// @param seed where the request has none
  public ObjectNode document(JsonNode template, ObjectNode settings, long seed) {
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    document.put(TaskFields.NAME.name(), "task");
    document.set(TaskFields.TEMPLATE.name(), template);
    carry(body, document);
    // Two tasks from one template are not meant to be the same.
    document.putIfAbsent(TaskFields.SEED.name(), JsonNodeFactory.instance.numberNode(seed));
    for (Field<Task, ?> field : CARRIED) {
      sayUsual(field, document);
    }
    document.set(TaskFields.MODEL.name(), settings);
    JsonNode format = body.path(TaskFields.OUTPUT.name()).path(TaskFields.FORMAT.name());
    if (!format.isMissingNode() && !format.isNull()) {
      document.putObject(TaskFields.OUTPUT.name()).set(TaskFields.FORMAT.name(), format);
    }
    return document;
  }

  /// Law 8: says in a pinned document which schema was inferred.
  public static void sayInferred(Task task, ObjectNode document) {
    JsonNode inferred = TaskFields.INFERRED.write(task, false);
    if (inferred != null) {
      document.set(TaskFields.INFERRED.name(), inferred);
    }
  }

  /// Says in a pinned document which rows are there already, and how many more are to be made.
  public static void sayCounted(Task task, ObjectNode document) {
    document.set(
        TaskFields.EXISTING.name(), TaskFields.EXISTING.type().write(WriteProportions.there(task)));
    document.put(TaskFields.TARGET.name(), task.target());
    if (document.path(TaskFields.PARAMETERS.name()) instanceof ObjectNode parameters) {
      // Both may not differ.
      parameters.remove(BuiltIn.COUNT);
    }
  }

  /// The field of a pinned document with the dataset that is topped up.
  public static final String TOPPED_UP = "topUp";

  /// The field of a pinned document with what cells wanted of datasets.
  public static final String SAMPLED = "sampled";

  /// The field that says it.
  public static final String INFERRED = TaskFields.INFERRED.name();

  /// Puts what one has of the carried fields into the other.
  public static void carry(ObjectNode from, ObjectNode to) {
    for (Field<Task, ?> field : CARRIED) {
      JsonNode value = from.path(field.name());
      if (!value.isMissingNode() && !value.isNull()) {
        to.set(field.name(), value.deepCopy());
      }
    }
  }

  /// What a document that does not say it is older than.
  private static <T> void sayUsual(Field<Task, T> field, ObjectNode document) {
    T usual = field.standard().value();
    T older = field.standard().older();
    if (usual != null && older != null && !usual.equals(older)) {
      document.putIfAbsent(field.name(), field.type().write(usual));
    }
  }

  /// Law 8: says in a document what one means that is older than a choice.
  public static void sayOlder(ObjectNode document) {
    for (Field<Task, ?> field : CARRIED) {
      sayOlder(field, document);
    }
  }

  private static <T> void sayOlder(Field<Task, T> field, ObjectNode document) {
    T older = field.standard().older();
    if (older != null && !older.equals(field.standard().value())) {
      document.putIfAbsent(field.name(), field.type().write(older));
    }
  }
}
