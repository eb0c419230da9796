package dev.winnow.storage.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.winnow.core.task.Task.Format;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.DecimalNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// What every dataset format keeps.
abstract class RowFileContract {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final List<String> FIELDS = List.of("question", "答案", "score");
  private static final List<String> TEXTS =
      List.of(
          "",
          " ",
          "plain",
          " led by a space",
          "ends in a space ",
          "血压正常值是多少？",
          "emoji 🩺👩‍⚕️",
          "say \"hi\", she said",
          "two\nlines",
          "return\r\nand feed",
          "lone return\rhere",
          "comma,comma",
          "=1+1",
          "@cmd",
          "+1",
          "-1",
          "#comment",
          "NUL \0 in the middle",
          "controls \u0001\u0007\u001b\u007f",
          "tab\there",
          "line\u2028separator\u2029s",
          "back\\slash \\n \\u0041",
          "null",
          "true",
          "007",
          "\uFEFFmark",
          "'single'",
          "x".repeat(5000));

  @TempDir Path folder;

  final Format format;

  RowFileContract(Format format) {
    this.format = format;
  }

  /// The rows of a file as a reader of the format sees them.
  abstract List<ObjectNode> read(Path file) throws IOException;

  /// What a row looks like after it went through the format.
  abstract ObjectNode expected(ObjectNode row, Set<String> columns);

  private Path target() {
    return folder.resolve("rows." + format.extension());
  }

  @Test
  void randomRowsComeBackAsTheyWereInTheSameOrder() throws IOException {
    for (int seed = 0; seed < 40; seed++) {
      Random random = new Random(seed);
      List<ObjectNode> rows = new ArrayList<>();
      Set<String> columns = new LinkedHashSet<>(FIELDS);
      int size = random.nextInt(40);
      for (int i = 0; i < size; i++) {
        ObjectNode row = randomRow(random);
        columns.addAll(row.propertyNames());
        rows.add(row);
      }
      write(rows);
      List<ObjectNode> found = read(target());
      assertThat(found).as("seed %d", seed).hasSameSizeAs(rows);
      for (int i = 0; i < size; i++) {
        assertThat(found.get(i).toString())
            .as("seed %d, row %d", seed, i)
            .isEqualTo(expected(rows.get(i), columns).toString());
      }
    }
  }

  @Test
  void aReaderNeverSeesHalfAFile() throws IOException {
    Files.writeString(target(), "before");
    try (RowFile file = RowFile.open(target(), format, FIELDS)) {
      for (int i = 0; i < 5000; i++) {
        file.write(JSON.objectNode().put("question", "q" + i));
      }
      assertThat(target()).hasContent("before");
      file.finish();
    }
    assertThat(read(target())).hasSize(5000);
    assertThat(left()).containsExactly(target());
  }

  @Test
  void anAbandonedFileLeavesWhatWasThereAndNothingElse() throws IOException {
    Files.writeString(target(), "before");
    try (RowFile file = RowFile.open(target(), format, FIELDS)) {
      file.write(JSON.objectNode().put("question", "q"));
    }
    assertThat(target()).hasContent("before");
    assertThat(left()).containsExactly(target());
  }

  @Test
  void aPartFileOfAKilledRunIsOverwritten() throws IOException {
    Files.writeString(AtomicFile.part(target()), "half a row".repeat(1000));
    write(List.of(JSON.objectNode().put("question", "q")));
    assertThat(read(target())).hasSize(1);
    assertThat(left()).containsExactly(target());
  }

  @Test
  void noRowsMakeAValidFile() throws IOException {
    write(List.of());
    assertThat(read(target())).isEmpty();
  }

  @Test
  void halfASurrogatePairBreaksNothing() throws IOException {
    write(List.of(JSON.objectNode().put("question", "a\uD83Db"), JSON.objectNode()));
    assertThat(read(target())).hasSize(2);
  }

  @Test
  void missingFoldersAreMade() throws IOException {
    Path deep = folder.resolve("a/b/rows." + format.extension());
    try (RowFile file = RowFile.open(deep, format, FIELDS)) {
      file.finish();
    }
    assertThat(deep).isRegularFile();
  }

  @Test
  void aFolderInTheWayIsSaidWithItsPath() throws IOException {
    Path target = target();
    Files.createDirectories(target.resolve("inside"));
    RowFile file = RowFile.open(target, format, FIELDS);
    file.write(JSON.objectNode().put("question", "q"));
    assertThatThrownBy(file::finish)
        .isInstanceOf(WriteFailed.class)
        .hasMessageContaining(target.toString());
    assertThat(left()).containsExactly(target);
  }

  private void write(List<ObjectNode> rows) {
    try (RowFile file = RowFile.open(target(), format, FIELDS)) {
      rows.forEach(file::write);
      file.finish();
    }
  }

  private List<Path> left() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }

  private static ObjectNode randomRow(Random random) {
    ObjectNode row = JSON.objectNode();
    for (String name : List.of("score", "question", "答案", "a, \"b\"\nc", "further")) {
      if (random.nextInt(4) > 0) {
        row.set(name, randomValue(random, 0));
      }
    }
    return row;
  }

  private static JsonNode randomValue(Random random, int depth) {
    return switch (random.nextInt(depth > 2 ? 8 : 10)) {
      case 0 -> JSON.nullNode();
      case 1 -> JSON.booleanNode(random.nextBoolean());
      case 2 -> JSON.numberNode(random.nextLong());
      case 3 -> JSON.numberNode(new BigInteger(400, random));
      case 4 -> DecimalNode.valueOf(new BigDecimal(new BigInteger(90, random), random.nextInt(60)));
      case 8 -> {
        var list = JSON.arrayNode();
        for (int i = random.nextInt(3); i > 0; i--) {
          list.add(randomValue(random, depth + 1));
        }
        yield list;
      }
      case 9 -> JSON.objectNode().set("in, \"side\"", randomValue(random, depth + 1));
      default -> JSON.stringNode(TEXTS.get(random.nextInt(TEXTS.size())));
    };
  }
}
