package dev.winnow.core.dataset;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Writes rows as bytes in such a way that two rows have the same bytes exactly when they count as
/// the same.
///
/// Every value is a letter for its kind, then its length or size, then its content, so no text can
/// pass for another shape. Texts may be folded, names are not; properties are sorted; numbers are
/// written by value.
final class CanonicalRow {

  /// How deep a row may nest: readers of rows allow 256.
  private static final int DEPTH_MAX = 1_000;

  private final UnaryOperator<String> texts;
  private byte[] bytes = new byte[1024];
  private int length;

  private CanonicalRow(UnaryOperator<String> texts) {
    this.texts = texts;
  }

  /// The bytes of a row's fields. A field that the row does not have differs from one that is null
  /// or empty.
  ///
  /// @param texts what counts of a text: [FoldText], or all of it
  /// @throws IllegalArgumentException when the row nests deeper than any reader lets it
  static CanonicalRow of(ObjectNode row, Collection<String> fields, UnaryOperator<String> texts) {
    var canonical = new CanonicalRow(texts);
    canonical.fields(row, fields, 0);
    return canonical;
  }

  byte[] bytes() {
    return bytes;
  }

  int length() {
    return length;
  }

  private void fields(JsonNode object, Collection<String> names, int depth) {
    String[] sorted = names.toArray(new String[0]);
    Arrays.sort(sorted);
    head('o', sorted.length);
    for (String name : sorted) {
      text(name);
      JsonNode value = object.get(name);
      if (value == null) {
        head('-', 0);
      } else {
        value(value, depth + 1);
      }
    }
  }

  private void value(JsonNode value, int depth) {
    if (depth > DEPTH_MAX) {
      throw new IllegalArgumentException("A row is nested more than %d deep.".formatted(DEPTH_MAX));
    }
    switch (value.getNodeType()) {
      case OBJECT -> fields(value, value.propertyNames(), depth);
      case ARRAY -> {
        head('a', value.size());
        for (JsonNode each : value) {
          value(each, depth + 1);
        }
      }
      case STRING -> {
        head('s', 0);
        text(texts.apply(value.stringValue()));
      }
      case NUMBER -> {
        head('d', 0);
        text(number(value));
      }
      case BOOLEAN -> head(value.booleanValue() ? 't' : 'f', 0);
      case NULL, MISSING -> head('n', 0);
      case BINARY, POJO -> {
        head('p', 0);
        text(value.asString());
      }
    }
  }

  /// A number as its digits without zeros at the end, `e` and a power of ten: 1, 1.0 and 1e0 are
  /// all `1e0`, and `1e999999999` stays short.
  private static String number(JsonNode value) {
    if ((value.isDouble() || value.isFloat()) && !Double.isFinite(value.doubleValue())) {
      return value.asString();
    }
    BigDecimal number =
        value.isIntegralNumber() && value.canConvertToLong()
            ? BigDecimal.valueOf(value.longValue())
            : value.decimalValue();
    // Not stripTrailingZeros: it divides by ten for each zero, which is quadratic.
    String digits = number.unscaledValue().toString();
    int end = digits.length();
    while (end > 1 && digits.charAt(end - 1) == '0') {
      end--;
    }
    long power = (long) (digits.length() - end) - number.scale();
    return digits.equals("0") || number.signum() == 0
        ? "0e0"
        : digits.substring(0, end) + "e" + power;
  }

  private void head(char kind, int size) {
    room(5);
    bytes[length++] = (byte) kind;
    number(size);
  }

  private void number(int size) {
    room(4);
    for (int shift = 24; shift >= 0; shift -= 8) {
      bytes[length++] = (byte) (size >>> shift);
    }
  }

  /// Each char in one byte where it is ASCII, else in three: unlike UTF-8 proper, half a surrogate
  /// pair is itself and no `?`.
  private void text(String text) {
    number(text.length());
    room(3 * text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < 0x80) {
        bytes[length++] = (byte) c;
      } else {
        bytes[length++] = (byte) 0x80;
        bytes[length++] = (byte) (c >>> 8);
        bytes[length++] = (byte) c;
      }
    }
  }

  private void room(int more) {
    if (length + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
    }
  }

  /// The names of the fields that count, each once.
  static Collection<String> counted(ObjectNode row, List<String> fields, boolean numbered) {
    if (!fields.isEmpty()) {
      return new TreeSet<>(fields);
    }
    if (!numbered || !row.has("id")) {
      return row.propertyNames();
    }
    var names = new TreeSet<>(row.propertyNames());
    names.remove("id");
    return names;
  }
}
