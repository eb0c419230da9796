package dev.winnow.providers;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A limit that a response names in its headers.
///
/// @param name what is counted: `requests`, `tokens`, `input-tokens`
/// @param limit null where it was not said
/// @param remaining null where it was not said
/// @param reset when it is full again, in the provider's words: `6m0s`, a date; null where it was
///   not said
public record RateLimit(
    String name, @Nullable Long limit, @Nullable Long remaining, @Nullable String reset) {

  private static final Pattern HEADER =
      Pattern.compile(
          "(?:x|anthropic)-ratelimit-(?:(limit|remaining|reset)-([a-z-]+)|([a-z-]+)-(limit|remaining|reset))");

  private static final int TEXT_MAX = 64;

  /// Those in the headers of a response, by name.
  public static List<RateLimit> in(Map<String, List<String>> headers) {
    Map<String, Map<String, String>> found = new TreeMap<>();
    headers.forEach((header, values) -> {
      Matcher matcher = HEADER.matcher(header);
      if (matcher.matches() && !values.isEmpty() && values.getFirst().length() <= TEXT_MAX) {
        boolean last = matcher.group(1) == null;
        found
            .computeIfAbsent(matcher.group(last ? 3 : 2), name -> new TreeMap<>())
            .put(matcher.group(last ? 4 : 1), values.getFirst().strip());
      }
    });
    List<RateLimit> limits = new ArrayList<>();
    found.forEach((name, of) ->
        limits.add(
            new RateLimit(
                name, number(of.get("limit")), number(of.get("remaining")), of.get("reset"))));
    return limits;
  }

  private static @Nullable Long number(@Nullable String text) {
    return text != null && text.matches("[0-9]{1,15}") ? Long.valueOf(text) : null;
  }
}
