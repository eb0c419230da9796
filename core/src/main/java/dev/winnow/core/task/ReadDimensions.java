package dev.winnow.core.task;

import dev.winnow.core.document.Excerpt;
import dev.winnow.core.document.NumberBounds;
import dev.winnow.core.share.Change;
import dev.winnow.core.share.Part;
import dev.winnow.core.share.Sample;
import dev.winnow.core.task.ShareFields.Checked;
import dev.winnow.core.task.ShareFields.Divided;
import dev.winnow.core.task.ShareFields.Some;
import dev.winnow.core.task.ShareFields.Written;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Reads dimensions and their categories in each of the ways in which they are written.
final class ReadDimensions {

  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  /// Around a percentage, and before its sign.
  private static final Pattern BLANKS =
      Pattern.compile("^[\\s\\p{Z}]+|[\\s\\p{Z}]+$|[\\s\\p{Z}]+(?=[%％])");

  private ReadDimensions() {}

  /// Those of a map, or of a list.
  static List<Value> places(Value whole) {
    return whole.node().isObject() ? whole.entries() : whole.items();
  }

  /// Where the categories of a dimension stand: in it, or in its place.
  static Value categoriesOf(Value dimension) {
    return dimension.node() instanceof ObjectNode map && map.has("categories")
        ? dimension.child("categories", map.get("categories"))
        : dimension;
  }

  /// A map of dimensions by name, or a list of them.
  static @Nullable List<Divided> dimensions(Value value) {
    if (!value.node().isContainer()) {
      value.expected(WantedSaid.DIMENSIONS.of());
      return null;
    }
    boolean named = value.node().isObject();
    return places(value).stream().map(it -> dimension(it, named)).toList();
  }

  private static Divided dimension(Value value, boolean named) {
    if (named && (value.node().isArray() || isShares(value.node()))) {
      return new Divided(value.name(), null, read(value));
    }
    Fields in = Fields.of(value, ShareFields.DIMENSION);
    String name = in.get(ShareFields.DIMENSION_NAME);
    return new Divided(
        named && name.isEmpty() ? value.name() : name,
        in.find(ShareFields.ROW_FIELD),
        in.get(ShareFields.CATEGORIES));
  }

  /// `{easy: 30%, hard: {share: 70%}}` in the place of a dimension, also with a slip in a share.
  private static boolean isShares(JsonNode node) {
    if (!(node instanceof ObjectNode map) || map.isEmpty() || map.has("categories")) {
      return false;
    }
    if (map.valueStream().allMatch(it -> it.isNumber() || it.isObject() || isPercent(it))) {
      return true;
    }
    List<String> fields = ShareFields.DIMENSION.names();
    return map.valueStream().noneMatch(JsonNode::isArray)
        && map.propertyNames().stream()
            .noneMatch(it -> fields.contains(it) || Fields.nearest(it, fields).isPresent());
  }

  /// A text without the blanks around it; empty where it is none.
  private static String trimmed(JsonNode node) {
    return BLANKS.matcher(node.isString() ? node.stringValue() : "").replaceAll("");
  }

  private static boolean isPercent(JsonNode node) {
    String text = trimmed(node);
    return text.endsWith("%") || text.endsWith("％");
  }

  /// A map of categories with their shares, a list of names, or a list of maps.
  static @Nullable List<Written> categories(Value value) {
    if (!value.node().isContainer()) {
      value.expected(WantedSaid.CATEGORIES.of());
      return null;
    }
    return read(value);
  }

  private static List<Written> read(Value value) {
    boolean named = value.node().isObject();
    return places(value).stream().map(it -> category(it, named)).toList();
  }

  private static Written category(Value value, boolean named) {
    if (named && !value.node().isObject()) {
      Part part = value.isThere() ? share(value) : null;
      return new Written(named(value, value.name()), "", part, Change.NONE);
    }
    if (!value.node().isObject()) {
      String name = value.rendered();
      return new Written(name == null ? "" : named(value, name), "", null, Change.NONE);
    }
    Fields in = Fields.of(value, ShareFields.CATEGORY);
    String name = in.get(ShareFields.CATEGORY_NAME);
    if (name.isEmpty() && !named) {
      value.error(ShareSaid.NO_NAME.of());
    }
    return new Written(
        named && name.isEmpty() ? named(value, value.name()) : name,
        in.get(ShareFields.CATEGORY_DESCRIPTION),
        part(in, ShareFields.CATEGORY_SHARE, ShareFields.CATEGORY_ROWS),
        change(in));
  }

  /// The name of a category that is a key or an item of a list, as one in a field would be.
  private static String named(Value at, String name) {
    if (name.codePoints().allMatch(Value::isBlank)) {
      return name;
    }
    String label = at.label(name, ShareFields.NAME_CHARS_MAX, true);
    return label == null ? "" : label;
  }

  static Some combination(Fields in) {
    return new Some(
        in.get(ShareFields.WHEN),
        part(in, ShareFields.COMBINATION_SHARE, ShareFields.COMBINATION_ROWS),
        change(in));
  }

  private static @Nullable Part part(Fields in, Field<?, Part> share, Field<?, Long> rows) {
    if (in.has(share) && in.has(rows)) {
      in.error(rows, ShareSaid.BOTH);
    }
    Long number = in.find(rows);
    return number == null ? in.find(share) : new Part.Rows(number);
  }

  private static Change change(Fields in) {
    Map<String, JsonNode> parameters = new LinkedHashMap<>();
    in.get(ShareFields.PARAMETERS).forEachEntry(parameters::put);
    return new Change(
        parameters,
        in.find(ShareFields.TEMPLATE),
        in.find(ShareFields.MODEL),
        in.get(ShareFields.GENERATION),
        in.find(ShareFields.EXAMPLES),
        in.find(ShareFields.SAMPLE));
  }

  /// A map, or the path of a file alone.
  static @Nullable Sample sample(Value value) {
    if (value.node().isString()) {
      String path = value.filled();
      return path == null ? null : new Sample(path, null, Map.of(), false, null);
    }
    Fields in = Fields.of(value, ShareFields.SAMPLE_BLOCK);
    String file = in.find(ShareFields.SAMPLE_FILE);
    UUID dataset = in.find(ShareFields.SAMPLE_DATASET);
    if (file != null && dataset != null) {
      in.error(ShareFields.SAMPLE_FILE, FieldSaid.BESIDE.of("datasetId"));
    } else if (file == null
        && dataset == null
        && !in.reading().isOfRequest()
        && !in.reading().failedIn(value.pointer())) {
      // Requests are told before that they lack a dataset.
      value.error(ShareSaid.NO_SOURCE.of());
    }
    Map<String, String> where = in.find(ShareFields.WHERE);
    return new Sample(
        file,
        dataset,
        where == null ? Map.of() : where,
        in.get(ShareFields.THEN_GENERATE),
        stand(in));
  }

  private static Sample.@Nullable Stand stand(Fields in) {
    String name = in.find(ShareFields.SAMPLE_NAME);
    Long rows = in.find(ShareFields.SAMPLE_ROWS);
    return name == null || rows == null
        ? null
        : new Sample.Stand(name, rows, in.find(ShareFields.SAMPLE_SET));
  }

  /// A weight, or a percentage.
  static @Nullable Part share(Value value) {
    JsonNode node = value.node();
    Part part = null;
    if (node.isNumber()) {
      part = new Part.Weight(node.decimalValue());
    } else if (isPercent(node)) {
      part = percent(trimmed(node));
    }
    if (part == null) {
      value.expected(WantedSaid.SHARE.of());
      return null;
    }
    boolean over = part instanceof Part.Percent && part.number().compareTo(HUNDRED) > 0;
    if (part.number().signum() < 0 || over) {
      String found = Excerpt.of(node.asString());
      value.error(over ? ShareSaid.OVER.of(found) : ShareSaid.NEGATIVE.of(found));
      return null;
    }
    return part;
  }

  private static @Nullable Part percent(String text) {
    String number = text.substring(0, text.length() - 1);
    if (!NumberBounds.fits(number)) {
      return null;
    }
    try {
      return new Part.Percent(new BigDecimal(number));
    } catch (NumberFormatException e) {
      return null;
    }
  }

  /// True, false, or how the categories of rows are checked.
  static Checked checked(Value value) {
    if (!value.node().isObject()) {
      if (!value.node().isBoolean()) {
        value.expected(WantedSaid.CHECK.of());
      }
      return new Checked(value.node().asBoolean(false), List.of(), null);
    }
    return ShareFields.CHECKED.reader().apply(Fields.of(value, ShareFields.CHECKED));
  }

  /// A map of texts, which may be written as numbers or as true and false.
  static @Nullable Map<String, String> names(Value value) {
    if (value.map() == null) {
      return null;
    }
    Map<String, String> names = new LinkedHashMap<>();
    for (Value each : value.entries()) {
      String text = each.rendered();
      if (text != null) {
        names.put(each.name(), text);
      }
    }
    return names;
  }
}
