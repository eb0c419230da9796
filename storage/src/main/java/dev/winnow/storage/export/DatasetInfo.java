package dev.winnow.storage.export;

import dev.winnow.core.document.ExactJson;
import dev.winnow.core.layout.Mapping;
import dev.winnow.core.layout.Shape;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// LLaMA-Factory's `dataset_info.json`: the datasets of a folder, and which of their columns is
/// what.
// spec: github.com/hiyouga/LLaMA-Factory, data/README.md.
final class DatasetInfo {

  static final String NAME = "dataset_info.json";

  private DatasetInfo() {}

  /// Its text: one dataset for each file.
  ///
  /// @param used the fields that rows really have
  static String text(ExportPlan plan, Set<String> used) {
    Mapping mapping = Objects.requireNonNull(plan.mapping());
    ObjectNode info = JsonNodeFactory.instance.objectNode();
    for (SplitPart part : plan.parts()) {
      String name = plan.plainName() + (part == SplitPart.TRAIN ? "" : "_" + part.word());
      ObjectNode dataset = info.putObject(name).put("file_name", plan.fileOf(part));
      if (mapping.shape() == Shape.SHAREGPT) {
        dataset.put("formatting", "sharegpt");
      }
      if (mapping.shape() == Shape.ALPACA_PREFERENCE) {
        dataset.put("ranking", true);
      }
      ObjectNode columns = dataset.putObject("columns");
      columns(mapping.shape())
          .forEach((column, field) -> {
            if (used.contains(field)) {
              columns.put(column, field);
            }
          });
    }
    return ExactJson.pretty(info) + "\n";
  }

  private static Map<String, String> columns(Shape shape) {
    Map<String, String> columns = new LinkedHashMap<>();
    if (shape == Shape.SHAREGPT) {
      columns.put("messages", "conversations");
    } else {
      columns.put("prompt", "instruction");
      columns.put("query", "input");
      columns.put("response", "output");
      columns.put("chosen", "chosen");
      columns.put("rejected", "rejected");
      columns.put("history", "history");
    }
    columns.put("system", "system");
    return columns;
  }
}
