package dev.winnow.offline;

import dev.winnow.core.llm.Message;
import dev.winnow.core.llm.Request;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a request wants its rows to be like, as far as its variables say so.
///
/// @param byField short values by the canonical name of the variable
/// @param topic what the rows are about
/// @param audience who they are for, as a plural noun phrase; null where nothing says so
record Wishes(Map<String, String> byField, String topic, @Nullable String audience) {

  private static final List<String> TOPICS =
      List.of(
          ("topic subject theme domain field area course title keyword keywords industry product"
                  + " category about 主题 学科 科目 领域 话题")
              .split(" "));
  private static final List<String> GRADES = List.of("grade", "class_level", "年级");
  private static final Set<String> NOT_CONTENT =
      Set.of("count", "current_date", "current_time", "random_id", "数量");
  private static final Pattern IN_PROMPT =
      Pattern.compile(
          "(?:^[\\s*-]*|[。；，])(?:topic|subject|theme|domain|主题|学科|科目|领域)\\s*[:：]\\s*"
              + "([^\\s。；，][^\\n。；，]{0,59})",
          Pattern.CASE_INSENSITIVE | Pattern.MULTILINE);
  private static final int SHORT = 60;

  static Wishes of(Request request, Language language) {
    Map<String, String> byField = new HashMap<>();
    request
        .values()
        .forEach((name, value) -> {
          String field = Meaning.canonical(name);
          String text = value.strip();
          boolean isShort = text.length() <= SHORT && !text.isEmpty() && text.lines().count() == 1;
          if (isShort && !NOT_CONTENT.contains(field)) {
            byField.put(field, text);
          }
        });
    return new Wishes(
        Map.copyOf(byField), topic(byField, request, language), audience(byField, language));
  }

  private static String topic(Map<String, String> byField, Request request, Language language) {
    for (String name : TOPICS) {
      String topic = byField.get(name);
      if (topic != null) {
        return topic;
      }
    }
    for (Message message : request.messages()) {
      Matcher said = IN_PROMPT.matcher(message.text());
      if (said.find()) {
        return said.group(1).strip();
      }
    }
    return switch (language) {
      case ENGLISH -> "personal development";
      case CHINESE -> "个人成长";
    };
  }

  private static @Nullable String audience(Map<String, String> byField, Language language) {
    for (String name : GRADES) {
      String grade = byField.get(name);
      if (grade != null) {
        return switch (language) {
          case CHINESE -> grade + "的学生";
          case ENGLISH -> {
            boolean isNumber = !grade.isEmpty() && Character.isDigit(grade.charAt(0));
            yield isNumber
                ? "students in grade " + grade
                : grade.toLowerCase(Locale.ROOT).startsWith("grade")
                    ? "students in " + grade
                    : grade + " students";
          }
        };
      }
    }
    return null;
  }
}
