package dev.winnow.core.document;

import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// JSON text as trees and back, with every number as it was written: `0.10` keeps its zero, thirty
/// digits stay thirty, and `1e400` is no infinity. Only the spelling of an exponent may change:
/// `1e400` is written `1E+400`.
///
/// For what is ours already: what comes from outside is bounded where it comes in.
public final class ExactJson {

  private static final JsonMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNumberLength(Integer.MAX_VALUE).build())
                  .build())
          .enable(JsonNodeFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private ExactJson() {}

  /// The value that a text is.
  ///
  /// @throws JacksonException when it is no JSON
  public static JsonNode read(String text) {
    return JSON.readTree(text);
  }

  /// The object that a text is.
  ///
  /// @throws JacksonException when it is no JSON
  public static ObjectNode object(String text) {
    if (read(text) instanceof ObjectNode object) {
      return object;
    }
    throw new IllegalArgumentException("The text is no JSON object.");
  }

  /// A value as text on one line.
  public static String write(JsonNode value) {
    return JSON.writeValueAsString(value);
  }

  /// A value as text over several lines, for people.
  public static String pretty(JsonNode value) {
    return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(value);
  }
}
