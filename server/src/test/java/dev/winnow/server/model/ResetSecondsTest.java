package dev.winnow.server.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ResetSecondsTest {

  private static final Instant NOW = Instant.parse("2026-11-30T12:00:00Z");

  @ParameterizedTest
  @CsvSource({
    "6m0s,360",
    "12ms,1",
    "1h2m3.5s,3724",
    "59.7,60",
    "0,0",
    "2026-11-30T12:00:01.5Z,2",
    "2026-11-30T13:00:00+01:00,0",
    "2026-11-30T11:59:00Z,0",
    "1796040030,30",
    "1796040030000,30",
    "soon,",
    "6m0s!,",
    "'',",
  })
  void isReadAsProvidersWriteIt(String text, Long seconds) {
    assertThat(ResetSeconds.of(text, NOW)).isEqualTo(seconds);
  }
}
