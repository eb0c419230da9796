package dev.winnow.quality.report;

import dev.winnow.core.evaluate.Metric;
import dev.winnow.core.gate.Aspect;

/// What reports say, in each of their languages.
enum ReportWords {
  REPORT("Data evaluation", "数据评估"),
  SCORE("Overall score", "总分"),
  OF_100("of 100", "满分 100"),
  ROWS("Rows", "行数"),
  NO_ROWS("There are no rows, so nothing was measured.", "没有数据行，因此没有任何指标。"),
  WARNINGS("Warnings", "警告"),
  NONE("None", "无"),
  WARNED("%s is %s, below %s.", "%s为 %s，低于 %s。"),
  METRICS("Metrics", "指标"),
  METRICS_HELP(
      "The line in a bar is the value below which a metric warns. The overall score is the weighted mean of these metrics.",
      "条形中的竖线是警告阈值。总分是这些指标的加权平均。"),
  METRIC("Metric", "指标"),
  VALUE("Value", "值"),
  /// Over a column of bars, which the one behind it names.
  CHART("", ""),
  COUNTED("Good of all", "合格 / 全部"),
  INTERVAL("95% interval", "95% 置信区间"),
  WEIGHT("Weight", "权重"),
  WARNS_BELOW("Warns below", "警告阈值"),
  WARNING("Warning", "警告"),
  FIELDS("Fields", "字段"),
  COMPLETE("Rows with every field filled: %s of %s (%s).", "所有字段都有值的行：%s / %s（%s）。"),
  FIELD("Field", "字段"),
  FILLED("Filled", "有值"),
  MISSING("Missing", "缺失"),
  NULLS("Null", "Null"),
  BLANK("Blank", "空白"),
  RULES("Rules", "规则"),
  RULE("Rule", "规则"),
  ASPECT("Checks", "检查内容"),
  BROKEN("Rows", "行数"),
  SHARE("Share", "占比"),
  FORMAT("Format", "格式"),
  RANGE("Range", "范围"),
  CONSISTENCY("Consistency", "一致性"),
  DUPLICATES("Duplicates", "重复"),
  KIND("Kind", "类型"),
  EXACT("Exact duplicates", "完全重复"),
  NEAR("Near duplicates (similarity %s or more)", "近似重复（相似度不低于 %s）"),
  HELD_OUT("Duplicates of held-out rows", "与留出数据重复"),
  SEMANTIC(
      "Semantic duplicates in a sample of %s (cosine %s or more, %s)",
      "%s 行样本中的语义重复（余弦相似度不低于 %s，%s）"),
  NEAR_SIMILARITY("Near duplicates by similarity", "近似重复的相似度分布"),
  LENGTHS("Text lengths", "文本长度"),
  LENGTHS_OF("%s: characters per text", "%s：每条文本的字符数"),
  LENGTHS_SAY("Shortest %s, mean %s, longest %s characters.", "最短 %s，平均 %s，最长 %s 个字符。"),
  BALANCE_TESTED("Total variation distance from the targets: %s.", "与目标的总变差距离：%s。"),
  CHI_SQUARE("Chi-square %s, %s degrees of freedom, p %s.", "卡方 %s，自由度 %s，p %s。"),
  CATEGORY("Category", "类别"),
  TARGET("Target", "目标"),
  OTHER("Other values: %s rows.", "其他值：%s 行。"),
  TARGET_HELP("The line in a bar is the target share.", "条形中的竖线是目标占比。"),
  DIVERSITY_SAMPLE("Of a random sample of %s rows.", "基于 %s 行随机样本。"),
  DISTINCT_1("Distinct words (distinct-1)", "不同词占比（distinct-1）"),
  DISTINCT_2("Distinct word pairs (distinct-2)", "不同相邻词对占比（distinct-2）"),
  COMPRESSION("Compression ratio", "压缩比"),
  SIMILARITY("Mean similarity of two rows", "两行的平均相似度"),
  FIGURE("Figure", "项目"),
  AGES("%s: age in days", "%s：距今天数"),
  OLD("Older than %s days", "超过 %s 天"),
  UNREAD("No readable time", "无法读取时间"),
  FUTURE("In the future", "时间在未来"),
  OLDEST("Oldest", "最早"),
  NEWEST("Newest", "最新"),
  UNJUDGED("%s scored none of %s sampled rows.", "%s 未对 %s 行样本中的任何一行评分。"),
  JUDGED(
      "%s judged %s of %s sampled rows. Mean score %s (95%% interval %s). %s rows (%s) reach the threshold of %s.",
      "%s 评判了 %s / %s 行样本。平均分 %s（95%% 置信区间 %s）。%s 行（%s）达到阈值 %s。"),
  JUDGE_SCORES("Rows by judge score", "评判分数分布"),
  DIMENSION("Dimension", "维度"),
  MEAN("Mean", "平均"),
  WORST("Worst rows", "最差的行"),
  ROW("Row %s", "第 %s 行"),
  JUDGE_SCORE("judge score %s", "评判分数 %s"),
  MADE("Made by Winnow.", "由 Winnow 生成。"),
  COMPLETENESS("Completeness", "完整性"),
  ACCURACY("Accuracy", "准确性"),
  UNIQUENESS("Uniqueness", "唯一性"),
  TIMELINESS("Timeliness", "时效性"),
  DIVERSITY("Diversity", "多样性"),
  BALANCE("Balance", "均衡性"),
  SAFETY("Safety", "安全性"),
  JUDGE("Judge score", "评判分数");

  private final String english;
  private final String chinese;

  ReportWords(String english, String chinese) {
    this.english = english;
    this.chinese = chinese;
  }

  String in(ReportLanguage language) {
    return switch (language) {
      case ENGLISH -> english;
      case CHINESE -> chinese;
    };
  }

  static ReportWords of(Metric metric) {
    return switch (metric) {
      case COMPLETENESS -> COMPLETENESS;
      case ACCURACY -> ACCURACY;
      case UNIQUENESS -> UNIQUENESS;
      case TIMELINESS -> TIMELINESS;
      case DIVERSITY -> DIVERSITY;
      case BALANCE -> BALANCE;
      case SAFETY -> SAFETY;
      case JUDGE -> JUDGE;
    };
  }

  static ReportWords of(Aspect aspect) {
    return switch (aspect) {
      case FORMAT -> FORMAT;
      case RANGE -> RANGE;
      case CONSISTENCY -> CONSISTENCY;
      case SAFETY -> SAFETY;
    };
  }
}
