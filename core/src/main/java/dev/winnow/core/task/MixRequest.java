package dev.winnow.core.task;

import dev.winnow.core.document.Problem;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// A request for a mix: a task whose rows are all drawn from datasets.
///
/// @param datasetId null where a name is given, or nothing
/// @param dataset null where an id is given, or nothing
/// @param mode how its rows join those of the dataset
/// @param start whether it starts at once
/// @param document the task's, not pinned yet; empty where a problem was noted
/// @param problems what is wrong with what was read
public record MixRequest(
    String name,
    String description,
    @Nullable UUID datasetId,
    @Nullable String dataset,
    OutputMode mode,
    boolean start,
    ObjectNode document,
    List<Problem> problems) {

  /// What a request says to be one.
  public static final String MIX = "MIX";

  /// Whether a request is for one.
  public static boolean is(ObjectNode body) {
    return MIX.equalsIgnoreCase(body.path(RequestFields.KIND.name()).asString(""));
  }

  /// Reads it, with something harmless wherever a problem was noted.
  ///
  /// @param seed where the request has none
  public static MixRequest read(ObjectNode body, long seed) {
    Reading reading = TaskRequest.reading(body);
    Fields fields = Fields.of(body, RequestFields.NEW_MIX, reading);
    Fields output = Fields.of(fields.value(TaskFields.OUTPUT), RequestFields.OUTPUT);
    UUID datasetId = output.find(RequestFields.DATASET_ID);
    String dataset = output.find(RequestFields.DATASET);
    if (datasetId != null && dataset != null) {
      output.error(RequestFields.DATASET, FieldSaid.BESIDE.of("datasetId"));
    }
    ReadMix.checkSources(fields, MixFields.NEW_SOURCE);
    String name = fields.get(RequestFields.NAME);
    String description = fields.get(RequestFields.DESCRIPTION);
    boolean start = fields.get(RequestFields.START);
    return new MixRequest(
        name,
        description,
        datasetId,
        dataset,
        output.get(RequestFields.MODE),
        start,
        reading.failed() ? JsonNodeFactory.instance.objectNode() : document(body, seed),
        reading.problems());
  }

  private static ObjectNode document(ObjectNode body, long seed) {
    ObjectNode mix = JsonNodeFactory.instance.objectNode().put("name", "task");
    for (Field<Task, ?> field : List.of(TaskFields.TARGET, TaskFields.DISTINCT_ON)) {
      if (body.hasNonNull(field.name())) {
        mix.set(field.name(), body.get(field.name()));
      }
    }
    mix.set(MixFields.SOURCES.name(), body.get(MixFields.SOURCES.name()));
    JsonNode own = body.path(TaskFields.SEED.name());
    mix.set(
        TaskFields.SEED.name(),
        own.isMissingNode() || own.isNull() ? JsonNodeFactory.instance.numberNode(seed) : own);
    ObjectNode document = ReadMix.document(mix);
    JsonNode format = body.path(TaskFields.OUTPUT.name()).path(TaskFields.FORMAT.name());
    if (!format.isMissingNode() && !format.isNull()) {
      document.putObject(TaskFields.OUTPUT.name()).set(TaskFields.FORMAT.name(), format);
    }
    return document;
  }
}
