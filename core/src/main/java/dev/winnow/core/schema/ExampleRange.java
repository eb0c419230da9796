package dev.winnow.core.schema;

import dev.winnow.core.document.Words;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Tells a range that stands for a number (`0-5`, `1 to 10`, `0.0-1.0`) from the texts that look
/// like one: pages, years, groups of age, telephone numbers.
final class ExampleRange {

  /// Parts of the names of fields that are numbers.
  private static final Set<String> NUMBERS =
      Words.of(
          """
          score scores rating rate points point confidence probability prob level age count stars
          star rank grade percent percentage difficulty quality severity priority importance
          weight similarity relevance temperature quantity amount price number num 分数 评分 得分
          打分 年龄 数量 等级 级别 置信度 概率 星级 难度 质量 权重 价格 温度
          """);

  /// Parts of the names of fields that are texts, though digits are in them.
  private static final Set<String> TEXTS =
      Words.of(
          """
          range group band bracket page pages period interval hours time years year date phone
          code zip version id isbn chapter verse section lines 范围 区间 年龄段 页 页码 时间 日期
          电话 编号
          """);

  private static final Pattern NAME_PARTS = Pattern.compile("[^\\p{L}]+|(?<=\\p{Ll})(?=\\p{Lu})");

  /// `quality score (0-100)`, `score from 1 to 10`; `1-5 stars`.
  private static final Pattern DESCRIBED =
      Pattern.compile(
          "[\\p{L} ]{1,40}?[(（:： ] ?((?:from |between )?\\P{L}.*?)[)）]?|(.*\\d) ?[\\p{L}%]{1,12}");

  private static final Pattern LEADING_ZERO = Pattern.compile("(?<![\\d.])0\\d");

  private ExampleRange() {}

  /// The shape of a number within a range; null where a text is none.
  static ExampleType.@Nullable Shape of(String field, String text) {
    if (is(field, TEXTS) || LEADING_ZERO.matcher(text).find()) {
      return null;
    }
    BigDecimal[] range = ExampleType.range(text);
    if (range == null && isNumber(field)) {
      Matcher described = DESCRIBED.matcher(text);
      if (described.matches()) {
        String said = described.group(1) == null ? described.group(2) : described.group(1);
        range = ExampleType.range(said.strip());
      }
    }
    if (range == null || !(isNumber(field) || startsLow(range[0]))) {
      return null;
    }
    boolean share = range[0].signum() == 0 && range[1].compareTo(BigDecimal.ONE) == 0;
    boolean whole = range[0].scale() <= 0 && range[1].scale() <= 0;
    if (whole && !share && range[1].subtract(range[0]).compareTo(BigDecimal.ONE) == 0) {
      return null; // the result of a match
    }
    return new ExampleType.Shape(
        Set.of(whole && !share ? "integer" : "number"), range[0], range[1], null);
  }

  /// Whether a field is called like a number.
  static boolean isNumber(String field) {
    return is(field, NUMBERS) && !is(field, TEXTS);
  }

  private static boolean startsLow(BigDecimal least) {
    return least.scale() > 0 || least.compareTo(BigDecimal.ONE) <= 0;
  }

  private static boolean is(String field, Set<String> names) {
    return names.contains(field)
        || Arrays.stream(NAME_PARTS.split(field))
            .anyMatch(part -> names.contains(part.toLowerCase(Locale.ROOT)));
  }
}
