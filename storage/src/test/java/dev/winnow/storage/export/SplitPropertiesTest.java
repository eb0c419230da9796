package dev.winnow.storage.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.winnow.core.share.Apportion;
import dev.winnow.core.task.ExportWish.Split;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// What holds for any split of any rows.
final class SplitPropertiesTest {

  private static final int ROUNDS = 300;

  private static List<ObjectNode> rows(Random random) {
    int values = 1 + random.nextInt(8);
    List<ObjectNode> rows = new ArrayList<>();
    for (int i = random.nextInt(400); i >= 0; i--) {
      ObjectNode row = JsonNodeFactory.instance.objectNode().put("id", i);
      if (random.nextInt(10) > 0) {
        row.put("by", (int) Math.abs(random.nextGaussian() * values));
      }
      rows.add(row);
    }
    return rows;
  }

  private static Split split(Random random) {
    return new Split(
        1 + random.nextInt(9),
        random.nextInt(3),
        random.nextInt(3),
        random.nextLong(),
        Arrays.asList(null, "by", "category:level").get(random.nextInt(3)));
  }

  private static List<SplitPart> parts(Split split) {
    return Stream.of(SplitPart.values()).filter(part -> part.parts(split) > 0).toList();
  }

  /// What is a value of a field here is also the category that the row was made as.
  private static ExportRow made(ObjectNode row) {
    ObjectNode provenance = JsonNodeFactory.instance.objectNode();
    if (row.has("by")) {
      provenance.putObject("category").put("level", row.path("by").asString());
    }
    return new ExportRow(1, row, provenance);
  }

  private static List<Integer> divided(Split split, List<ObjectNode> rows) {
    DivideRows divide = new DivideRows(split, parts(split));
    List<ExportRow> exported = rows.stream().map(SplitPropertiesTest::made).toList();
    exported.forEach(divide::count);
    divide.divide();
    return exported.stream().map(divide::next).toList();
  }

  @Test
  void filesHaveTheirSharesToTheRow() {
    for (int seed = 0; seed < ROUNDS; seed++) {
      Random random = new Random(seed);
      Split split = split(random);
      List<ObjectNode> rows = rows(random);
      List<Integer> divided = divided(split, rows);
      assertThat(divided(split, rows)).as("seed %d", seed).isEqualTo(divided);

      List<BigDecimal> weights =
          parts(split).stream().map(part -> BigDecimal.valueOf(part.parts(split))).toList();
      long[] wanted = Apportion.byLargestRemainder(rows.size(), weights);
      for (int part = 0; part < wanted.length; part++) {
        int index = part;
        assertThat(divided.stream().filter(it -> it == index).count())
            .as("seed %d", seed)
            .isEqualTo(wanted[part]);
      }
      if (split.by() != null) {
        nearInEachValue(split, rows, divided, seed);
      }
    }
  }

  private static void nearInEachValue(
      Split split, List<ObjectNode> rows, List<Integer> divided, int seed) {
    Map<String, long[]> counts = new TreeMap<>();
    for (int i = 0; i < rows.size(); i++) {
      long[] count =
          counts.computeIfAbsent(
              rows.get(i).path("by").asString("none"), by -> new long[parts(split).size()]);
      count[divided.get(i)]++;
    }
    double all = split.train() + split.validation() + split.test();
    counts.forEach((value, count) -> {
      long sum = 0;
      for (long each : count) {
        sum += each;
      }
      for (int part = 0; part < count.length; part++) {
        double quota = sum * parts(split).get(part).parts(split) / all;
        assertThat(Math.abs(count[part] - quota)).as("seed %d, %s", seed, value).isLessThan(1);
      }
    });
  }

  /// Every row goes everywhere, by the seed.
  @Test
  void whichRowsGoWhereIsDrawn() {
    int[] tested = new int[10];
    List<ObjectNode> rows = new ArrayList<>();
    for (int i = 0; i < tested.length; i++) {
      rows.add(JsonNodeFactory.instance.objectNode().put("id", i));
    }
    for (int seed = 0; seed < 1_000; seed++) {
      List<Integer> divided = divided(new Split(8, 0, 2, seed, null), rows);
      for (int i = 0; i < tested.length; i++) {
        tested[i] += divided.get(i);
      }
    }
    // Each is in the test file in a fifth of all cases; 13 is a standard deviation.
    assertThat(Arrays.stream(tested).boxed()).allMatch(count -> Math.abs(count - 200) < 60);
  }

  @Test
  void rowsThatWereNotCountedAreRefused() {
    DivideRows divide =
        new DivideRows(new Split(1, 1, 0, 0, "by"), parts(new Split(1, 1, 0, 0, null)));
    divide.count(made(JsonNodeFactory.instance.objectNode()));
    divide.divide();
    divide.next(made(JsonNodeFactory.instance.objectNode()));
    assertThatThrownBy(() -> divide.next(made(JsonNodeFactory.instance.objectNode())))
        .hasMessageContaining("the rows changed");
    assertThatThrownBy(() -> divide.next(made(JsonNodeFactory.instance.objectNode().put("by", 1))))
        .isInstanceOf(ExportRefused.class);
  }

  @Test
  void manyValuesAreDividedAndTooManyRefused() {
    List<ObjectNode> rows = new ArrayList<>();
    for (int i = 0; i < 5 * DivideRows.VALUES_MAX; i++) {
      rows.add(JsonNodeFactory.instance.objectNode().put("by", i % DivideRows.VALUES_MAX));
    }
    Split split = new Split(8, 1, 1, 0, "by");
    assertThat(divided(split, rows).stream().filter(part -> part == 0).count())
        .isEqualTo(4L * DivideRows.VALUES_MAX);
    rows.add(JsonNodeFactory.instance.objectNode().put("by", "one more"));
    assertThatThrownBy(() -> divided(split, rows))
        .hasMessage(
            "by has more than 2,000 different values. Divide by a field with fewer, or by none.");
  }
}
