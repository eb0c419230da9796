package dev.winnow.storage.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.core.task.Task.Format;
import dev.winnow.storage.file.read.Item;
import dev.winnow.storage.file.read.ReadOptions;
import dev.winnow.storage.file.read.RowReader;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.DecimalNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// What is written in a format and read again is the same: texts, numbers digit for digit, empty
/// and null apart, lists and objects.
class RoundTripPropertiesTest {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final List<Compression> COMPRESSIONS = List.of(Compression.values());
  private static final int ROUNDS = 25;
  private static final List<String> TEXTS =
      List.of(
          "",
          " ",
          "plain",
          "4",
          "-0.5",
          "true",
          "null",
          "007",
          "血压 🩺👩‍⚕️",
          "say \"hi\"",
          "\"",
          "two\nlines",
          "return\r\nand feed",
          "lone\rreturn",
          "a,b;c\td",
          "=1+1",
          "'x",
          "\uFEFFmark",
          "\u2028\u2029\u0001",
          "back\\slash \\u0041",
          "2024-01-02",
          "x".repeat(3_000));

  @TempDir Path folder;

  /// The kinds of columns that every format can hold.
  private enum Kind {
    TEXT,
    INTEGER,
    LARGE,
    DECIMAL,
    MIXED_NUMBER,
    BOOLEAN,
    LIST,
    OBJECT
  }

  @ParameterizedTest
  @EnumSource(Format.class)
  void rowsComeBackTheSame(Format format) {
    for (int seed = 0; seed < ROUNDS; seed++) {
      Random random = new Random(seed);
      List<ObjectNode> rows = rows(random);
      Compression compression = COMPRESSIONS.get(seed % COMPRESSIONS.size());
      String name = "rows [" + seed + "]*." + format.extension() + compression.ending();
      Path file = folder.resolve(name);
      try (RowFile out =
          RowFile.open(file, format, List.of("a"), new WriteOptions(compression, false))) {
        rows.forEach(out::write);
        out.finish();
      }
      assertThat(read(file))
          .as("%s, seed %d", format, seed)
          .containsExactlyElementsOf(
              rows.stream().map(it -> SameRows.normal(it).toString()).toList());
    }
  }

  private static List<String> read(Path file) {
    List<String> rows = new ArrayList<>();
    try (RowReader reader = RowReader.open(file, ReadOptions.DEFAULT)) {
      for (Item item = reader.next(); item != null; item = reader.next()) {
        rows.add(
            switch (item) {
              case Item.Row row -> SameRows.normal(row.data()).toString();
              case Item.Problem problem -> problem.toString();
            });
      }
      assertThat(reader.bytesRead()).isEqualTo(reader.bytes());
    }
    return rows;
  }

  private static List<ObjectNode> rows(Random random) {
    Map<String, Kind> columns = new LinkedHashMap<>();
    for (String name : List.of("a", "答案", "with, \"quotes\"\nand line", "d e", "f.g", "order")) {
      columns.put(name, Kind.values()[random.nextInt(Kind.values().length)]);
    }
    List<ObjectNode> rows = new ArrayList<>();
    for (int i = random.nextInt(60); i >= 0; i--) {
      ObjectNode row = JSON.objectNode();
      columns.forEach((name, kind) -> {
        if (random.nextInt(5) > 0) {
          row.set(name, random.nextInt(6) == 0 ? JSON.nullNode() : value(kind, random));
        }
      });
      rows.add(row);
    }
    return rows;
  }

  private static JsonNode value(Kind kind, Random random) {
    return switch (kind) {
      case TEXT -> JSON.stringNode(TEXTS.get(random.nextInt(TEXTS.size())));
      case INTEGER -> JSON.numberNode(random.nextLong());
      case LARGE -> JSON.numberNode(new BigInteger(200, random).negate());
      case DECIMAL ->
          DecimalNode.valueOf(new BigDecimal(new BigInteger(70, random), random.nextInt(14)));
      case MIXED_NUMBER ->
          random.nextBoolean()
              ? JSON.numberNode(random.nextLong())
              : DecimalNode.valueOf(new BigDecimal(random.nextInt(1_000) / 8.0));
      case BOOLEAN -> JSON.booleanNode(random.nextBoolean());
      case LIST -> {
        var list = JSON.arrayNode();
        for (int i = random.nextInt(3); i > 0; i--) {
          list.add(value(Kind.values()[random.nextInt(7)], random));
        }
        yield list;
      }
      case OBJECT -> {
        ObjectNode object = JSON.objectNode();
        object.set("in \"side\"", value(Kind.values()[random.nextInt(7)], random));
        object.putArray("list").add(TEXTS.get(random.nextInt(TEXTS.size())));
        yield object;
      }
    };
  }
}
