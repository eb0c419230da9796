package dev.winnow.core.parse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Texts and lines of code whose quotes were not escaped, put into rows in many ways: whatever is
/// accepted is what was meant, and little is refused.
class InnerQuotesTest {

  private static final int ROUNDS = 60;
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  /// Answers out of which came a row that nobody wrote.
  private final List<String> wrong = new ArrayList<>();

  /// What became of the rows of one kind of text.
  private record Counts(int right, int refused, int wrong) {

    Counts plus(Counts other) {
      return new Counts(right + other.right, refused + other.refused, wrong + other.wrong);
    }

    int all() {
      return right + refused + wrong;
    }
  }

  @Test
  void textsWithQuotesThatAreNotEscapedAreReadRightOrRefused() {
    Counts all = new Counts(0, 0, 0);
    for (Map.Entry<String, List<String>> kind : kinds().entrySet()) {
      Counts counts = new Counts(0, 0, 0);
      for (int seed = 0; seed < ROUNDS; seed++) {
        Random random = new Random(31L * seed + kind.getKey().hashCode());
        for (String text : kind.getValue()) {
          counts = counts.plus(tried(text, kind.getValue(), random));
        }
      }
      System.out.printf("Inner quotes, %s: %s%n", kind.getKey(), counts);
      check(kind.getKey(), counts);
      all = all.plus(counts);
    }
    System.out.printf("Inner quotes, all: %s%n", all);
    check("all", all);
  }

  @Test
  void textsThatAreEscapedStayAsTheyAre() {
    List<String> texts = kinds().values().stream().flatMap(List::stream).toList();
    for (int seed = 0; seed < 20 * ROUNDS; seed++) {
      Random random = new Random(seed);
      StringBuilder text = new StringBuilder();
      int lines = 1 + random.nextInt(6);
      for (int i = 0; i < lines; i++) {
        String[] between = {"\n", "\n\t", "\r\n", "\n\n", "\t", " \n", "\n- "};
        text.append(i == 0 ? "" : between[random.nextInt(between.length)]);
        text.append(texts.get(random.nextInt(texts.size())));
      }
      ObjectNode row = row(text.toString(), random);
      String strict = random.nextBoolean() ? row.toString() : row.toPrettyString();
      String tolerant = "[" + strict.substring(0, strict.length() - 1) + ",},]";
      String encoded = RandomRows.JSON.writeValueAsString("[" + row + "]");
      for (String answer : List.of(strict, tolerant, encoded)) {
        ReadRows read = ReadAnswer.read(answer);
        assertThat(read.rows()).as("seed %d: %s, %s", seed, answer, read).containsExactly(row);
      }
    }
  }

  private void check(String kind, Counts counts) {
    assertThat(counts.wrong() * 200)
        .as("wrong of %s: %s, as in %s", kind, counts, wrong.stream().limit(5).toList())
        .isLessThan(counts.all());
    assertThat(counts.refused() * 20)
        .as("refused of %s: %s", kind, counts)
        .isLessThanOrEqualTo(counts.all());
  }

  private Counts tried(String text, List<String> others, Random random) {
    String whole =
        random.nextInt(3) == 0 ? others.get(random.nextInt(others.size())) + "\n" + text : text;
    ObjectNode row = row(whole, random);
    List<ObjectNode> rows = new ArrayList<>();
    int before = random.nextInt(2);
    int after = random.nextInt(2);
    for (int i = 0; i < before; i++) {
      rows.add(plain(row, i));
    }
    rows.add(row);
    for (int i = 0; i < after; i++) {
      rows.add(plain(row, i + 1));
    }
    List<String> written = rows.stream().map(one -> written(one, random)).toList();
    String answer = dressed(written, random);
    ReadRows read = ReadAnswer.read(answer);
    boolean right = read.rows().contains(row);
    for (ObjectNode one : read.rows()) {
      if (!rows.contains(one)) {
        wrong.add(answer + "\nread as " + one);
        return new Counts(0, 0, 1);
      }
    }
    return right && read.rows().size() == rows.size() ? new Counts(1, 0, 0) : new Counts(0, 1, 0);
  }

  private static ObjectNode row(String text, Random random) {
    ObjectNode row = NODES.objectNode();
    switch (random.nextInt(6)) {
      case 0 -> row.put("q", "Why?").put("a", text);
      case 1 -> row.put("q", text).put("a", "Because.");
      case 2 -> row.put("id", 7).put("text", text).put("ok", true);
      case 3 -> {
        row.put("q", text).putObject("meta").put("lang", "en").put("note", text);
      }
      case 4 -> row.put("q", text).putArray("tags").add("x").add("y");
      default -> row.put("text", text);
    }
    return row;
  }

  /// A row like another one, without quotes in it.
  private static ObjectNode plain(ObjectNode row, int number) {
    ObjectNode plain = row.deepCopy();
    for (String name : List.copyOf(row.propertyNames())) {
      if (row.get(name).isString()) {
        plain.put(name, "Text " + number + ".");
      }
    }
    if (plain.get("meta") instanceof ObjectNode meta) {
      meta.put("note", "Note " + number + ".");
    }
    return plain;
  }

  /// The row with quotes as the model wrote them: those of its texts are not escaped.
  private static String written(ObjectNode row, Random random) {
    String json = random.nextInt(3) == 0 ? row.toPrettyString() : row.toString();
    String spaced =
        random.nextBoolean() ? json : json.replaceAll("(?<!\\\\)\"(\\w+)\":", "\"$1\": ");
    return spaced.replace("\\\"", "\"");
  }

  private static String dressed(List<String> rows, Random random) {
    return switch (random.nextInt(6)) {
      case 0 -> "[" + String.join(",", rows) + "]";
      case 1 -> "```json\n[\n" + String.join(",\n", rows) + "\n]\n```";
      case 2 -> String.join("\n", rows);
      case 3 -> "Here you are:\n\n[" + String.join(", ", rows) + "]\n\nDone.";
      case 4 -> "{\"rows\": [" + String.join(", ", rows) + "]}";
      default -> "{\"count\": 2, \"items\": [" + String.join(",\n", rows) + "\n]}";
    };
  }

  private static Map<String, List<String>> kinds() {
    Map<String, List<String>> kinds = new LinkedHashMap<>();
    List<String> kind = new ArrayList<>();
    for (String line : text().lines().toList()) {
      if (line.startsWith("## ")) {
        kind = new ArrayList<>();
        kinds.put(line.substring(3), kind);
      } else if (!line.isEmpty() && !line.startsWith("# ")) {
        kind.add(line);
      }
    }
    assertThat(kinds.values()).allSatisfy(texts -> assertThat(texts).isNotEmpty());
    return kinds;
  }

  private static String text() {
    try (InputStream in =
        Objects.requireNonNull(InnerQuotesTest.class.getResourceAsStream("inner-quotes.txt"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
