package dev.winnow.storage.imports;

import dev.winnow.core.document.ExactJson;
import dev.winnow.core.layout.Layout;
import dev.winnow.core.say.Said;
import dev.winnow.storage.file.read.RowFormat;
import dev.winnow.storage.imports.ImportReport.Column;
import dev.winnow.storage.imports.ImportReport.Kind;
import dev.winnow.storage.imports.ImportReport.Problem;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Reports as they are kept: numbers of rows stay exact.
public final class ReportJson {

  private static final String FORMAT = "format";
  private static final String ENCODING = "encoding";
  private static final String LAYOUT = "layout";
  private static final String ROWS = "rows";
  private static final String PROBLEM_COUNT = "problemCount";
  private static final String PROBLEMS = "problems";
  private static final String COLUMNS = "columns";
  private static final String SAMPLE = "sample";
  private static final String FILE = "file";
  private static final String LINE = "line";
  private static final String COLUMN = "column";
  private static final String SAID = "said";
  private static final String NAME = "name";
  private static final String TYPE = "type";
  private static final String MISSING = "missing";

  private ReportJson() {}

  /// A report as JSON.
  public static String write(ImportReport report) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put(FORMAT, report.format() == null ? null : report.format().name());
    json.put(ENCODING, report.encoding());
    json.put(LAYOUT, report.layout() == null ? null : report.layout().name());
    json.put(ROWS, report.rows()).put(PROBLEM_COUNT, report.problemCount());
    ArrayNode problems = json.putArray(PROBLEMS);
    for (Problem problem : report.problems()) {
      problems
          .addObject()
          .put(FILE, problem.file())
          .put(LINE, problem.line())
          .put(COLUMN, problem.column())
          .put(SAID, problem.said().stored());
    }
    ArrayNode columns = json.putArray(COLUMNS);
    for (Column column : report.columns()) {
      columns
          .addObject()
          .put(NAME, column.name())
          .put(TYPE, column.type().name())
          .put(MISSING, column.missing());
    }
    json.putArray(SAMPLE).addAll(report.sample());
    return ExactJson.write(json);
  }

  /// Reads one; of `{}`, that nothing is known.
  public static ImportReport read(String written) {
    ObjectNode json = ExactJson.object(written);
    List<Problem> problems = new ArrayList<>();
    for (JsonNode problem : json.path(PROBLEMS)) {
      problems.add(
          new Problem(
              text(problem.path(FILE)),
              problem.path(LINE).asLong(),
              problem.path(COLUMN).asLong(),
              Said.read(problem.path(SAID).asString(""))));
    }
    List<Column> columns = new ArrayList<>();
    for (JsonNode column : json.path(COLUMNS)) {
      columns.add(
          new Column(
              column.path(NAME).asString(),
              Kind.valueOf(column.path(TYPE).asString()),
              column.path(MISSING).asLong()));
    }
    List<ObjectNode> sample = new ArrayList<>();
    json.path(SAMPLE).forEach(row -> sample.add((ObjectNode) row));
    String format = text(json.path(FORMAT));
    String layout = text(json.path(LAYOUT));
    return new ImportReport(
        format == null ? null : RowFormat.valueOf(format),
        json.path(ENCODING).asString(""),
        layout == null ? null : Layout.valueOf(layout),
        json.path(ROWS).asLong(0),
        json.path(PROBLEM_COUNT).asLong(0),
        problems,
        columns,
        sample);
  }

  private static @Nullable String text(JsonNode value) {
    return value.isString() ? value.stringValue() : null;
  }
}
