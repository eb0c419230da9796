package dev.winnow.core.say;

import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Words sentences in English.
final class EnglishWords {

  /// A slot, a slot that chooses between two texts, or a doubled brace.
  private static final Pattern SLOT =
      Pattern.compile("\\{\\{|}}|\\{(\\w+)(?::([^{}|]*)\\|([^{}|]*))?}");

  private EnglishWords() {}

  /// The names of a pattern's slots, each once, in their order.
  static List<String> slots(String pattern) {
    return new ArrayList<>(
        SLOT.matcher(pattern)
            .results()
            .map(it -> it.group(1))
            .filter(Objects::nonNull)
            .collect(Collectors.toCollection(LinkedHashSet::new)));
  }

  /// @param inTaskFile whether settings are the fields of a task file
  static String of(Said said, boolean inTaskFile) {
    if (inTaskFile && said.values().get(Setting.PATH) instanceof String path) {
      return path;
    }
    String pattern = said.pattern();
    StringBuilder out = new StringBuilder();
    int end = 0;
    for (MatchResult found : SLOT.matcher(pattern).results().toList()) {
      append(out, pattern.substring(end, found.start()));
      end = found.end();
      if (found.group(1) == null) {
        out.append(found.group().charAt(0));
        continue;
      }
      Object value = Objects.requireNonNull(said.values().get(found.group(1)), found.group(1));
      String words =
          found.group(2) == null
              ? words(value, inTaskFile, said.code().equals(Said.ALL) ? " " : ", ")
              : found.group(isOne(value) ? 2 : 3);
      if (words.isEmpty() && !out.isEmpty() && out.charAt(out.length() - 1) == ' ') {
        out.setLength(out.length() - 1);
      }
      out.append(words);
    }
    append(out, pattern.substring(end));
    return out.toString();
  }

  /// No full stop twice, and no space in front.
  private static void append(StringBuilder out, String text) {
    boolean again = text.startsWith(".") && !out.isEmpty() && out.charAt(out.length() - 1) == '.';
    out.append(text, again || (text.startsWith(" ") && out.isEmpty()) ? 1 : 0, text.length());
  }

  private static String words(Object value, boolean inTaskFile, String between) {
    return switch (value) {
      case Said said -> of(said, inTaskFile);
      case Number number -> number(number);
      case List<?> list -> list(list, inTaskFile, between);
      default -> value.toString();
    };
  }

  private static String list(List<?> list, boolean inTaskFile, String between) {
    List<String> items =
        list.stream()
            .map(it -> words(it, inTaskFile, between))
            .filter(it -> !it.isEmpty())
            .toList();
    // Sentences with commas of their own would read as one list.
    boolean ownCommas =
        between.equals(", ")
            && list.stream().anyMatch(it -> it instanceof Said)
            && items.stream().anyMatch(it -> it.contains(", "));
    return String.join(ownCommas ? "; " : between, items);
  }

  private static boolean isOne(Object value) {
    return value instanceof Number number && number.doubleValue() == 1;
  }

  private static String number(Number number) {
    // Formats are no values and cannot be shared.
    var format = new DecimalFormat("#,##0.##", DecimalFormatSymbols.getInstance(Locale.ROOT));
    return format.format(number instanceof Float ? new BigDecimal(number.toString()) : number);
  }
}
