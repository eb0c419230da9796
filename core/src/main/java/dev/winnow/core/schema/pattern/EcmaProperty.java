package dev.winnow.core.schema.pattern;

import dev.winnow.core.document.Words;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/// Unicode properties, as ECMA-262 and Unicode's own tables of aliases name them.
final class EcmaProperty {

  /// Short names of general categories, by those and by their long ones.
  private static final Map<String, String> CATEGORIES =
      Words.meanings(
          """
          L: L, Letter
          LC: LC, Cased_Letter
          Lu: Lu, Uppercase_Letter
          Ll: Ll, Lowercase_Letter
          Lt: Lt, Titlecase_Letter
          Lm: Lm, Modifier_Letter
          Lo: Lo, Other_Letter
          M: M, Mark, Combining_Mark
          Mn: Mn, Nonspacing_Mark
          Mc: Mc, Spacing_Mark
          Me: Me, Enclosing_Mark
          N: N, Number
          Nd: Nd, Decimal_Number, digit
          Nl: Nl, Letter_Number
          No: No, Other_Number
          P: P, Punctuation, punct
          Pc: Pc, Connector_Punctuation
          Pd: Pd, Dash_Punctuation
          Ps: Ps, Open_Punctuation
          Pe: Pe, Close_Punctuation
          Pi: Pi, Initial_Punctuation
          Pf: Pf, Final_Punctuation
          Po: Po, Other_Punctuation
          S: S, Symbol
          Sm: Sm, Math_Symbol
          Sc: Sc, Currency_Symbol
          Sk: Sk, Modifier_Symbol
          So: So, Other_Symbol
          Z: Z, Separator
          Zs: Zs, Space_Separator
          Zl: Zl, Line_Separator
          Zp: Zp, Paragraph_Separator
          C: C, Other
          Cc: Cc, Control, cntrl
          Cf: Cf, Format
          Cs: Cs, Surrogate
          Co: Co, Private_Use
          Cn: Cn, Unassigned
          """);

  /// Yes-or-no properties that Java has, by their names in Unicode.
  private static final Map<String, String> BINARY =
      Words.meanings(
          """
          IsAlphabetic: Alphabetic, Alpha
          IsUppercase: Uppercase, Upper
          IsLowercase: Lowercase, Lower
          IsWhite_Space: White_Space, space
          IsIdeographic: Ideographic, Ideo
          IsHex_Digit: Hex_Digit, Hex
          IsJoin_Control: Join_Control, Join_C
          IsNoncharacter_Code_Point: Noncharacter_Code_Point, NChar
          IsEmoji: Emoji
          IsEmoji_Presentation: Emoji_Presentation, EPres
          IsEmoji_Modifier: Emoji_Modifier, EMod
          IsEmoji_Modifier_Base: Emoji_Modifier_Base, EBase
          IsEmoji_Component: Emoji_Component, EComp
          IsExtended_Pictographic: Extended_Pictographic, ExtPict
          """);

  private static final Set<String> CATEGORY_KEYS = Set.of("General_Category", "gc");
  private static final Set<String> SCRIPT_KEYS = Set.of("Script", "sc");

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
      // What is no name in ECMA-262 may be one in Java, like IsHan.
      default -> known(p + BINARY.getOrDefault(name, name) + "}");
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
