package dev.winnow.providers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.core.llm.Message;
import dev.winnow.core.llm.Request;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TokenEstimateTest {

  @Test
  void words_are_about_a_token_each() {
    assertThat(TokenEstimate.of("The quick brown fox jumps over the lazy dog.")).isEqualTo(10);
    assertThat(TokenEstimate.of("")).isZero();
  }

  @Test
  void the_framing_of_messages_counts() {
    Request request =
        new Request(
            "k",
            List.of(
                new Message(Message.Role.SYSTEM, "hello"), new Message(Message.Role.USER, "hello")),
            1,
            null,
            Map.of(),
            0);
    assertThat(TokenEstimate.of(request)).isEqualTo(3 + 2 * (4 + 1));
  }

  @Test
  void what_looks_like_a_special_token_is_plain_text() {
    assertThat(TokenEstimate.of("<|endoftext|>")).isGreaterThan(1);
  }
}
