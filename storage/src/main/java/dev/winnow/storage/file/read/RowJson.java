package dev.winnow.storage.file.read;

import dev.winnow.core.document.Excerpt;
import dev.winnow.core.document.NumberBounds;
import dev.winnow.core.llm.StorableText;
import dev.winnow.core.say.Said;
import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.JsonParserDelegate;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// JSON of rows that come from outside: exact numbers, bounded, and without text that nothing
/// stores.
final class RowJson {

  static final int DEPTH_MAX = 100;
  static final int DIGITS_MAX = 1_000;

  /// Names, values and brackets of a row: as objects in memory they are larger than as text.
  static final int TOKENS_MAX = 1_000_000;

  /// Of a text that is one value and nothing else.
  static final ObjectReader WHOLE =
      mapper(TOKENS_MAX)
          .readerFor(JsonNode.class)
          .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  /// Of values behind one another.
  static final ObjectReader STREAM =
      mapper(-1).readerFor(JsonNode.class).without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private RowJson() {}

  /// @param tokensMax of a text; -1 for any number
  private static JsonMapper mapper(long tokensMax) {
    return JsonMapper.builder(
            JsonFactory.builder()
                .streamReadConstraints(
                    StreamReadConstraints.builder()
                        .maxNestingDepth(DEPTH_MAX)
                        .maxNumberLength(DIGITS_MAX)
                        .maxStringLength(Integer.MAX_VALUE)
                        .maxTokenCount(tokensMax)
                        .build())
                .build())
        .enable(JsonNodeFeature.USE_BIG_DECIMAL_FOR_FLOATS)
        .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
        .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
        .build();
  }

  /// A parser that takes so many tokens for a row; whoever begins one says so with [#restart].
  static final class Counted extends JsonParserDelegate {

    private long tokens;

    Counted(JsonParser parser) {
      super(parser);
    }

    void restart() {
      tokens = 0;
    }

    @Override
    public @Nullable JsonToken nextToken() {
      count();
      return super.nextToken();
    }

    @Override
    public @Nullable String nextName() {
      count();
      return super.nextName();
    }

    private void count() {
      tokens++;
      if (tokens > TOKENS_MAX) {
        throw new StreamConstraintsException("Token count of a row", currentLocation());
      }
    }
  }

  /// What in a row nothing can store; null where all is well.
  static @Nullable Said problem(ObjectNode row) {
    return problem(row, "");
  }

  private static @Nullable Said problem(JsonNode value, String path) {
    if (value.isString()) {
      return problem(value.stringValue(), path);
    }
    if (value.isBigDecimal()) {
      BigDecimal number = value.decimalValue();
      long exponent = (long) number.precision() - number.scale();
      return Math.abs(exponent) > NumberBounds.EXPONENT_MAX
          ? ReadRowsSaid.LARGE_NUMBER.of(path, NumberBounds.EXPONENT_MAX)
          : null;
    }
    if (value.isArray()) {
      int at = 0;
      for (JsonNode item : value) {
        Said problem = item.isNumber() && !item.isBigDecimal() ? null : problem(item, path, at);
        if (problem != null) {
          return problem;
        }
        at++;
      }
    } else if (value.isObject()) {
      for (Map.Entry<String, JsonNode> field : value.properties()) {
        Said problem = problem(field.getKey(), field.getValue(), path);
        if (problem != null) {
          return problem;
        }
      }
    }
    return null;
  }

  private static @Nullable Said problem(JsonNode item, String path, int at) {
    return isFine(item) ? null : problem(item, path + "[" + at + "]");
  }

  private static @Nullable Said problem(String name, JsonNode value, String path) {
    if (isFine(value) && StorableText.unstorable(name, 0) < 0) {
      return null;
    }
    String shown = name.length() > Excerpt.LENGTH_MAX ? Excerpt.of(name) : name;
    String field = path.isEmpty() ? shown : path + "." + shown;
    Said ofName = problem(name, StorableText.of(field));
    return ofName == null ? problem(value, field) : ofName;
  }

  /// Most values are: no path is put together for them.
  private static boolean isFine(JsonNode value) {
    return value.isString()
        ? StorableText.unstorable(value.stringValue(), 0) < 0
        : !value.isContainer() && !value.isBigDecimal();
  }

  private static @Nullable Said problem(String text, String path) {
    int at = StorableText.unstorable(text, 0);
    if (at < 0) {
      return null;
    }
    return (text.charAt(at) == 0 ? ReadRowsSaid.NUL : ReadRowsSaid.HALF_CHARACTER).of(path);
  }
}
