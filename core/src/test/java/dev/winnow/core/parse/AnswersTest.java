package dev.winnow.core.parse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

/// Reads every answer of `answers.txt` and of the tables of one kind beside it.
class AnswersTest {

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(JsonNodeFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private static final List<String> TABLES = List.of("answers.txt", "reasoning.txt");

  private record Case(
      String name,
      Set<String> fields,
      @Nullable String textField,
      String raw,
      String rows,
      int unreadable,
      boolean cut) {}

  @TestFactory
  Stream<DynamicTest> everyRowIsReadAndNothingElse() {
    return cases().stream().map(one -> DynamicTest.dynamicTest(one.name(), () -> check(one)));
  }

  @Test
  void thereAreManyCasesAndNoneTwice() {
    assertThat(cases()).hasSizeGreaterThan(180).extracting(Case::name).doesNotHaveDuplicates();
  }

  private static void check(Case one) {
    ReadRows read = ReadAnswer.read(one.raw(), one.fields(), one.textField());
    assertThat(read.rows()).hasToString(rows(one.rows()).toString());
    assertThat(read.unreadable()).as("%s", read.unreadable()).hasSize(one.unreadable());
    assertThat(read.cut()).as("cut").isEqualTo(one.cut());
    assertThat(read.unreadable()).allSatisfy(piece -> assertThat(one.raw()).contains(piece.text()));
  }

  private static List<JsonNode> rows(String json) {
    List<JsonNode> rows = new ArrayList<>();
    rows.addAll(JSON.readTree(json).values());
    return rows;
  }

  private static List<Case> cases() {
    return TABLES.stream().flatMap(table -> cases(table).stream()).toList();
  }

  private static List<Case> cases(String table) {
    List<Case> cases = new ArrayList<>();
    for (String part : text(table).split("(?m)^=== ", -1)) {
      if (part.startsWith("#")) {
        continue;
      }
      int rows = part.indexOf("\n--- rows\n");
      int unreadable = part.indexOf("\n--- unreadable ", rows);
      int raw = part.indexOf('\n');
      String name = part.substring(0, raw);
      Set<String> fields = new TreeSet<>();
      if (part.startsWith("fields: ", raw + 1)) {
        int end = part.indexOf('\n', raw + 1);
        fields.addAll(List.of(part.substring(raw + 9, end).split(", ", -1)));
        raw = end;
      }
      String textField = null;
      if (part.startsWith("text: ", raw + 1)) {
        int end = part.indexOf('\n', raw + 1);
        textField = part.substring(raw + 7, end);
        fields.add(textField);
        raw = end;
      }
      String[] expected = part.substring(unreadable + 16).strip().split(", ", -1);
      cases.add(
          new Case(
              name,
              fields,
              textField,
              characters(part.substring(raw + 1, Math.max(raw + 1, rows))),
              part.substring(rows + 10, unreadable),
              Integer.parseInt(expected[0]),
              expected.length > 1));
    }
    return cases;
  }

  private static String characters(String raw) {
    return raw.replace("<NUL>", "\0").replace("<BOM>", "\uFEFF").replace("<TAB>", "\t");
  }

  private static String text(String table) {
    try (InputStream in = Objects.requireNonNull(AnswersTest.class.getResourceAsStream(table))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
