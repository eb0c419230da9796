package dev.winnow.core.parse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LatexCommandsTest {

  static Stream<String> sure() {
    return LatexCommands.SURE.stream().sorted();
  }

  @ParameterizedTest
  @MethodSource("sure")
  void aSureCommandKeepsItsBackslashInJsonAndInWhatIsAlmost(String word) {
    for (String form :
        new String[] {"{\"a\":\"p \\%s q\"}", "[{'a':'p \\%s q'}]", "{\"a\":\"\\%s\",}"}) {
      assertThat(ReadAnswer.read(form.formatted(word)).rows())
          .singleElement()
          .satisfies(row -> assertThat(row.get("a").stringValue().strip()).contains("\\" + word));
    }
  }
}
