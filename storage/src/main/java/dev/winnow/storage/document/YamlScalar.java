package dev.winnow.storage.document;

import dev.winnow.core.document.Document.Place;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// The JSON value of a YAML scalar: the core schema of YAML 1.2, where `yes`, `1_000` and dates are
/// text. In one thing it is stricter: digits after a leading zero (`007`) stay text, since the zero
/// was meant.
final class YamlScalar {

  static final String TAG_PREFIX = "tag:yaml.org,2002:";

  // spec: YAML 1.2.2 §10.3.2
  private static final Pattern NULL = Pattern.compile("|~|null|Null|NULL");
  private static final Pattern TRUE = Pattern.compile("true|True|TRUE");
  private static final Pattern FALSE = Pattern.compile("false|False|FALSE");
  private static final Pattern INTEGER = Pattern.compile("[-+]?(0|[1-9][0-9]*)");
  private static final Pattern RADIX = Pattern.compile("0o[0-7]+|0x[0-9a-fA-F]+");
  private static final Pattern FRACTION =
      Pattern.compile("[-+]?(\\.[0-9]+|(0|[1-9][0-9]*)(\\.[0-9]*)?)([eE][-+]?[0-9]+)?");
  private static final Pattern NO_NUMBER =
      Pattern.compile("[-+]?\\.(inf|Inf|INF)|\\.(nan|NaN|NAN)");

  private YamlScalar() {}

  static JsonNode value(String text, boolean plain, Optional<String> tag, Place place) {
    JsonNode string = JsonNodeFactory.instance.stringNode(text);
    if (tag.isEmpty()) {
      return plain ? plain(text, place) : string;
    }
    return switch (tag.get()) {
      case "!", TAG_PREFIX + "str" -> string;
      case TAG_PREFIX + "int", TAG_PREFIX + "float", TAG_PREFIX + "bool", TAG_PREFIX + "null" ->
          plain(text, place);
      default -> throw unknownTag(tag.get(), place);
    };
  }

  static BadText unknownTag(String tag, Place place) {
    return new BadText(place, DocumentSaid.UNKNOWN_TAG.of(tag));
  }

  private static JsonNode plain(String text, Place place) {
    JsonNodeFactory json = JsonNodeFactory.instance;
    if (NULL.matcher(text).matches()) {
      return json.nullNode();
    }
    if (TRUE.matcher(text).matches()) {
      return json.booleanNode(true);
    }
    if (FALSE.matcher(text).matches()) {
      return json.booleanNode(false);
    }
    if (NO_NUMBER.matcher(text).matches()) {
      throw new BadText(place, DocumentSaid.NO_NUMBER.of(text));
    }
    if (RADIX.matcher(text).matches()) {
      return Numbers.whole(text.substring(2), text.charAt(1) == 'o' ? 8 : 16, place);
    }
    if (INTEGER.matcher(text).matches()) {
      return Numbers.whole(text, 10, place);
    }
    return FRACTION.matcher(text).matches() ? Numbers.fraction(text, place) : json.stringNode(text);
  }
}
