package dev.winnow.core.schema;

import dev.winnow.core.document.Words;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Tells an enumeration written as an example (`easy/medium/hard`, `是|否`) from the other texts that
/// hold a slash: dates, paths, addresses, units, and/or.
final class ExampleChoices {

  private static final Pattern SEPARATORS = Pattern.compile("[/|／｜]");

  /// Letters of any script with their marks, digits, `_` and `-`.
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}_-]{1,30}");

  /// The same, and what has a few of them.
  private static final Pattern PHRASE =
      Pattern.compile("[\\p{L}\\p{M}\\p{N}_-]{1,30}(?: [\\p{L}\\p{M}\\p{N}_-]{1,30}){0,2}");

  private static final Pattern ONE_OF =
      Pattern.compile(
          "(?:(?:exactly |any )?one of|choose (?:one )?(?:of|from)|enum|literal|可选值?|取值|从)[:：]?"
              + " ?[\\[(（{]?(.+?)[\\])）}]?|(.+?)(?:之一|中的?一个|中选择)",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern NUMBERS =
      Pattern.compile("\\d{1,2}(?:,? or |, |或)\\d{1,2}(?:(?:,? or |, |或)\\d{1,2})*");

  /// `'a' or 'b'`.
  private static final Pattern QUOTED =
      Pattern.compile(
          "['\"“‘`][^'\"”’`]{1,60}['\"”’`](?: ?(?:,? or|[,，、/|｜]|或) ?['\"“‘`][^'\"”’`]{1,60}['\"”’`])+");

  private static final Pattern LISTED = Pattern.compile(" ?[,，、/|｜] ?(?:or )?| or |或");
  private static final Pattern QUOTES = Pattern.compile("[\"'“”‘’`]");

  private static final Pattern NUMBER = Pattern.compile("[\\p{N}-]+");
  private static final Pattern DATE_PART = Pattern.compile("y+|m+|d+|h+|s+");
  private static final int CHOICES_MAX = 50;

  /// One thing, though a slash is in it.
  private static final Set<String> IDIOMS =
      Words.of(
          """
          n/a and/or either/or w/o c/o i/o a/c tcp/ip ci/cd he/she she/he his/her him/her s/he
          client/server read/write
          """);

  private static final Set<String> PER =
      Set.of(
          "h", "hr", "hour", "min", "s", "sec", "ms", "day", "d", "week", "month", "year", "yr",
          "m", "m2", "m3", "km", "kg", "l", "dl", "ml", "person", "unit");

  /// Fields that hold texts with slashes.
  private static final Set<String> FIELDS =
      Set.of("path", "file", "url", "uri", "link", "dir", "folder", "date", "unit", "units");

  private static final Pattern NAME_PARTS = Pattern.compile("[^\\p{L}]+|(?<=\\p{Ll})(?=\\p{Lu})");

  private ExampleChoices() {}

  /// The choices, at least two; empty where the text is none.
  ///
  /// @param field the name of the property it is an example of; may be empty
  static List<String> of(String field, String text) {
    if (text.length() > 31 * CHOICES_MAX || isOfOtherKind(field)) {
      return List.of();
    }
    List<String> listed = listed(text.strip());
    if (!listed.isEmpty()) {
      return listed;
    }
    Set<Character> separators = new HashSet<>();
    SEPARATORS.matcher(text).results().forEach(each -> separators.add(each.group().charAt(0)));
    if (separators.size() != 1) {
      return List.of();
    }
    List<String> parts = Arrays.stream(SEPARATORS.split(text, -1)).map(String::strip).toList();
    boolean words = parts.stream().allMatch(part -> WORD.matcher(part).matches());
    boolean different = new HashSet<>(parts).size() == parts.size();
    boolean slash = separators.contains('/') || separators.contains('／');
    return words && different && parts.size() <= CHOICES_MAX && !(slash && isOneThing(text, parts))
        ? parts
        : List.of();
  }

  /// The choices of `one of: a, b or c`, `a、b、c之一`, `0 or 1`.
  private static List<String> listed(String text) {
    Matcher one = ONE_OF.matcher(text);
    boolean plain = NUMBERS.matcher(text).matches() || QUOTED.matcher(text).matches();
    if (!plain && !one.matches()) {
      return List.of();
    }
    String list = plain ? text : one.group(1) != null ? one.group(1) : one.group(2);
    List<String> parts =
        Arrays.stream(LISTED.split(QUOTES.matcher(list).replaceAll("")))
            .map(String::strip)
            .filter(part -> !part.isEmpty())
            .toList();
    boolean choices =
        parts.size() > 1
            && parts.size() <= CHOICES_MAX
            && new HashSet<>(parts).size() == parts.size()
            && parts.stream().allMatch(part -> PHRASE.matcher(part).matches());
    return choices ? parts : List.of();
  }

  private static boolean isOfOtherKind(String field) {
    return Arrays.stream(NAME_PARTS.split(field))
        .anyMatch(part -> FIELDS.contains(part.toLowerCase(Locale.ROOT)));
  }

  private static boolean isOneThing(String text, List<String> parts) {
    List<String> lower = parts.stream().map(part -> part.toLowerCase(Locale.ROOT)).toList();
    return IDIOMS.contains(text.strip().toLowerCase(Locale.ROOT))
        || (parts.size() == 2 && PER.contains(lower.getLast()))
        || (parts.stream().allMatch(part -> NUMBER.matcher(part).matches()) && !isScale(parts))
        || lower.stream().allMatch(part -> DATE_PART.matcher(part).matches());
  }

  /// Whether parts are whole numbers in their order, as in `0/1` and `1/2/3`; `1/2` is a half.
  private static boolean isScale(List<String> parts) {
    if (parts.stream().anyMatch(part -> part.length() > 2 || !part.matches("\\d+"))) {
      return false;
    }
    int first = Integer.parseInt(parts.getFirst());
    for (int i = 0; i < parts.size(); i++) {
      if (!parts.get(i).equals(Integer.toString(first + i))) {
        return false;
      }
    }
    return parts.size() > 2 || first == 0;
  }
}
