package dev.winnow.storage.profile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.core.document.ExactJson;
import org.junit.jupiter.api.Test;

final class LanguagesOfRowsTest {

  private final LanguagesOfRows languages = new LanguagesOfRows();

  private void add(int rows, String row) {
    for (int i = 0; i < rows; i++) {
      languages.add(ExactJson.object(row));
    }
  }

  @Test
  void usualLanguagesComeInTheirOrder() {
    add(
        60,
        "{\"id\":1,\"answer\":{\"text\":\"The patient should drink enough water and rest for some days.\"}}");
    add(38, "{\"turns\":[\"什么是糖尿病?\",\"一种慢性病。\"]}");
    add(2, "{\"text\":\"Сегодня хорошая погода, и мы идём гулять в парк.\"}");
    assertThat(languages.usual()).containsExactly("en", "zh");
  }

  @Test
  void rowsWithoutWordsAreInNone() {
    add(5, "{\"id\":1,\"code\":\"x1\"}");
    assertThat(languages.usual()).isEmpty();
  }
}
