package dev.winnow.core.task;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;

/// A request to make what the rows of a dataset lack.
///
/// @param datasetId with the rows
public record RequestTopUp(UUID datasetId, TopUp.Wish wish) {

  /// Where problems are said to be.
  public static final TopUp.Places PLACES =
      new TopUp.Places("/topUp/fields", "/topUp/mapping", "/topUp/total", "/topUp/datasetId");

  private static final Field<RequestTopUp, UUID> DATASET_ID =
      Field.<RequestTopUp, UUID>asked("datasetId", FieldTypes.ID)
          .says("Dataset with the rows that are there already.")
          .needed(new UUID(0, 0), FieldSaid.WRITE_ID);
  private static final Field<RequestTopUp, Map<String, String>> FIELDS =
      Field.<RequestTopUp, Map<String, String>>asked(
              "fields", FieldTypes.textMap(ReadDimensions::names))
          .says("Field of the rows that holds the category, by dimension.")
          .usually("the task's field for it")
          .example("{\"difficulty\": \"level\"}");
  private static final Field<RequestTopUp, Map<String, Map<String, String>>> MAPPING =
      Field.<RequestTopUp, Map<String, Map<String, String>>>asked(
              "mapping",
              FieldTypes.MAP.as(
                  RequestTopUp::mapping, map -> JsonNodeFactory.instance.objectNode()))
          .says("Category that a value of the rows means, by dimension and value.")
          .usually("the value is the category")
          .example("{\"difficulty\": {\"E\": \"easy\"}}");
  private static final Field<RequestTopUp, Long> TOTAL =
      Field.<RequestTopUp, Long>asked("total", FieldTypes.wholeLong(1, 2 * ReadTarget.MAX))
          .says("Rows to end with, those of the dataset included.")
          .usually("the smallest total that removes no row");
  private static final Field<RequestTopUp, Boolean> IGNORE_UNKNOWN =
      Field.<RequestTopUp, Boolean>asked("ignoreUnknown", FieldTypes.FLAG)
          .says("Whether rows whose value is no category are left out of the count.")
          .otherwise(false);

  /// What it says.
  static final Block<RequestTopUp> BLOCK =
      Block.described(
          "TaskTopUp",
          "Makes what the rows of a dataset lack to have the shares; in place of target and existing.",
          List.of(DATASET_ID, FIELDS, MAPPING, TOTAL, IGNORE_UNKNOWN));

  /// The field of a request that has it.
  static <R> Field<R, RequestTopUp> field() {
    return Field.<R, RequestTopUp>asked("topUp", BLOCK).says(BLOCK.what());
  }

  /// Reads it; null where a request has none.
  static @Nullable RequestTopUp read(Fields request) {
    Field<Object, RequestTopUp> field = field();
    if (!request.has(field)) {
      return null;
    }
    if (request.has(TaskFields.TARGET)) {
      request.error(field, FieldSaid.BESIDE.of(TaskFields.TARGET.name()));
    }
    Fields in = Fields.of(request.value(field), BLOCK);
    if (!request.value(field).node().isObject()) {
      return new RequestTopUp(new UUID(0, 0), new TopUp.Wish(Map.of(), Map.of(), null, false));
    }
    Map<String, String> fields = in.find(FIELDS);
    Map<String, Map<String, String>> mapping = in.find(MAPPING);
    return new RequestTopUp(
        in.get(DATASET_ID),
        new TopUp.Wish(
            fields == null ? Map.of() : fields,
            mapping == null ? Map.of() : mapping,
            in.find(TOTAL),
            in.get(IGNORE_UNKNOWN)));
  }

  private static Map<String, Map<String, String>> mapping(Value value) {
    Map<String, Map<String, String>> mapping = new LinkedHashMap<>();
    if (value.map() != null) {
      for (Value dimension : value.entries()) {
        Map<String, String> names = ReadDimensions.names(dimension);
        if (names != null) {
          mapping.put(dimension.name(), names);
        }
      }
    }
    return mapping;
  }
}
