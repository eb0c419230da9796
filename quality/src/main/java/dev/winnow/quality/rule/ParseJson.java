package dev.winnow.quality.rule;

import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// JSON by Jackson: one value.
final class ParseJson implements ParseCode {

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .build();

  @Override
  public Optional<Wrong> wrong(String code) {
    if (code.isBlank()) {
      return Optional.of(new Wrong(1, ""));
    }
    try {
      JSON.readTree(code);
      return Optional.empty();
    } catch (JacksonException wrong) {
      int line = wrong.getLocation() == null ? 0 : wrong.getLocation().getLineNr();
      return Optional.of(new Wrong(Math.max(line, 0), wrong.getOriginalMessage()));
    }
  }
}
