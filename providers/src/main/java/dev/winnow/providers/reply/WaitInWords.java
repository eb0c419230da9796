package dev.winnow.providers.reply;

import dev.winnow.providers.http.RetryAfter;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// How long a provider asks to wait, where it says so in the body: "Please try again in 1m2.5s", "请
/// 30 秒后重试", `"retryDelay": "5.3s"`, `"retry_after": 5`. Read like `Retry-After`, and like it never
/// capped.
final class WaitInWords {

  private static final String PART =
      "([0-9]{1,9}(?:\\.[0-9]{1,12})?)\\s*(milliseconds?|msecs?|ms|minutes?|mins?|m|seconds?|secs?|s|hours?|hrs?|h|days?|d)(?![a-z])";
  private static final Pattern EACH = Pattern.compile(PART, Pattern.CASE_INSENSITIVE);

  private static final Pattern ENGLISH =
      Pattern.compile(
          "(?:re-?try|try(?: your request)? again|wait|resets?|available)\\b[^.0-9]{0,40}?"
              + "((?:"
              + PART
              + "[\\s,]*(?:and\\s+)?){1,4})",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern CHINESE =
      Pattern.compile("([0-9]{1,9}(?:\\.[0-9]{1,6})?)\\s*(毫秒|秒|分钟|小时|天)(?:钟)?(?:之后|以后|后)");
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,12}(?:\\.[0-9]{1,12})?");

  private WaitInWords() {}

  /// The wait that a sentence asks for, or null where it asks for none.
  static @Nullable Duration in(String sentence) {
    Matcher english = ENGLISH.matcher(sentence);
    if (english.find()) {
      return sum(english.group(1));
    }
    Matcher chinese = CHINESE.matcher(sentence);
    return chinese.find() ? of(chinese.group(1), chinese.group(2)) : null;
  }

  /// The wait that a field holds, or null where it is none.
  ///
  /// @param name in lower case, without `_` and `-`
  static @Nullable Duration of(String name, JsonNode value) {
    boolean isWait =
        switch (name) {
          case "retryafter",
              "retryafterms",
              "retryaftermillis",
              "retryafterseconds",
              "retrydelay",
              "estimatedtime",
              "waitseconds" ->
              true;
          default -> false;
        };
    if (!isWait) {
      return null;
    }
    if (value.isObject()) {
      return value.path("seconds").isValueNode() ? of("retryafter", value.path("seconds")) : null;
    }
    String text = value.asString("").strip();
    if (NUMBER.matcher(text).matches()) {
      return of(text, name.contains("ms") || name.contains("millis") ? "ms" : "s");
    }
    Matcher parts = EACH.matcher(text);
    return parts.lookingAt() ? sum(text) : null;
  }

  private static Duration sum(String parts) {
    Duration sum = Duration.ZERO;
    Matcher part = EACH.matcher(parts);
    while (part.find()) {
      sum = sum.plus(of(part.group(1), part.group(2)));
    }
    return sum.compareTo(RetryAfter.LONGEST) < 0 ? sum : RetryAfter.LONGEST;
  }

  private static Duration of(String number, String unit) {
    double millis =
        switch (unit.toLowerCase(Locale.ROOT).replaceFirst("(?<=..)s$", "")) {
          case "ms", "msec", "millisecond", "毫秒" -> 1;
          case "m", "min", "minute", "分钟" -> 60_000;
          case "h", "hr", "hour", "小时" -> 3_600_000;
          case "d", "day", "天" -> 86_400_000;
          default -> 1_000;
        };
    double wait = Math.ceil(Double.parseDouble(number) * millis);
    return wait < RetryAfter.LONGEST.toMillis()
        ? Duration.ofMillis((long) wait)
        : RetryAfter.LONGEST;
  }
}
