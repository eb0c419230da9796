package dev.winnow.core.llm;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class StorableTextTest {

  @Test
  void keepsWholeCharactersAndNothingElseIsLost() {
    assertThat(StorableText.of("a\0b")).isEqualTo("a\uFFFDb");
    assertThat(StorableText.of("\uD800")).isEqualTo("\uFFFD");
    assertThat(StorableText.of("\uDC00\uD83D\uDE00\uD83D")).isEqualTo("\uFFFD\uD83D\uDE00\uFFFD");
    assertThat(StorableText.of("")).isEmpty();
    String fine = "tab\t, 感, \uD83D\uDE00, \uFFFF";
    assertThat(StorableText.of(fine)).isSameAs(fine);
  }

  /// Property: what comes out survives UTF-8 and has no NUL, and is as long as what went in.
  @Test
  void whateverGoesInCanBeHeld() {
    Random random = new Random(5);
    char[] pieces = {'\0', 'a', '感', '\uD83D', '\uDE00', '\uDBFF', '\uDC00', '\uFFFD'};
    for (int i = 0; i < 20_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int length = random.nextInt(9); length > 0; length--) {
        text.append(pieces[random.nextInt(pieces.length)]);
      }
      String storable = StorableText.of(text.toString());
      assertThat(storable).hasSameSizeAs(text).doesNotContain("\0");
      byte[] bytes = storable.getBytes(StandardCharsets.UTF_8);
      assertThat(new String(bytes, StandardCharsets.UTF_8)).isEqualTo(storable);
      assertThat(StorableText.unstorable(storable, 0)).isEqualTo(-1);
    }
  }
}
