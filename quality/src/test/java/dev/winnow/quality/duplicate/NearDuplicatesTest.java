package dev.winnow.quality.duplicate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.winnow.core.document.ExactJson;
import dev.winnow.core.gate.CompareRows;
import dev.winnow.core.gate.CompareRows.Alike;
import dev.winnow.core.gate.CompareRows.Seen;
import dev.winnow.core.gate.Duplicates;
import dev.winnow.quality.duplicate.PlantedRows.Likeness;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

final class NearDuplicatesTest {

  private static final List<Likeness> LIKENESSES = List.of(Likeness.values());

  private static final CompareRows USUAL = NearDuplicates.of(Duplicates.USUAL);

  private static ObjectNode row(String text) {
    return JsonNodeFactory.instance.objectNode().put("text", text);
  }

  private static Optional<Alike> alike(CompareRows compare, ObjectNode one, ObjectNode other) {
    Seen seen = compare.nothingSeen();
    seen.add(compare.sketch(one), 7);
    return seen.find(compare.sketch(other));
  }

  /// Texts of few words or characters that differ in one place.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Question 17 of topic x | Question 18 of topic x",
        "Question 17 of topic x | Question 17 of topic y",
        "What is 5 + 3? | What is 5 - 3?",
        "What is 1.5 times 2? | What is 15 times 2?",
        "C | C#",
        "Is it hot? | Is it not?",
        "The word is k3j9. | The word is k3ja.",
        "What is the capital of France? | What is the capital of Spain?",
        "What is the capital of France? | What is the population of France?",
        "Name one animal that lives in the sea and one that lives in the woods. | Name one animal that lives in the sea and one that lives in the desert.",
        "She went to the market on Monday to buy 12 apples, and then she went home to bake a cake for all. | She went to the market on Monday to buy 14 apples, and then she went home to bake a cake for all.",
        "Great 👍 | Great 👎",
        "第17题：主题x | 第18题：主题x",
        "第17题：主题x | 第17题：主题y",
        "法国的首都是哪里？ | 德国的首都是哪里？",
        "请简要说明高血压患者在日常饮食中应当注意的三个方面。 | 请简要说明糖尿病患者在日常饮食中应当注意的三个方面。",
        "用Java写一个排序算法 | 用Rust写一个排序算法",
        "関数の使い方を説明してください | 変数の使い方を説明してください",
        "สวัสดีครับคุณสบายดีไหม | สวัสดีครับคุณหิวไหม",
        "오늘 날씨가 어때요 | 내일 날씨가 어때요",
      })
  void shortTextsThatDifferInOneWordAreTwo(String one, String other) {
    assertThat(alike(USUAL, row(one), row(other))).isEmpty();
    assertThat(alike(USUAL, row(one), row(one))).contains(new Alike(1, 7));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "What is DNA? | what is  DNA",
        "\"Yes\", he said… | “Yes”, he said.",
        "Fine, don't! | FINE: don’t",
        "什么是基因？ | 什么是基因?",
        "「はい」と言った。 | はい、と言った",
        "ＡＢＣ　一二三 | abc 一二三",
        "Café | cafe\u0301",
      })
  void caseSpacesAndMarksOfSentencesDoNotCount(String one, String other) {
    assertThat(alike(USUAL, row(one), row(other)).map(Alike::similarity)).contains(1.0);
  }

  /// The sizes that the documents name: below them one word, or one character, makes two rows.
  @ParameterizedTest
  @ValueSource(ints = {3, 10, 24, 25, 26, 60})
  void oneWordMakesTwoRowsOfFewerThan25(int words) {
    for (int at = 0; at < words; at++) {
      int other = at;
      String one =
          IntStream.range(0, words).mapToObj(i -> "w" + i).collect(Collectors.joining(" "));
      String changed =
          IntStream.range(0, words)
              .mapToObj(i -> i == other ? "other" : "w" + i)
              .collect(Collectors.joining(" "));
      double similarity = (words - 1.0) / (words + 5);
      assertThat(Similarity.of(kept(one), 0, words + 2, kept(changed), 0, words + 2, 0.01))
          .isCloseTo(similarity, within(1e-12));
      if (words < 25) {
        assertThat(alike(USUAL, row(one), row(changed))).isEmpty();
      }
    }
  }

  private static int[] kept(String text) {
    return Shingles.of(row(text), List.of());
  }

  @Test
  void oneCharacterMakesTwoRowsOfFewerThan41() {
    String forty =
        IntStream.range(0, 40)
            .mapToObj(i -> "" + (char) (0x4E00 + i))
            .collect(Collectors.joining());
    for (int at = 0; at < 40; at++) {
      String changed = forty.substring(0, at) + "龙" + forty.substring(at + 1);
      assertThat(alike(USUAL, row(forty), row(changed))).isEmpty();
    }
    assertThat(Similarity.of(kept(forty), 0, 44, kept(forty.replace('丐', '龙')), 0, 44, 0.1))
        .isEqualTo(39.0 / 49);
  }

  @Test
  void longTextsThatDifferInAWordAreOne() {
    String chinese =
        "高血压是一种常见的慢性疾病，患者需要长期坚持服药，并且保持低盐低脂的饮食习惯，同时每天进行适量的运动，定期测量血压，保持良好的心态，避免过度劳累和情绪激动。";
    assertThat(alike(USUAL, row(chinese), row(chinese.replace("低盐低脂", "低盐低糖")))).isPresent();
    String english =
        "A train leaves the station at nine in the morning and travels at a steady speed of sixty miles an hour towards the coast, where it arrives after three hours and a short stop on the way.";
    assertThat(alike(USUAL, row(english), row(english.replace("coast", "border")))).isPresent();
    assertThat(
            alike(
                USUAL,
                row(english),
                row(
                    english
                        .replace("sixty", "ninety")
                        .replace("coast", "border")
                        .replace("station", "town"))))
        .isEmpty();
  }

  @Test
  void labelsThatAllRowsHaveDoNotMakeThemAlike() {
    String labels =
        ", \"level\": \"easy\", \"topic\": \"arithmetic\", \"type\": \"question\", \"lang\": \"en\", \"ok\": true, \"score\": 5}";
    assertThat(
            alike(
                USUAL,
                object("{\"q\": \"What is 17 + 4?\", \"a\": \"21\"" + labels),
                object("{\"q\": \"What is 17 + 5?\", \"a\": \"22\"" + labels)))
        .isEmpty();
    assertThat(
            alike(
                USUAL,
                object("{\"name\": \"pen\", \"price\": 3}"),
                object("{\"name\": \"pen\", \"price\": 4}")))
        .isEmpty();
    assertThat(
            alike(
                USUAL,
                object("{\"name\": \"pen\", \"price\": 3}"),
                object("{\"price\": 3.0, \"name\": \"Pen\"}")))
        .contains(new Alike(1, 7));
  }

  @Test
  void nestedTextsCountAndAnIdDoesNot() {
    String talk =
        "\"messages\": [{\"role\": \"user\", \"content\": \"%s\"}, {\"role\": \"assistant\", \"content\": \"Hello there\"}]}";
    ObjectNode one = object("{\"id\": 1, " + talk.formatted("Good morning"));
    assertThat(alike(USUAL, one, object("{\"id\": 2, " + talk.formatted("good morning!"))))
        .isPresent();
    assertThat(alike(USUAL, one, object("{\"id\": 1, " + talk.formatted("good evening"))))
        .isEmpty();
  }

  @Test
  void onlyTheFieldsThatAreNamedCount() {
    CompareRows questions =
        NearDuplicates.of(new Duplicates(0.8, List.of("q", "missing"), List.of()));
    ObjectNode one = object("{\"q\": \"Why is the sky blue?\", \"a\": \"Rayleigh scattering\"}");
    ObjectNode other = object("{\"q\": \"why is the sky blue\", \"a\": \"No idea\"}");
    assertThat(alike(questions, one, other)).contains(new Alike(1, 7));
    assertThat(alike(USUAL, one, other)).isEmpty();
    CompareRows ids = NearDuplicates.of(new Duplicates(0.8, List.of("id"), List.of()));
    assertThat(alike(ids, object("{\"id\": \"a\"}"), object("{\"id\": \"A\"}"))).isPresent();
  }

  @Test
  void rowsWithNothingToCompareAreNeverAlike() {
    for (String nothing :
        List.of("{}", "{\"a\": null}", "{\"a\": \"?!…\"}", "{\"id\": 3}", "{\"a\": [[], {}]}")) {
      assertThat(alike(USUAL, object(nothing), object(nothing))).isEmpty();
    }
    CompareRows off = NearDuplicates.of(Duplicates.EXACT);
    assertThat(alike(off, row("a b c d"), row("a b c d"))).isEmpty();
  }

  @Test
  void theMostAlikeIsFound() {
    PlantedRows planted = new PlantedRows(3);
    List<String> words = planted.words(200);
    Seen seen = USUAL.nothingSeen();
    for (int changed : new int[] {6, 2, 4, 1, 3, 5}) {
      seen.add(USUAL.sketch(PlantedRows.row(planted.changed(words, changed))), changed);
    }
    assertThat(seen.find(USUAL.sketch(PlantedRows.row(words))).map(Alike::number)).contains(1L);
    seen.add(USUAL.sketch(PlantedRows.row(words)), Long.MIN_VALUE + 5);
    assertThat(seen.find(USUAL.sketch(PlantedRows.row(words))))
        .contains(new Alike(1, Long.MIN_VALUE + 5));
  }

  /// As the benchmark does it, with fewer rows.
  @Test
  void plantedNearDuplicatesAreFoundAndNoOthers() {
    PlantedRows planted = new PlantedRows(5);
    Seen seen = USUAL.nothingSeen();
    List<List<String>> originals = new ArrayList<>();
    for (int i = 0; i < 3_000; i++) {
      List<String> words = planted.words(LIKENESSES.get(i % 3).words);
      originals.add(words);
      CompareRows.Sketch sketch = USUAL.sketch(PlantedRows.row(words));
      assertThat(seen.find(sketch)).isEmpty();
      seen.add(sketch, i);
    }
    Map<Likeness, Integer> found = new EnumMap<>(Likeness.class);
    for (int i = 0; i < originals.size(); i++) {
      Likeness likeness = LIKENESSES.get(i % 3);
      ObjectNode row = PlantedRows.row(planted.changed(originals.get(i), likeness.changed));
      Optional<Alike> alike = seen.find(USUAL.sketch(row));
      if (alike.isPresent()) {
        assertThat(alike.get()).isEqualTo(new Alike(likeness.similarity, i));
        found.merge(likeness, 1, Integer::sum);
      }
    }
    assertThat(found).doesNotContainKey(Likeness.SEVEN_TENTHS);
    assertThat(found.get(Likeness.EIGHT_TENTHS)).isGreaterThanOrEqualTo(950);
    assertThat(found.get(Likeness.NINE_TENTHS)).isGreaterThanOrEqualTo(995);
  }

  private static ObjectNode object(String json) {
    return (ObjectNode) ExactJson.read(json);
  }
}
