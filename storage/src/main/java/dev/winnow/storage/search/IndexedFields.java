package dev.winnow.storage.search;

import com.dynatrace.hash4j.hashing.Hashing;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.DoubleDocValuesField;
import org.apache.lucene.document.DoublePoint;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.util.BytesRef;
import tools.jackson.databind.JsonNode;

/// What the index has of a row's fields, each under its path: `meta.source`; the items of a list
/// are all under the list's.
///
/// `text:PATH` has its words, `number:PATH` its numbers, `sort.text:PATH` and `sort.number:PATH`
/// what rows are sorted by, `value` each value behind its path, `there` the paths that are no null.
final class IndexedFields {

  static final String TEXT = "text:";
  static final String NUMBER = "number:";
  static final String SORT_TEXT = "sort.text:";
  static final String SORT_NUMBER = "sort.number:";
  static final String VALUE = "value";
  static final String THERE = "there";

  /// What is deeper is searched with what it is in.
  private static final int DEPTH_MAX = 8;

  /// A longer value has its hash behind this much of it: it is compared by one, found by both.
  private static final int VALUE_BYTES_MAX = 1_000;

  /// Texts that begin alike for longer are in no order.
  private static final int SORT_BYTES_MAX = 200;

  private static final int PATH_BYTES_MAX = 500;

  /// More paths than these are searched together, and nothing is compared or sorted by them.
  private static final int PATHS_MAX = 200;

  /// What they are under together.
  private static final String OTHERS = "";

  private static final FieldType WORDS = words();

  private final Document document;
  private final Set<String> paths;

  /// What this row can be sorted by already: a name with a dot may be the path of another field.
  private final Set<String> sorted = new HashSet<>();

  private IndexedFields(Document document, Set<String> paths) {
    this.document = document;
    this.paths = paths;
  }

  private static FieldType words() {
    FieldType type = new FieldType();
    type.setIndexOptions(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS);
    type.setTokenized(true);
    type.setOmitNorms(true);
    type.freeze();
    return type;
  }

  /// Puts a row's fields into a document.
  ///
  /// @param paths of all rows so far
  static void add(JsonNode row, Document document, Set<String> paths) {
    IndexedFields fields = new IndexedFields(document, paths);
    row.forEachEntry((name, value) -> fields.add(name, value, 1, true));
  }

  /// A path as the index has it: of a long one its beginning and a hash.
  static String path(String path) {
    byte[] bytes = path.getBytes(StandardCharsets.UTF_8);
    return bytes.length <= PATH_BYTES_MAX
        ? path
        : cut(bytes, PATH_BYTES_MAX).utf8ToString() + '\u0000' + hash(bytes);
  }

  /// A value behind its path.
  static String value(String path, String value) {
    byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
    String kept =
        bytes.length <= VALUE_BYTES_MAX
            ? value
            : cut(bytes, VALUE_BYTES_MAX).utf8ToString() + '\u0000' + hash(bytes);
    return path(path) + '\u0000' + kept;
  }

  private static String hash(byte[] bytes) {
    return Hashing.murmur3_128().hashBytesTo128Bits(bytes).toString();
  }

  /// A number as text: the same for 1, 1.0 and 1e0.
  static String number(BigDecimal number) {
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toString();
  }

  private static BytesRef cut(byte[] bytes, int most) {
    int end = Math.min(most, bytes.length);
    while (end > 0 && end < bytes.length && (bytes[end] & 0xC0) == 0x80) {
      end--;
    }
    return new BytesRef(Arrays.copyOf(bytes, end));
  }

  /// @param alone whether it is in no list: what rows can be sorted by
  private void add(String path, JsonNode node, int depth, boolean alone) {
    if (!node.isNull()) {
      document.add(new StringField(THERE, path(path), Field.Store.NO));
    }
    switch (node.getNodeType()) {
      case STRING -> text(path, node.stringValue(), alone);
      case NUMBER -> number(path, node, alone);
      case BOOLEAN -> exact(path, node.asString());
      case ARRAY -> node.forEach(item -> item(path, item, depth));
      case OBJECT ->
          node.forEachEntry((name, value) -> {
            if (depth < DEPTH_MAX) {
              add(path + "." + name, value, depth + 1, alone);
            } else {
              text(path, value.toString(), false);
            }
          });
      case NULL, MISSING, BINARY, POJO -> {}
    }
  }

  private void item(String path, JsonNode item, int depth) {
    if (depth < DEPTH_MAX) {
      add(path, item, depth + 1, false);
    } else {
      text(path, item.toString(), false);
    }
  }

  private boolean isKept(String path) {
    return paths.contains(path)
        || (paths.size() < PATHS_MAX && path.length() <= PATH_BYTES_MAX && paths.add(path));
  }

  private void text(String path, String text, boolean alone) {
    boolean kept = isKept(path);
    document.add(new Field(TEXT + (kept ? path : OTHERS), text, WORDS));
    exact(path, text);
    if (kept && alone && sorted.add(SORT_TEXT + path)) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      document.add(new SortedDocValuesField(SORT_TEXT + path, cut(bytes, SORT_BYTES_MAX)));
    }
  }

  private void number(String path, JsonNode node, boolean alone) {
    BigDecimal number = node.decimalValue();
    exact(path, number(number));
    if (!isKept(path)) {
      return;
    }
    double near = number.doubleValue();
    document.add(new DoublePoint(NUMBER + path, near));
    if (alone && sorted.add(SORT_NUMBER + path)) {
      document.add(new DoubleDocValuesField(SORT_NUMBER + path, near));
    }
  }

  private void exact(String path, String value) {
    document.add(new StringField(VALUE, value(path, value), Field.Store.NO));
  }
}
