package dev.winnow.storage.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.winnow.core.document.ExactJson;
import dev.winnow.storage.profile.Profile.Bin;
import dev.winnow.storage.profile.Profile.Column;
import dev.winnow.storage.profile.Profile.Length;
import dev.winnow.storage.profile.Profile.Numbers;
import dev.winnow.storage.profile.Profile.Top;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Whatever the rows: all that is counted adds up to them, and is what a slow count finds.
final class ProfilePropertiesTest {

  private static LongStream seeds() {
    return LongStream.rangeClosed(1, 4);
  }

  private static String value(Random random) {
    return switch (random.nextInt(9)) {
      case 0 -> "null";
      case 1 -> "true";
      case 2 -> "%d".formatted(random.nextInt(-50, 50));
      case 3 -> "%d%d".formatted(random.nextLong(1, 1_000), random.nextLong(1L << 62));
      case 4 -> "%.3f".formatted(Math.pow(10, random.nextInt(-3, 9)) * random.nextGaussian());
      case 5 -> "[1, \"%s\"]".formatted("y".repeat(random.nextInt(3)));
      case 6 -> "{\"k\": %d}".formatted(random.nextInt(5));
      default -> "\"%s\"".formatted("字a".repeat((int) Math.abs(random.nextGaussian() * 500)));
    };
  }

  private static List<ObjectNode> rows(Random random) {
    List<ObjectNode> rows = new ArrayList<>();
    int count = random.nextInt(1, 1_200);
    for (int i = 0; i < count; i++) {
      String first = random.nextInt(5) == 0 ? "" : "\"a\": " + value(random) + ", ";
      rows.add(ExactJson.object("{%s\"b\": %s}".formatted(first, value(random))));
    }
    return rows;
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void allIsCounted(long seed) {
    List<ObjectNode> rows = rows(new Random(seed));
    ProfileRows profile = new ProfileRows(seed);
    rows.forEach(row -> profile.add(row, 1));
    Profile found = profile.profile();
    assertThat(found.rows()).isEqualTo(rows.size()).isEqualTo(found.bytes());
    for (Column column : found.columns()) {
      List<JsonNode> values =
          rows.stream()
              .filter(row -> row.has(column.name()))
              .map(row -> row.get(column.name()))
              .toList();
      assertThat(column.missing()).isEqualTo(rows.size() - values.size());
      assertThat(column.nulls()).isEqualTo(values.stream().filter(JsonNode::isNull).count());
      values = values.stream().filter(value -> !value.isNull()).toList();
      assertThat(column.types().stream().mapToLong(each -> each.rows()).sum())
          .isEqualTo(values.size());
      checkTop(column, values);
      checkLengths(column.length(), values);
      checkNumbers(column.numbers(), values);
    }
  }

  private static void checkTop(Column column, List<JsonNode> values) {
    Map<Object, Long> counts = new HashMap<>();
    values.forEach(value -> counts.merge(known(value), 1L, Long::sum));
    assertThat(column.distinctExact()).isTrue();
    assertThat(column.distinct()).isEqualTo(counts.size());
    List<Long> most =
        counts.values().stream().sorted((a, b) -> Long.compare(b, a)).limit(10).toList();
    assertThat(column.top()).extracting(Top::rows).containsExactlyElementsOf(most);
    column.top().stream()
        .filter(top -> !top.cut())
        .forEach(top -> assertThat(counts.get(known(top.value()))).isEqualTo(top.rows()));
  }

  private static Object known(JsonNode value) {
    return value.isNumber()
        ? value.decimalValue().stripTrailingZeros()
        : value.getNodeType() + ExactJson.write(value);
  }

  private static void checkLengths(@Nullable Length length, List<JsonNode> values) {
    long[] texts =
        values.stream()
            .filter(JsonNode::isString)
            .mapToLong(value -> value.stringValue().codePoints().count())
            .sorted()
            .toArray();
    if (length == null || texts.length == 0) {
      assertThat(texts).isEmpty();
      return;
    }
    assertThat(length.min()).isEqualTo(texts[0]);
    assertThat(length.max()).isEqualTo(texts[texts.length - 1]);
    assertThat(length.mean()).isCloseTo(Arrays.stream(texts).average().orElse(0), within(1e-9));
    assertThat(length.p50()).isEqualTo(texts[(texts.length + 1) / 2 - 1]);
    assertThat(length.p95()).isEqualTo(texts[(int) Math.ceil(0.95 * texts.length) - 1]);
    checkBins(length.histogram(), Arrays.stream(texts).mapToObj(BigDecimal::valueOf).toList());
  }

  private static void checkNumbers(@Nullable Numbers numbers, List<JsonNode> values) {
    List<BigDecimal> all =
        values.stream().filter(JsonNode::isNumber).map(JsonNode::decimalValue).sorted().toList();
    if (numbers == null || all.isEmpty()) {
      assertThat(all).isEmpty();
      return;
    }
    assertThat(numbers.min()).isEqualByComparingTo(all.getFirst());
    assertThat(numbers.max()).isEqualByComparingTo(all.getLast());
    assertThat(numbers.histogram().stream().mapToLong(Bin::rows).sum()).isEqualTo(all.size());
  }

  /// Bins lie side by side, take in all values, and count those within; values below 2,048 are not
  /// grouped.
  private static void checkBins(List<Bin> bins, List<BigDecimal> values) {
    assertThat(bins.size()).isLessThanOrEqualTo(24);
    for (int i = 0; i < bins.size(); i++) {
      Bin bin = bins.get(i);
      boolean last = i == bins.size() - 1;
      if (!last) {
        assertThat(bin.to()).isEqualTo(bins.get(i + 1).from());
      }
      long within =
          values.stream()
              .filter(value -> value.compareTo(bin.from()) >= 0)
              .filter(value -> value.compareTo(bin.to()) < (last ? 1 : 0))
              .count();
      assertThat(bin.rows()).as("%s", bin).isEqualTo(within);
    }
    assertThat(bins.stream().mapToLong(Bin::rows).sum()).isEqualTo(values.size());
  }
}
