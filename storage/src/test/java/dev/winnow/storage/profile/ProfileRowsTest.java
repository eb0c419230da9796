package dev.winnow.storage.profile;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.core.document.ExactJson;
import dev.winnow.storage.profile.Profile.Bin;
import dev.winnow.storage.profile.Profile.Column;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Profiles of rows that can be counted by hand, and of rows that attack.
final class ProfileRowsTest {

  private static Profile profile(List<String> rows) {
    ProfileRows profile = new ProfileRows(1);
    rows.forEach(row -> profile.add(ExactJson.object(row), row.length()));
    return profile.profile();
  }

  private static Column column(List<String> rows) {
    return profile(rows).columns().getFirst();
  }

  private static List<String> values(int count, IntFunction<String> value) {
    return IntStream.range(0, count)
        .mapToObj(i -> "{\"x\": %s}".formatted(value.apply(i)))
        .toList();
  }

  @Test
  void countsTypesMissingNullsAndDistinctValues() {
    Profile profile =
        profile(
            List.of(
                "{\"a\": \"x\", \"b\": 1}",
                "{\"a\": null, \"b\": 1.0}",
                "{\"a\": \"\", \"b\": \"1\", \"c\": [1, 2]}",
                "{\"a\": \"x\", \"b\": 1.50}"));
    assertThat(JsonMapper.shared().valueToTree(profile).toString())
        .startsWith("{\"rows\":4,\"bytes\":92,\"columns\":[{\"name\":\"a\"");
    Column a = profile.columns().getFirst();
    assertThat(a.types()).hasToString("[TypeCount[type=STRING, rows=3]]");
    assertThat(List.of(a.missing(), a.nulls(), a.distinct())).containsExactly(0L, 1L, 2L);
    assertThat(a.top())
        .extracting(top -> top.value() + " " + top.rows())
        .containsExactly("\"x\" 2", "\"\" 1");
    assertThat(a.length()).isNotNull();
    assertThat(a.tokens()).isNotNull();
    assertThat(requireNonNull(a.tokens()).sampled()).isEqualTo(3);
    assertThat(a.languages()).isEmpty();

    Column b = profile.columns().get(1);
    assertThat(b.types())
        .hasToString(
            "[TypeCount[type=NUMBER, rows=2], TypeCount[type=STRING, rows=1], TypeCount[type=INTEGER, rows=1]]");
    // 1 and 1.0 are the same, the text "1" is another.
    assertThat(b.distinct()).isEqualTo(3);
    assertThat(b.numbers()).isNotNull();
    assertThat(requireNonNull(b.numbers()).max()).isEqualTo(new BigDecimal("1.50"));

    Column c = profile.columns().get(2);
    assertThat(List.of(c.missing(), c.distinct())).containsExactly(3L, 1L);
    assertThat(c.length()).isNotNull();
    assertThat(requireNonNull(c.length()).max()).isEqualTo(2);
    assertThat(c.tokens()).isNull();
  }

  @Test
  void lengthsAreCodePointsAndTokensAreThoseOfAllTextsWithin() {
    Column chat =
        column(
            List.of(
                "{\"m\": [{\"role\": \"user\", \"content\": \"hello world\"}, {\"content\": \"😀\"}]}"));
    assertThat(chat.length()).isNotNull();
    assertThat(requireNonNull(chat.length()).max()).isEqualTo(2);
    assertThat(chat.tokens()).isNotNull();
    assertThat(requireNonNull(chat.tokens()).min()).isBetween(5L, 9L);
    Column emoji = column(List.of("{\"x\": \"😀😀\"}"));
    assertThat(emoji.length()).isNotNull();
    assertThat(requireNonNull(emoji.length()).min()).isEqualTo(2);
  }

  @Test
  void binsHaveRoundEdges() {
    Column percent = column(values(1000, i -> String.valueOf(i % 101 / 100.0)));
    assertThat(percent.numbers()).isNotNull();
    List<Bin> bins = requireNonNull(percent.numbers()).histogram();
    assertThat(bins).hasSize(21);
    assertThat(bins.get(3).from()).isEqualByComparingTo("0.15");
    // 0.15 to 0.19, ten times each; the first hundred rows of the last round are one more.
    assertThat(bins.get(3).rows()).isEqualTo(50);
    assertThat(bins.getLast().rows()).isEqualTo(9);

    Column stars = column(values(100, i -> String.valueOf(i % 5 + 1)));
    assertThat(stars.numbers()).isNotNull();
    assertThat(requireNonNull(stars.numbers()).histogram())
        .extracting(Bin::rows)
        .containsExactly(20L, 20L, 20L, 20L, 20L);
  }

  @Test
  void aFarNumberDoesNotFlattenTheOthers() {
    Column far = column(values(1000, i -> i == 500 ? "1000000" : String.valueOf(i % 100)));
    assertThat(far.numbers()).isNotNull();
    List<Bin> bins = requireNonNull(far.numbers()).histogram();
    assertThat(bins).hasSizeBetween(15, 24);
    assertThat(bins.getLast().to()).isEqualByComparingTo("1000000");
    assertThat(bins.stream().mapToLong(Bin::rows).sum()).isEqualTo(1000);
  }

  @Test
  void frequentValuesAreFoundAmongManyOthers() {
    Column column =
        column(
            values(
                120_000,
                i ->
                    i % 3 == 0
                        ? "\"often\""
                        : i % 50 == 1 && i > 60_000 ? "\"late\"" : "\"v%d\"".formatted(i)));
    assertThat(column.distinctExact()).isFalse();
    assertThat(column.distinct()).isBetween(77_600L, 80_800L);
    assertThat(column.top().getFirst().value().stringValue()).isEqualTo("often");
    assertThat(column.top().getFirst().rows()).isEqualTo(40_000);
    assertThat(column.top().get(1).value().stringValue()).isEqualTo("late");
    assertThat(column.top().get(1).rows()).isBetween(700L, 800L);
  }

  @Test
  void languagesAreThoseOfTheTexts() {
    List<String> texts =
        List.of("The weather is nice today, let us go outside.", "今天天气很好，我们出去走走吧。", "x", "42");
    Column column = column(values(400, i -> "\"%s %d\"".formatted(texts.get(i % 4), i)));
    assertThat(column.languages())
        .extracting(each -> each.language())
        .containsExactlyInAnyOrder("en", "zh");
    assertThat(column.languages()).allSatisfy(each -> assertThat(each.share()).isBetween(0.4, 0.6));
  }

  @Test
  void theSameSeedDrawsTheSameSample() {
    List<String> rows = values(21_000, i -> "\"%s\"".formatted("word ".repeat(i % 17)));
    JsonNode first = JsonMapper.shared().valueToTree(profile(rows));
    assertThat(first.at("/columns/0/tokens/sampled").asInt()).isEqualTo(RowSample.ROWS_MAX);
    assertThat((Object) JsonMapper.shared().valueToTree(profile(rows))).isEqualTo(first);
  }

  @Test
  void noRowsAreAProfileToo() {
    assertThat(profile(List.of())).isEqualTo(new Profile(0, 0, List.of(), 0));
    assertThat(column(List.of("{\"x\": null}")).length()).isNull();
  }

  @Test
  void hugeRowsAreBounded() {
    ProfileRows wide = new ProfileRows(1);
    for (int i = 0; i < 200; i++) {
      StringBuilder row = new StringBuilder("{\"first\": 1");
      for (int field = 0; field < 100; field++) {
        row.append(", \"f%d\": %d".formatted(i * 100 + field, field));
      }
      wide.add(ExactJson.object(row.append('}').toString()), 0);
    }
    Profile profile = wide.profile();
    assertThat(profile.columns()).hasSize(ProfileRows.COLUMNS_MAX);
    assertThat(profile.columnsLeftOut()).isGreaterThan(5_000);

    Column large =
        column(
            List.of(
                "{\"x\": \"%s\"}".formatted("a".repeat(5_000_000)),
                "{\"x\": \"\\ud800\"}",
                "{\"x\": 1e400}"));
    assertThat(large.length()).isNotNull();
    assertThat(requireNonNull(large.length()).max()).isEqualTo(5_000_000);
    assertThat(large.tokens()).isNotNull();
    assertThat(requireNonNull(large.tokens()).max()).isGreaterThan(500_000);
    assertThat(large.top().getFirst().cut()).isTrue();
    assertThat(large.numbers()).isNotNull();
    assertThat(requireNonNull(large.numbers()).max()).isEqualTo(new BigDecimal("1e400"));
  }
}
