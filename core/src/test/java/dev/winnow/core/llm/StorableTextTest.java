package dev.winnow.core.llm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.core.parse.ReadAnswer;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          a%0b | a\\u0000b
          %H | \\ud83d
          %Hx%L | \\ud83dx\\ude00
          %L%H | \\ude00\\ud83d
          %H%L | %H%L
          \\%H | \\ud83d
          \\\\%H | \\\\\\ud83d
          \\%0 | \\u0000
          %H\\ude00 | \\ud83d\\ud83d\\ude00
          \\ud83d%L | \\ud83d\\ude00\\ude00
          \\ud83d\\%L | \\ud83d\\ude00\\ude00
          """)
  void escapesAreNeverEscapedAndMakeNoCharacterOfHalves(String text, String escaped) {
    assertThat(StorableText.escaped(raw(text))).isEqualTo(raw(escaped));
  }

  private static String raw(String text) {
    return text.replace("%0", "\0").replace("%H", "\uD83D").replace("%L", "\uDE00");
  }

  /// Property: a row with one stays no row, whatever stands beside it.
  @Test
  void aRowWithHalvesOrNulsIsNeverRead() {
    Random random = new Random(7);
    String[] pieces = {
      "\0", "\uD83D", "\uDE00", "\\", "a", "\\ud83d", "\\ude00", "\\u0000", "\\n", " "
    };
    for (int i = 0; i < 20_000; i++) {
      StringBuilder built = new StringBuilder();
      for (int length = random.nextInt(7); length > 0; length--) {
        built.append(pieces[random.nextInt(pieces.length)]);
      }
      String text = built.toString();
      String escaped = StorableText.escaped(text);
      assertThat(StorableText.unstorable(escaped, 0)).isEqualTo(-1);
      if (StorableText.unstorable(text, 0) < 0) {
        assertThat(escaped).isSameAs(text);
        continue;
      }
      for (String quote : new String[] {"\"", "'", ""}) {
        assertThat(ReadAnswer.read("[{\"q\": " + quote + escaped + quote + "}]").rows())
            .as(escaped)
            .allSatisfy(row ->
                assertThat(StorableText.unstorable(row.path("q").asString(""), 0)).isNotNegative());
      }
    }
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
