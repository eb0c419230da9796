package dev.winnow.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.core.document.ExactJson;
import dev.winnow.core.llm.Sampling;
import dev.winnow.core.share.Category;
import dev.winnow.core.share.Change;
import dev.winnow.core.share.Dimension;
import dev.winnow.core.share.Part;
import dev.winnow.core.share.Proportions;
import dev.winnow.core.share.Sample;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Dealing rows of a source to cells.
class DealSamplesTest {

  private static Category category(String name, Map<String, String> where) {
    Sample sample = new Sample("rows.jsonl", null, where, false, null);
    return new Category(
        name,
        "",
        new Part.Weight(BigDecimal.ONE),
        new Change(Map.of(), null, null, Sampling.DEFAULT, null, sample));
  }

  private static Proportions proportions(Category... categories) {
    Dimension dimension = new Dimension("level", "level", List.of(categories));
    return new Proportions(List.of(dimension), List.of(), 0, false, Map.of());
  }

  /// What each cell gets it takes, no row goes to two, none is left that a cell takes, and the seed
  /// decides the order alone.
  @Test
  void everyRowGoesToOneCellThatTakesIt() {
    Random random = new Random(5);
    Proportions three =
        proportions(
            category("a", Map.of("lang", "en")),
            category("b", Map.of()),
            category("c", Map.of("lang", "de")));
    for (int round = 0; round < 300; round++) {
      List<String> rows = new ArrayList<>();
      DealSamples deal = new DealSamples(three, List.of(0, 1, 2));
      int taken = 0;
      for (int i = random.nextInt(60); i > 0; i--) {
        String level = List.of("", "A ", "b", "c", "other").get(random.nextInt(5));
        String lang = List.of("en", "de", "fr").get(random.nextInt(3));
        String named = level.isEmpty() ? "" : ",\"level\":\"" + level + "\"";
        rows.add("{\"lang\":\"" + lang + "\"" + named + "}");
        taken += deal.add(ExactJson.object(rows.getLast())) ? 1 : 0;
      }
      Map<Integer, Long> wanted = Map.of(0, 5L, 1, 9L, 2, 3L);
      Map<Integer, List<Integer>> dealt = deal.deal(wanted, round);
      assertThat(deal.deal(wanted, round)).isEqualTo(dealt);
      Set<Integer> once = new HashSet<>();
      dealt.forEach((cell, numbers) ->
          numbers.forEach(number -> {
            assertThat(once.add(number)).isTrue();
            String row = rows.get(number);
            String level = ExactJson.object(row).path("level").asString("").strip();
            assertThat(level).isIn("", List.of("A", "b", "c").get(cell));
            assertThat(row).contains(List.of("\"en\"", "", "\"de\"").get(cell));
          }));
      assertThat(once).hasSize(taken);
    }
  }

  /// A row that names all its categories is shown to one cell, not to all of them.
  @Test
  @Timeout(20)
  void manyRowsForManyCellsAreQuick() {
    Category[] categories = new Category[20_000];
    List<Integer> cells = new ArrayList<>();
    for (int i = 0; i < categories.length; i++) {
      categories[i] = category("c" + i, Map.of());
      cells.add(i);
    }
    DealSamples deal = new DealSamples(proportions(categories), cells);
    int taken = 0;
    for (int i = 0; i < 200_000; i++) {
      // Each text is looked up once only.
      int level = 19_000 + i % 1_100;
      taken += deal.add(ExactJson.object("{\"level\":\"c" + level + "\"}")) ? 1 : 0;
    }
    assertThat(taken).isEqualTo(200_000 / 1_100 * 1_000 + Math.min(1_000, 200_000 % 1_100));
    assertThat(deal.matching(19_999)).isPositive();
    assertThat(deal.matching(18_999)).isZero();
  }

  @Test
  void aCellThatTakesFewRowsIsLeftThem() {
    Proportions two = proportions(category("a", Map.of()), category("b", Map.of("lang", "de")));
    DealSamples deal = new DealSamples(two, List.of(0, 1));
    for (int i = 0; i < 100; i++) {
      deal.add(
          ExactJson.object("{\"n\":" + i + ",\"lang\":\"" + (i % 10 == 0 ? "de" : "en") + "\"}"));
    }
    assertThat(deal.matching(0)).isEqualTo(100);
    assertThat(deal.matching(1)).isEqualTo(10);
    Map<Integer, List<Integer>> dealt = deal.deal(Map.of(0, 90L, 1, 10L), 1);
    assertThat(dealt.get(0)).hasSize(90);
    assertThat(dealt.get(1)).hasSize(10);
  }
}
