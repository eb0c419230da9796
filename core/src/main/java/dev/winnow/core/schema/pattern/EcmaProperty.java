package dev.winnow.core.schema.pattern;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/// Unicode properties, as ECMA-262 and Unicode's own tables of aliases name them.
final class EcmaProperty {

  /// Long names of general categories, each with its short one.
  private static final Map<String, String> CATEGORIES = new HashMap<>();

  private static final String LONG_NAMES =
      """
      LC Cased_Letter
      L Letter
      Lu Uppercase_Letter
      Ll Lowercase_Letter
      Lt Titlecase_Letter
      Lm Modifier_Letter
      Lo Other_Letter
      M Mark
      M Combining_Mark
      Mn Nonspacing_Mark
      Mc Spacing_Mark
      Me Enclosing_Mark
      N Number
      Nd Decimal_Number
      Nd digit
      Nl Letter_Number
      No Other_Number
      P Punctuation
      P punct
      Pc Connector_Punctuation
      Pd Dash_Punctuation
      Ps Open_Punctuation
      Pe Close_Punctuation
      Pi Initial_Punctuation
      Pf Final_Punctuation
      Po Other_Punctuation
      S Symbol
      Sm Math_Symbol
      Sc Currency_Symbol
      Sk Modifier_Symbol
      So Other_Symbol
      Z Separator
      Zs Space_Separator
      Zl Line_Separator
      Zp Paragraph_Separator
      C Other
      Cc Control
      Cc cntrl
      Cf Format
      Cs Surrogate
      Co Private_Use
      Cn Unassigned
      """;

  /// Yes-or-no properties that Java has, by their names in Unicode.
  private static final Map<String, String> BINARY =
      Map.ofEntries(
          Map.entry("Alphabetic", "Alphabetic"),
          Map.entry("Alpha", "Alphabetic"),
          Map.entry("Uppercase", "Uppercase"),
          Map.entry("Upper", "Uppercase"),
          Map.entry("Lowercase", "Lowercase"),
          Map.entry("Lower", "Lowercase"),
          Map.entry("White_Space", "White_Space"),
          Map.entry("space", "White_Space"),
          Map.entry("Ideographic", "Ideographic"),
          Map.entry("Ideo", "Ideographic"),
          Map.entry("Hex_Digit", "Hex_Digit"),
          Map.entry("Hex", "Hex_Digit"),
          Map.entry("Join_Control", "Join_Control"),
          Map.entry("Join_C", "Join_Control"),
          Map.entry("Noncharacter_Code_Point", "Noncharacter_Code_Point"),
          Map.entry("NChar", "Noncharacter_Code_Point"),
          Map.entry("Emoji", "Emoji"),
          Map.entry("Emoji_Presentation", "Emoji_Presentation"),
          Map.entry("EPres", "Emoji_Presentation"),
          Map.entry("Emoji_Modifier", "Emoji_Modifier"),
          Map.entry("EMod", "Emoji_Modifier"),
          Map.entry("Emoji_Modifier_Base", "Emoji_Modifier_Base"),
          Map.entry("EBase", "Emoji_Modifier_Base"),
          Map.entry("Emoji_Component", "Emoji_Component"),
          Map.entry("EComp", "Emoji_Component"),
          Map.entry("Extended_Pictographic", "Extended_Pictographic"),
          Map.entry("ExtPict", "Extended_Pictographic"));

  private static final Set<String> CATEGORY_KEYS = Set.of("General_Category", "gc");
  private static final Set<String> SCRIPT_KEYS = Set.of("Script", "sc");

  static {
    LONG_NAMES
        .lines()
        .map(line -> line.split(" ", 2))
        .forEach(names -> {
          CATEGORIES.put(names[0], names[0]);
          CATEGORIES.put(names[1], names[0]);
        });
  }

  private EcmaProperty() {}

  /// The characters that have it, or have not, for within the brackets of a class in Java's
  /// dialect; null where nobody here knows it.
  static @Nullable String members(String name, boolean negated) {
    String p = negated ? "\\P{" : "\\p{";
    int equals = name.indexOf('=');
    if (equals >= 0) {
      String key = name.substring(0, equals);
      String value = name.substring(equals + 1);
      if (CATEGORY_KEYS.contains(key)) {
        String category = CATEGORIES.get(value);
        return category == null ? null : p + category + "}";
      }
      return SCRIPT_KEYS.contains(key) ? known(p + "script=" + value + "}") : null;
    }
    String category = CATEGORIES.get(name);
    if (category != null) {
      return p + category + "}";
    }
    return switch (name) {
      case "Any" -> negated ? "" : "\\x{0}-\\x{10FFFF}";
      case "Assigned" -> (negated ? "\\p{" : "\\P{") + "Cn}";
      case "ASCII" -> negated ? "\\x{80}-\\x{10FFFF}" : "\\x{0}-\\x{7F}";
      case "ASCII_Hex_Digit", "AHex" ->
          negated ? "\\x{0}-\\x{2F}\\x{3A}-\\x{40}\\x{47}-\\x{60}\\x{67}-\\x{10FFFF}" : "0-9A-Fa-f";
      default -> {
        String binary = BINARY.get(name);
        // What is no name in ECMA-262 may be one in Java, like IsHan.
        yield known(p + (binary == null ? name : "Is" + binary) + "}");
      }
    };
  }

  private static @Nullable String known(String java) {
    try {
      Pattern.compile(java);
      return java;
    } catch (PatternSyntaxException unknown) {
      return null;
    }
  }
}
