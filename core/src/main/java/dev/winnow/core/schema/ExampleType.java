package dev.winnow.core.schema;

import dev.winnow.core.document.Words;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Reads a type that stands in an example in place of a value: `integer`, `Integer (0-100)`,
/// `float|null`, `list of strings`, `0-5`, `true/false`, `整数`.
///
/// A text that only could be a type is none: `2020-2024`, `18-25` in a field `age_group`. What is
/// likelier a type, as `number of legs`, is one, and in doubt: see [ExampleDoubts].
final class ExampleType {

  private static final int LENGTH_MAX = 120;
  private static final int WHOLE_DIGITS_MAX = 9;

  private static final Map<String, String> WORDS =
      Words.meanings(
          """
          string: string, str, text, strings, texts, 字符串, 文本
          integer: integer, int, integers, ints, int32, int64, whole number, 整数, 整型
          number: number, numbers, numeric, float, floats, double, decimal, 数字, 数值, 浮点数, 小数
          boolean: boolean, booleans, bool, 布尔, 布尔值
          array: array, list, 数组, 列表
          object: object, objects, dict, dictionary, 对象
          null: null, none, 空
          """);

  /// Names of fields whose values may be names of types.
  private static final Set<String> TYPE_FIELDS =
      Set.of("type", "datatype", "dtype", "fieldtype", "columntype", "valuetype", "类型", "数据类型");

  private static final String NUMBER = "[-−]?\\d+(?:\\.\\d+)?";
  private static final Pattern RANGE =
      Pattern.compile(
          "(?:between |from |in |range:? ?|介于|从)?[\\[(]?("
              + NUMBER
              + ") ?(?:-|–|—|~|～|\\.{2,3}|to|and|,|至|到|和|与) ?("
              + NUMBER
              + ")[\\])]?(?: ?(?:inclusive|之间的?|以内))?");
  private static final Pattern LEAST =
      Pattern.compile("(?:>=|≥|at least|min(?:imum)?:?|至少|不小于) ?(" + NUMBER + ")");
  private static final Pattern MOST =
      Pattern.compile("(?:<=|≤|at most|max(?:imum)?:?|up to|至多|不超过) ?(" + NUMBER + ")");

  /// What stands between the values of a union.
  private static final Pattern UNION = Pattern.compile(" ?[|｜] ?| or | ?/ ?|或");

  private static final Pattern ARRAY =
      Pattern.compile("(?:list|array)(?: of |<|\\[)(.+?)[>\\]]?|(.+?)(?:\\[]| array| list|数组|列表)");
  private static final Pattern NULLABLE =
      Pattern.compile(
          "(?:optional|nullable|可选的?)(?: |\\[)?(.+?)]?|(.+?)\\?|(.+?),? \\(?(?:optional|nullable)\\)?");

  /// A type, then what is said about it.
  private static final Pattern QUALIFIED =
      Pattern.compile(
          "(?:(?:an?|the|single|required|positive|non-negative|one) )?([\\p{L}\\d]+(?: number)?)"
              + "(?: value)?(?: ?[,:：，]? ?[(（\\[](.*)[)）\\]]|(?: ?[,:：，] ?| [-–—] )(.*)| (.*)"
              + "|([<>]=?.*|[≥≤].*|\\d.*))?");

  /// What may be said of any type behind a comma.
  private static final Set<String> REMARKS =
      Set.of("required", "mandatory", "optional", "必填", "可选");

  /// What there is a number or a list of.
  private static final Pattern OF =
      Pattern.compile("(?:(?:an?|the|total) )?(?:number|list|array) of [\\p{L}\\d ,-]{1,60}");

  /// What is said, then the type in parentheses: `age in years (integer)`.
  private static final Pattern DESCRIBED = Pattern.compile("[^(（]{1,80}[(（]([^()（）]+)[)）]");

  /// A range, then the type: `1-5 (integer)`, `0到100的整数`.
  private static final Pattern RANGED =
      Pattern.compile("(.{0,20}\\d(?: ?之间)?) ?的? ?[(（]?([\\p{L}]+)[)）]?");

  private ExampleType() {}

  /// The schema that a text stands for; empty where it is an example of a text, or says no more
  /// than that the value is one.
  ///
  /// @param field the name of the property it is an example of; may be empty
  static Optional<ObjectNode> of(String field, String text) {
    String written = text.strip();
    if (written.isEmpty() || written.length() > LENGTH_MAX || isTypeField(field)) {
      return Optional.empty();
    }
    String tidy = bare(written).replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
    Shape shape = union(tidy);
    if (shape == null) {
      shape = ranged(tidy);
    }
    if (shape == null) {
      Matcher described = DESCRIBED.matcher(tidy);
      shape = described.matches() ? union(described.group(1).strip()) : null;
    }
    if (shape == null) {
      shape = ExampleRange.of(field, tidy);
    }
    return shape == null || shape.isPlainText() ? Optional.empty() : Optional.of(shape.schema());
  }

  private static @Nullable Shape ranged(String text) {
    Matcher matcher = RANGED.matcher(text);
    String type = matcher.matches() ? WORDS.get(matcher.group(2)) : null;
    if (type == null || !(type.equals("integer") || type.equals("number"))) {
      return null;
    }
    BigDecimal[] range = range(matcher.group(1).strip());
    return range == null ? null : new Shape(Set.of(type), range[0], range[1], null);
  }

  static boolean isTypeField(String field) {
    return TYPE_FIELDS.contains(field.replaceAll("[\\s_-]+", "").toLowerCase(Locale.ROOT));
  }

  /// Whether a text says what there is a number or a list of, in words that may be a value, too.
  static boolean isNumberOf(String text) {
    String tidy = text.strip().toLowerCase(Locale.ROOT);
    Matcher array = ARRAY.matcher(tidy);
    return isOf(tidy) && !(array.matches() && single(group(array).strip()) != null);
  }

  private static boolean isOf(String text) {
    return OF.matcher(text).matches() && !text.contains(" or ");
  }

  /// Whether a text is several words and nothing else, as a text to be written may be: `A whole
  /// number`.
  static boolean isPhrase(String text) {
    String written = text.strip();
    return written.indexOf(' ') > 0
        && written.chars().allMatch(c -> c == ' ' || Character.isLetter(c));
  }

  /// Whether a text is a word that says a type and may say something else.
  static boolean isOrdinaryWord(String text) {
    return switch (text.strip().toLowerCase(Locale.ROOT)) {
      case "number", "numbers", "numeric", "double", "decimal", "object", "list", "array" -> true;
      default -> false;
    };
  }

  private static String bare(String text) {
    boolean bracketed =
        (text.startsWith("<") && text.endsWith(">"))
            || (text.startsWith("(") && text.endsWith(")"));
    return bracketed && text.length() > 2 ? text.substring(1, text.length() - 1).strip() : text;
  }

  /// What a type allows.
  ///
  /// @param types names of JSON Schema
  record Shape(
      Set<String> types,
      @Nullable BigDecimal least,
      @Nullable BigDecimal most,
      @Nullable Shape items) {

    static Shape of(String type) {
      return new Shape(Set.of(type), null, null, null);
    }

    boolean isPlainText() {
      return types.equals(Set.of("string"));
    }

    Shape nullable() {
      var more = new LinkedHashSet<>(types);
      more.add("null");
      return new Shape(more, least, most, items);
    }

    ObjectNode schema() {
      ObjectNode schema = JsonNodeFactory.instance.objectNode();
      if (types.size() == 1) {
        schema.put("type", types.iterator().next());
      } else {
        types.forEach(schema.putArray("type")::add);
      }
      if (types.contains("string")) {
        schema.put("minLength", 1);
      }
      bound(schema, "minimum", least);
      bound(schema, "maximum", most);
      if (items != null) {
        schema.set("items", items.schema());
      }
      return schema;
    }

    private static void bound(ObjectNode schema, String keyword, @Nullable BigDecimal bound) {
      if (bound != null && bound.scale() <= 0 && bound.precision() <= WHOLE_DIGITS_MAX) {
        schema.put(keyword, bound.intValueExact());
      } else if (bound != null) {
        schema.put(keyword, bound.doubleValue());
      }
    }
  }

  private static @Nullable Shape union(String text) {
    Shape one = single(text);
    if (one != null) {
      return one.types().equals(Set.of("null")) ? null : one;
    }
    List<Shape> parts = new ArrayList<>();
    for (String part : UNION.split(text, -1)) {
      String each = part.strip();
      boolean truth = each.equals("true") || each.equals("false");
      Shape shape = truth ? Shape.of("boolean") : single(each);
      if (shape == null) {
        return null;
      }
      parts.add(shape);
    }
    var types = new LinkedHashSet<String>();
    parts.forEach(part -> types.addAll(part.types()));
    Shape bounded = parts.stream().filter(part -> part.least() != null).findFirst().orElse(null);
    Shape listed = parts.stream().filter(part -> part.items() != null).findFirst().orElse(null);
    if (types.contains("number")) {
      types.remove("integer");
    }
    boolean lone = parts.size() < 2 || types.equals(Set.of("null"));
    return lone
        ? null
        : new Shape(
            types,
            bounded == null ? null : bounded.least(),
            bounded == null ? null : bounded.most(),
            listed == null ? null : listed.items());
  }

  private static @Nullable Shape single(String text) {
    String word = WORDS.get(text);
    if (word != null) {
      return Shape.of(word);
    }
    Matcher nullable = NULLABLE.matcher(text);
    if (nullable.matches()) {
      Shape shape = single(group(nullable).strip());
      if (shape != null) {
        return shape.nullable();
      }
    }
    Matcher array = ARRAY.matcher(text);
    if (array.matches()) {
      Shape items = single(group(array).strip());
      if (items != null) {
        return new Shape(Set.of("array"), null, null, items);
      }
    }
    return qualified(text);
  }

  /// The one group of a match that is there.
  private static String group(Matcher matcher) {
    for (int i = 1; i <= matcher.groupCount(); i++) {
      if (matcher.group(i) != null) {
        return matcher.group(i);
      }
    }
    return "";
  }

  private static @Nullable Shape qualified(String text) {
    Matcher matcher = QUALIFIED.matcher(text);
    if (!matcher.matches()) {
      return null;
    }
    String type = WORDS.get(matcher.group(1));
    if (type == null || type.equals("null")) {
      return null;
    }
    String aside = matcher.group(2) != null ? matcher.group(2) : matcher.group(3);
    String glued = matcher.group(4) != null ? matcher.group(4) : matcher.group(5);
    boolean numeric = type.equals("integer") || type.equals("number");
    Shape shape = Shape.of(type);
    String said = aside != null ? aside : glued;
    Shape bounded = numeric && said != null ? bounded(shape, said.strip()) : null;
    if (bounded != null) {
      return bounded;
    }
    boolean remark = matcher.group(3) != null && isOrdinaryWord(matcher.group(1));
    boolean of = isOrdinaryWord(matcher.group(1)) && isOf(text);
    if ((glued != null && !of) || (remark && !REMARKS.contains(matcher.group(3).strip()))) {
      return null; // "float like a butterfly", "number, street"
    }
    if (numeric && text.startsWith("positive ")) {
      return new Shape(shape.types(), BigDecimal.ONE, null, null);
    }
    return numeric && text.startsWith("non-negative ")
        ? new Shape(shape.types(), BigDecimal.ZERO, null, null)
        : shape;
  }

  private static @Nullable Shape bounded(Shape shape, String said) {
    BigDecimal[] range = range(said);
    if (range != null) {
      return new Shape(shape.types(), range[0], range[1], null);
    }
    Matcher least = LEAST.matcher(said);
    if (least.matches()) {
      return new Shape(shape.types(), number(least.group(1)), null, null);
    }
    Matcher most = MOST.matcher(said);
    return most.matches() ? new Shape(shape.types(), null, number(most.group(1)), null) : null;
  }

  /// Both ends of a range, the lower one first; null where a text is none.
  static BigDecimal @Nullable [] range(String text) {
    Matcher matcher = RANGE.matcher(text);
    if (!matcher.matches()) {
      return null;
    }
    BigDecimal least = number(matcher.group(1));
    BigDecimal most = number(matcher.group(2));
    return least.compareTo(most) < 0 ? new BigDecimal[] {least, most} : null;
  }

  private static BigDecimal number(String digits) {
    return new BigDecimal(digits.replace('−', '-'));
  }
}
