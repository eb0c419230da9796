package dev.winnow.core.task;

import dev.winnow.core.gate.HeldOut;
import dev.winnow.core.task.FieldType.Plain;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// The fields that say which rows none of a task may repeat: paths in files, datasets in requests.
final class HeldOutFields {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  static final Field<HeldOut, UUID> DATASET =
      Field.of("datasetId", FieldTypes.ID, HeldOut::dataset)
          .says("Dataset with the rows.")
          .needed(new UUID(0, 0), FieldSaid.WRITE_ID);

  /// What is pinned of a dataset.
  static final Field<HeldOut, String> NAME =
      Field.<HeldOut, String>of(
              "dataset", FieldTypes.TEXT, it -> it.stand() == null ? null : it.stand().name())
          .hidden();

  static final Field<HeldOut, Long> ROWS =
      Field.<HeldOut, Long>of(
              "rows",
              FieldTypes.wholeLong(0, Long.MAX_VALUE),
              it -> it.stand() == null ? null : it.stand().rows())
          .hidden();

  static final Field<HeldOut, String> SET =
      Field.<HeldOut, String>of(
              "rowSet", FieldTypes.TEXT, it -> it.stand() == null ? null : it.stand().set())
          .hidden();

  static final Block<HeldOut> BLOCK =
      new Block<>(
          "TaskHeldOut",
          "A dataset with rows that none may repeat.",
          List.of(DATASET, NAME, ROWS, SET),
          HeldOutFields::dataset);

  /// Paths, or one alone; in what is pinned datasets.
  static final Plain<List<HeldOut>> LIST = list();

  private HeldOutFields() {}

  private static Plain<List<HeldOut>> list() {
    Plain<List<String>> paths = FieldTypes.texts(0);
    return new Plain<>(
        HeldOutFields::read,
        HeldOutFields::write,
        paths.range(),
        paths.inFile(),
        paths.inRequest(),
        null);
  }

  private static HeldOut dataset(Fields in) {
    String name = in.find(NAME);
    Long rows = in.find(ROWS);
    String set = in.find(SET);
    return new HeldOut(
        null,
        in.get(DATASET),
        name == null || rows == null || set == null ? null : new HeldOut.Stand(name, rows, set));
  }

  private static @Nullable List<HeldOut> read(Value value) {
    boolean isOfRequest = value.reading().isOfRequest();
    if (value.node().isString()) {
      return List.of(HeldOut.of(value.node().stringValue()));
    }
    if (!value.node().isArray()) {
      value.expected((isOfRequest ? WantedSaid.HELD_OUT : WantedSaid.TEXTS).of());
      return null;
    }
    List<HeldOut> all = new ArrayList<>();
    for (Value each : value.items()) {
      if (each.node().isString()) {
        all.add(HeldOut.of(each.node().stringValue()));
      } else if (isOfRequest) {
        all.add(BLOCK.read(each));
      } else if (each.node().has(DATASET.name())) {
        each.error(GateFieldSaid.HELD_OUT_IN_FILE.of());
      } else {
        each.expected(WantedSaid.TEXT.of());
      }
    }
    return all;
  }

  private static JsonNode write(List<HeldOut> all) {
    ArrayNode list = JSON.arrayNode();
    all.forEach(
        each -> list.add(each.file() == null ? BLOCK.write(each) : JSON.stringNode(each.file())));
    return list;
  }
}
