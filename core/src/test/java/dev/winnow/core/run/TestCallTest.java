package dev.winnow.core.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.core.llm.Completion;
import dev.winnow.core.llm.Embedding;
import dev.winnow.core.llm.LanguageModel;
import dev.winnow.core.llm.Reply;
import dev.winnow.core.llm.Usage;
import org.junit.jupiter.api.Test;

final class TestCallTest {

  private static final Reply NO_CHAT = new Reply.Invalid(400, "This is not a chat model");

  private static Reply text(String text) {
    return new Reply.Text(new Completion(text, "stop", Usage.of(3, 1), "m", 1));
  }

  private static LanguageModel model(Reply texts, Reply embeddings) {
    return request -> request.embeds() ? embeddings : texts;
  }

  @Test
  void aModelThatIsNoneForTextsIsAskedForAnEmbedding() throws Exception {
    Reply embedded = text(Embedding.of(new double[] {1, 2, 3}).text());
    assertThat(TestCall.ask(model(NO_CHAT, embedded), "k"))
        .isEqualTo(new TestCall.Asked(embedded, 3));
    assertThat(TestCall.ask(model(text("[]"), embedded), "k").dimensions()).isZero();
  }

  @Test
  void whatIsSaidOfTheTextCountsWhereThereIsNoEmbeddingEither() throws Exception {
    for (Reply other : new Reply[] {NO_CHAT, text(""), text("no embedding")}) {
      assertThat(TestCall.ask(model(NO_CHAT, other), "k"))
          .isEqualTo(new TestCall.Asked(NO_CHAT, 0));
    }
  }
}
