package dev.winnow.quality.meaning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.core.document.ExactJson;
import dev.winnow.core.llm.Completion;
import dev.winnow.core.llm.Embedding;
import dev.winnow.core.llm.Reply;
import dev.winnow.core.llm.Usage;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

final class EmbedTextsTest {

  private static Reply.Answered answer(String text) {
    return new Reply.Text(new Completion(text, "stop", Usage.of(7, 0), "m", 1));
  }

  @Test
  void theValuesOfARowAreItsText() {
    String row = "{\"id\": 3, \"q\": \" What? \", \"n\": 2, \"tags\": [\"a\", 1], \"none\": null}";
    assertThat(EmbedTexts.of(ExactJson.object(row), List.of())).isEqualTo("What?\n2\n[\"a\",1]");
    assertThat(EmbedTexts.of(ExactJson.object(row), List.of("q", "missing"))).isEqualTo("What?");
    assertThat(EmbedTexts.of(ExactJson.object(row), List.of("id"))).isEqualTo("3");
    assertThat(EmbedTexts.of(ExactJson.object("{\"q\": \"  \", \"id\": 1}"), List.of())).isEmpty();
  }

  @Test
  void whatIsRecordedIsFoundByTheTexts() {
    Embedding one = Embedding.of(new double[] {0.5, -1});
    Embedding two = Embedding.of(new double[] {0.1, 0.1});
    List<Long> keys = List.of(EmbedTexts.key("m", "one"), EmbedTexts.key("m", "two"));
    Reply.Answered recorded = EmbedTexts.keyed(keys, answer(one.text() + "\n" + two.text()));
    assertThat(recorded.completion().usage()).isEqualTo(Usage.of(7, 0));
    Map<Long, Embedding> read = EmbedTexts.read(recorded.completion().text());
    assertThat(read).containsOnlyKeys(keys);
    assertThat(Objects.requireNonNull(read.get(keys.get(0))).bytes()).isEqualTo(one.bytes());
    assertThat(Objects.requireNonNull(read.get(keys.get(1))).bytes()).isEqualTo(two.bytes());
  }

  /// An answer with fewer or more embeddings than texts says of none whose it is.
  @Test
  void anAnswerThatDoesNotFitHasNoEmbeddings() {
    String one = Embedding.of(new double[] {1, 2}).text();
    List<Long> keys = List.of(EmbedTexts.key("m", "one"), EmbedTexts.key("m", "two"));
    for (String text :
        List.of("", one, one + "\n" + one + "\n" + one, "AAAA\nAAA=", "sorry!\nno!")) {
      String recorded = EmbedTexts.keyed(keys, answer(text)).completion().text();
      assertThat(EmbedTexts.read(recorded)).as(text).isEmpty();
    }
  }
}
