package dev.winnow.core.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestNameTest {

  private static final List<String> KNOWN =
      List.of("topic", "count", "difficulty", "current_date", "current_time", "a", "主题", "语言");

  @Test
  void slipsOfTheFingerAreFound() {
    assertThat(NearestName.of("topik", KNOWN)).contains("topic");
    assertThat(NearestName.of("tpoic", KNOWN)).contains("topic");
    assertThat(NearestName.of("Topic", KNOWN)).contains("topic");
    assertThat(NearestName.of("dificulty", KNOWN)).contains("difficulty");
    assertThat(NearestName.of("current-date", KNOWN)).contains("current_date");
    assertThat(NearestName.of("curent_time", KNOWN)).contains("current_time");
    assertThat(NearestName.of("counts", KNOWN)).contains("count");
    assertThat(NearestName.of("主题词", KNOWN)).contains("主题");
  }

  @Test
  void otherNamesAreNot() {
    assertThat(NearestName.of("subject", KNOWN)).isEmpty();
    assertThat(NearestName.of("b", KNOWN)).isEmpty();
    assertThat(NearestName.of("", KNOWN)).isEmpty();
    assertThat(NearestName.of("topic", List.of("topic"))).isEmpty();
    assertThat(NearestName.of("x".repeat(1_000_000), KNOWN)).isEmpty();
  }
}
