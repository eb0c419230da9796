package dev.winnow.storage.imports;

import dev.winnow.core.document.JsonChars;
import dev.winnow.core.layout.Layout;
import dev.winnow.core.layout.ReadLayout;
import dev.winnow.storage.file.read.Item;
import dev.winnow.storage.file.read.RowReader;
import dev.winnow.storage.imports.ImportReport.Column;
import dev.winnow.storage.imports.ImportReport.Kind;
import dev.winnow.storage.imports.ImportReport.Problem;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Reads a file to its end and stores nothing: what it has in it is known before anybody decides.
public final class CheckFile {

  private static final int PROBLEMS_MAX = 100;
  private static final int SAMPLE_MAX = 20;
  private static final int COLUMNS_MAX = 1_000;
  private static final int RECOGNISED_BY = 100;

  /// A longer text is shown by its beginning.
  private static final int SHOWN_TEXT_CHARS_MAX = 2_000;

  /// Of all first rows together, and of the names of all columns.
  private static final long KEPT_CHARS_MAX = 1_000_000;

  private final Map<String, Seen> columns = new LinkedHashMap<>();
  private final List<ObjectNode> first = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();
  private boolean firstEnded;
  private long firstChars;
  private long nameChars;
  private long rows;
  private long problemCount;

  private CheckFile() {}

  private static final class Seen {
    private final Set<Kind> kinds = EnumSet.noneOf(Kind.class);
    private long rows;
  }

  /// Reads what a reader has.
  ///
  /// @param stopped whether nobody wants to know any more
  public static ImportReport of(RowReader reader, BooleanSupplier stopped) {
    CheckFile check = new CheckFile();
    Item item = reader.next();
    while (item != null && !stopped.getAsBoolean()) {
      switch (item) {
        case Item.Row row -> check.row(row.data());
        case Item.Problem problem -> check.problem(problem);
      }
      item = reader.next();
    }
    return check.report(reader);
  }

  private void row(ObjectNode data) {
    rows++;
    if (!firstEnded) {
      keep(data);
    }
    data.forEachEntry((name, value) -> {
      Seen seen = columns.get(name);
      if (seen == null
          && columns.size() < COLUMNS_MAX
          && nameChars + name.length() <= KEPT_CHARS_MAX) {
        seen = new Seen();
        columns.put(name, seen);
        nameChars += name.length();
      }
      if (seen != null && !value.isNull()) {
        seen.rows++;
        seen.kinds.add(kind(value));
      }
    });
  }

  /// Rows have up to millions of characters: of their texts the beginnings are kept, of very large
  /// ones nothing.
  private void keep(ObjectNode data) {
    ObjectNode shown = JsonChars.shortened(data, SHOWN_TEXT_CHARS_MAX);
    firstChars += JsonChars.of(shown);
    firstEnded = first.size() == RECOGNISED_BY || firstChars > KEPT_CHARS_MAX;
    if (!firstEnded) {
      first.add(shown);
    }
  }

  private static Kind kind(JsonNode value) {
    return switch (value.getNodeType()) {
      case STRING -> Kind.TEXT;
      case NUMBER -> Kind.NUMBER;
      case BOOLEAN -> Kind.BOOLEAN;
      case ARRAY -> Kind.LIST;
      case OBJECT -> Kind.OBJECT;
      case NULL, MISSING, BINARY, POJO -> Kind.EMPTY;
    };
  }

  private void problem(Item.Problem problem) {
    problemCount++;
    if (problems.size() < PROBLEMS_MAX) {
      problems.add(new Problem(problem.entry(), problem.line(), problem.column(), problem.said()));
    }
  }

  private ImportReport report(RowReader reader) {
    List<Column> found = new ArrayList<>();
    columns.forEach((name, seen) -> found.add(new Column(name, kind(seen), rows - seen.rows)));
    Layout layout = ReadLayout.recognise(first).orElse(null);
    return new ImportReport(
        reader.format().orElse(null),
        reader.charset().map(Charset::name).orElse(""),
        layout,
        rows,
        problemCount,
        problems,
        found,
        first.subList(0, Math.min(SAMPLE_MAX, first.size())));
  }

  private static Kind kind(Seen seen) {
    if (seen.kinds.isEmpty()) {
      return Kind.EMPTY;
    }
    return seen.kinds.size() == 1 ? seen.kinds.iterator().next() : Kind.MIXED;
  }
}
