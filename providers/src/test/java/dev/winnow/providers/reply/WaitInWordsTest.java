package dev.winnow.providers.reply;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class WaitInWordsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          You exceeded your current quota. Please retry in 5.3s. | 5300
          Please try again in 1m2.5s. Visit the docs. | 62500
          Please try again in 4.77s. Need more tokens? | 4770
          Please try again in 9m38.016s. | 578016
          Please try again in 6.780999999s. | 6781
          Please try again in 6ms. | 6
          Please try again in 1h2m3s. | 3723000
          Please retry after 26 seconds. | 26000
          please try again after 1 seconds | 1000
          Please wait 42 seconds before retrying. | 42000
          Try again in 2 minutes and 5 seconds. | 125000
          Your limit resets in 3 hours. | 10800000
          Retry your request after 500 milliseconds. | 500
          The quota will be available in 2 days | 172800000
          请 30 秒后重试 | 30000
          请求过于频繁，请在 5 秒之后再试 | 5000
          限额将在 2 小时后恢复 | 7200000
          Please try again in 99999999 days. | 315360000000
          """)
  void a_sentence_that_asks_for_a_wait_is_understood(String sentence, long millis) {
    assertThat(WaitInWords.in(sentence)).isEqualTo(Duration.ofMillis(millis));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Please try again later.",
        "Rate limit reached: 20 requests per 60 s.",
        "Limit 30000, Used 29000, Requested 5.",
        "Please retry your request with 5 messages.",
        "Please wait. The limit is 10 s for each request.",
        "You will regain access on 2026-12-01 at 00:00 UTC.",
        "The request took 30 seconds."
      })
  void a_sentence_that_asks_for_none_claims_none(String sentence) {
    assertThat(WaitInWords.in(sentence)).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          retrydelay | "5.3s" | 5300
          retrydelay | "1m30s" | 90000
          retrydelay | {"seconds":7} | 7000
          retryafter | 5 | 5000
          retryafter | "0.5" | 500
          retryafterms | 1500 | 1500
          retryafterseconds | 12 | 12000
          estimatedtime | 52.8 | 52800
          estimatedtime | null |
          retryafter | "soon" |
          retryafter | -5 |
          limit | 5 |
          """)
  void a_field_that_holds_a_wait_is_read(String name, String json, @Nullable Long millis) {
    assertThat(WaitInWords.of(name, JsonMapper.shared().readTree(json)))
        .isEqualTo(millis == null ? null : Duration.ofMillis(millis));
  }
}
