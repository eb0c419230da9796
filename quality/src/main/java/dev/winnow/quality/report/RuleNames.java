package dev.winnow.quality.report;

import java.util.Map;

/// The names that rules have on the page.
final class RuleNames {

  private record Name(String english, String chinese) {}

  private static final Map<String, Name> NAMES =
      Map.ofEntries(
          Map.entry("required", new Name("Required fields", "必填字段")),
          Map.entry("refusal", new Name("Refusals", "拒答")),
          Map.entry("leakage", new Name("Prompt leakage", "提示词泄漏")),
          Map.entry("repetition", new Name("Repetition", "重复啰嗦")),
          Map.entry("secrets", new Name("Secrets", "密钥")),
          Map.entry("personalData", new Name("Personal data", "个人信息")),
          Map.entry("sensitive", new Name("Sensitive content", "敏感内容")),
          Map.entry("pattern", new Name("Pattern", "正则表达式")),
          Map.entry("range", new Name("Range", "数值范围")),
          Map.entry("allowed", new Name("Allowed values", "允许的值")),
          Map.entry("length", new Name("Length", "长度")),
          Map.entry("language", new Name("Language", "语言")),
          Map.entry("bannedTerms", new Name("Banned terms", "禁用词")),
          Map.entry("expression", new Name("Expression", "条件表达式")),
          Map.entry("code", new Name("Code", "代码")));

  private RuleNames() {}

  /// The name of a kind of rule; a kind that somebody added is its own name.
  static String of(String kind, ReportLanguage language) {
    Name name = NAMES.get(kind);
    if (name == null) {
      return kind;
    }
    return switch (language) {
      case ENGLISH -> name.english();
      case CHINESE -> name.chinese();
    };
  }
}
