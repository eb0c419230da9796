package dev.winnow.storage.search;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.apache.lucene.search.FieldDoc;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/// Where a page ended, as a text that is handed out and back.
final class SearchCursor {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private SearchCursor() {}

  /// @param fields what the last row of the page was sorted by
  static String write(Object[] fields) {
    ArrayNode values = JSON.createArrayNode();
    for (Object field : fields) {
      switch (field) {
        case null -> values.addNull();
        case BytesRef text -> values.add(text.utf8ToString());
        case Double number -> values.add(String.valueOf(number));
        case Long number -> values.add(number);
        default -> throw new IllegalStateException("No sort value: " + field);
      }
    }
    return Base64.getUrlEncoder().withoutPadding().encodeToString(JSON.writeValueAsBytes(values));
  }

  /// Reads one; empty where it was not written by the same order.
  ///
  /// @param sorted whether rows are sorted by a field
  static Optional<FieldDoc> read(String written, boolean sorted) {
    try {
      JsonNode values =
          JSON.readTree(new String(Base64.getUrlDecoder().decode(written), StandardCharsets.UTF_8));
      int places = sorted ? 3 : 1;
      if (values.size() != places || !values.path(places - 1).isIntegralNumber()) {
        return Optional.empty();
      }
      Object ordinal = values.get(places - 1).longValue();
      Object[] fields =
          sorted
              ? new Object[] {
                Double.valueOf(values.get(0).asString()), text(values.get(1)), ordinal
              }
              : new Object[] {ordinal};
      return Optional.of(new FieldDoc(Integer.MAX_VALUE, Float.NaN, fields));
    } catch (IllegalArgumentException | JacksonException e) {
      return Optional.empty();
    }
  }

  private static @Nullable BytesRef text(JsonNode value) {
    return value.isNull() ? null : new BytesRef(value.asString());
  }
}
