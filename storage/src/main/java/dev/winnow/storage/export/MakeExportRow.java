package dev.winnow.storage.export;

import dev.winnow.core.layout.LayoutRow;
import dev.winnow.core.layout.SeenFields;
import dev.winnow.core.layout.WriteLayout;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Makes the rows of an export: in their layout, with the chosen columns under their new names, and
/// with how they came to be.
final class MakeExportRow {

  static final String PROVENANCE = "_provenance";

  private final ExportPlan plan;
  private final @Nullable WriteLayout layout;

  MakeExportRow(ExportPlan plan) {
    this.plan = plan;
    this.layout = plan.mapping() == null ? null : new WriteLayout(plan.mapping());
  }

  LayoutRow of(ExportRow row) {
    ObjectNode made = JsonNodeFactory.instance.objectNode();
    if (layout != null) {
      switch (layout.row(row.data())) {
        case LayoutRow.Skipped skipped -> {
          return skipped;
        }
        case LayoutRow.Fits fits -> made = fits.row();
      }
    }
    String twice = carry(row.data(), made);
    if (twice != null) {
      return new LayoutRow.Skipped(ExportSaid.TWICE.of(twice));
    }
    if (plan.wish().provenance()) {
      made.set(PROVENANCE, row.provenance());
    }
    return new LayoutRow.Fits(made);
  }

  /// @return a name that two fields have; null where all is well
  private @Nullable String carry(ObjectNode data, ObjectNode made) {
    List<String> columns = plan.wish().columns();
    if (columns == null && layout != null) {
      return null;
    }
    for (String field : columns == null ? data.propertyNames() : columns) {
      JsonNode value = columns == null ? data.path(field) : SeenFields.value(data, field);
      String name = plan.written(field);
      if (value.isMissingNode()) {
        continue;
      }
      if (made.has(name)) {
        return name;
      }
      made.set(name, value);
    }
    return null;
  }
}
