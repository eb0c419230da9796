package dev.winnow.core.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// The tables in `docs/task-file.md` are made of the descriptions of the fields.
class TaskFileDocsTest {

  private static final Path DOCS = Path.of("..", "docs", "task-file.md");
  private static final Pattern TABLE =
      Pattern.compile("(<!-- fields: (\\w+) -->\n)(.*?)(<!-- end -->)", Pattern.DOTALL);
  private static final String ADVICE =
      "%s is not what the fields say. Refresh it: ./mvnw -Dquick -pl core test -Dtest=TaskFileDocsTest -Dwinnow.docs.write";

  private static final Map<String, Block<?>> TABLES =
      Map.ofEntries(
          Map.entry("task", TaskFields.TASK),
          Map.entry("dimension", ShareFields.DIMENSION),
          Map.entry("category", ShareFields.CATEGORY),
          Map.entry("combination", ShareFields.COMBINATION),
          Map.entry("existing", ShareFields.THERE),
          Map.entry("sample", ShareFields.SAMPLE_BLOCK),
          Map.entry("mix", MixFields.MIX),
          Map.entry("source", MixFields.SOURCE),
          Map.entry("limits", TaskFields.LIMITS_BLOCK),
          Map.entry("gates", GateFields.BLOCK),
          Map.entry("duplicates", GateFields.DUPLICATES_BLOCK),
          Map.entry("judge", GateFields.JUDGE_BLOCK),
          Map.entry("judgeDimension", GateFields.DIMENSION),
          Map.entry("judgeExample", GateFields.EXAMPLE),
          Map.entry("output", TaskFields.OUTPUT_BLOCK),
          Map.entry("template", TemplateFields.TEMPLATE),
          Map.entry("variable", TemplateFields.VARIABLE),
          Map.entry("model", ModelFields.SETTINGS),
          Map.entry("modelDialect", ReadDialect.DIALECT),
          Map.entry("modelConnection", ModelFields.CONNECTIONS),
          Map.entry("modelLimits", ModelFields.LIMITS));

  @Test
  void theTablesAreThoseOfTheFields() throws IOException {
    String docs = Files.readString(DOCS);
    List<String> shown =
        TABLE.matcher(docs).results().map(found -> found.group(2)).sorted().toList();
    assertThat(shown).isEqualTo(TABLES.keySet().stream().sorted().toList());
    assertIsFile(
        DOCS, TABLE.matcher(docs).replaceAll(found -> Matcher.quoteReplacement(withTable(found))));
  }

  private static void assertIsFile(Path file, String expected) throws IOException {
    if (System.getProperty("winnow.docs.write") != null) {
      Files.writeString(file, expected);
    }
    assertThat(Files.readString(file)).as(ADVICE, file).isEqualTo(expected);
  }

  private static String withTable(MatchResult found) {
    return found.group(1)
        + table(Objects.requireNonNull(TABLES.get(found.group(2))))
        + found.group(4);
  }

  private static String table(Block<?> block) {
    List<String> titles = List.of("field", "type, range", "default", "resume", "meaning");
    List<List<String>> rows = new ArrayList<>();
    block.fields().stream()
        .filter(field -> !field.marks().hidden())
        .forEach(field -> rows.add(row(field)));
    StringBuilder table = new StringBuilder();
    List<Integer> columns = new ArrayList<>();
    for (int i = 0; i < titles.size(); i++) {
      int column = i;
      if (rows.stream().anyMatch(row -> !row.get(column).isEmpty())) {
        columns.add(column);
      }
    }
    line(table, titles, columns);
    table.append("|").append("---|".repeat(columns.size())).append("\n");
    rows.forEach(row -> line(table, row, columns));
    return table.toString();
  }

  private static void line(StringBuilder table, List<String> cells, List<Integer> columns) {
    table.append("|");
    columns.forEach(column -> table.append(" ").append(cells.get(column)).append(" |"));
    table.append("\n");
  }

  private static <T> List<String> row(Field<?, T> field) {
    String range = field.marks().range();
    Block<T> block = field.type().block();
    String resume = "";
    if (field.marks().changesRows()) {
      resume = block == null ? "fixed" : "see below";
    }
    return List.of(
        "`" + field.name() + "`",
        range == null ? field.type().range() : range,
        usual(field),
        resume,
        field.what());
  }

  private static <T> String usual(Field<?, T> field) {
    if (field.isNeeded()) {
      return "needed";
    }
    T usual = field.standard().value();
    if (!field.standard().words().isEmpty() || usual == null) {
      return field.standard().words();
    }
    JsonNode written = field.type().write(usual);
    if (written.isNumber()) {
      return written.isIntegralNumber() ? Found.grouped(written.longValue()) : trimmed(written);
    }
    return written.asString(written.toString()).isEmpty()
        ? ""
        : "`" + written.asString(written.toString()) + "`";
  }

  private static String trimmed(JsonNode number) {
    return number.decimalValue().stripTrailingZeros().toPlainString();
  }
}
