package dev.winnow.offline;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a field is about, guessed from its name. A name means what one of the words below says,
/// whole (`answer`), by its last word (`customerReview`) or by its first (`answer_text`).
enum Meaning {
  QUESTION("question", "question query problem q ask user_question 问题 题目 提问"),
  ANSWER(
      "answer",
      "answer response reply solution output completion chosen result a ground_truth reference 答案 回答 输出"),
  EXPLANATION(
      "explanation", "explanation rationale reasoning analysis why thought cot steps 解析 解释 理由 分析"),
  TITLE("title", "title headline heading subject_line 标题"),
  TEXT(
      "text",
      "text content body passage article document paragraph context story essay description review"
          + " comment feedback tweet post message email_body 文本 内容 正文 文章 描述 评论 上下文"),
  SUMMARY("summary", "summary abstract conclusion tldr digest 摘要 总结"),
  INSTRUCTION("instruction", "instruction prompt task command 指令 任务"),
  INPUT("input", "input background 输入 背景"),
  SENTENCE(
      "sentence", "sentence fact claim statement hint note tip caption utterance option 句子 提示"),
  REASON("reason.sentence", "reason justification critique 原因 评语"),
  REJECTED("rejected", "rejected negative_answer bad_answer"),
  TURN(null, "turn"),
  KEYWORD(
      null,
      "keyword keywords tag tags knowledge_points knowledge_point point points concept concepts"
          + " entity entities topics skill skills term terms word 关键词 标签 知识点"),
  TOPIC(null, "topic subject theme domain field area course 主题 学科 科目 领域"),
  CATEGORY(null, "category type class intent label kind genre 类别 类型 分类"),
  SENTIMENT(null, "sentiment emotion polarity tone 情感 情绪"),
  DIFFICULTY(null, "difficulty level 难度"),
  LANGUAGE(null, "language lang locale 语言"),
  ID(null, "id index no number idx serial 序号 编号"),
  NAME(null, "name full_name fullname author person customer user patient speaker 姓名 作者 名字"),
  FIRST_NAME(null, "first_name firstname given_name"),
  LAST_NAME(null, "last_name lastname surname family_name"),
  EMAIL(null, "email mail e_mail 邮箱"),
  PHONE(null, "phone telephone mobile tel 电话 手机"),
  CITY(null, "city town location place 城市 地点"),
  COUNTRY(null, "country nation 国家"),
  ADDRESS(null, "address street 地址"),
  COMPANY(null, "company organization organisation employer brand 公司"),
  JOB(null, "job occupation profession position 职业"),
  PRODUCT(null, "product item goods 产品 商品"),
  DATE(null, "date day birthday created published 日期"),
  TIME(null, "time timestamp datetime 时间"),
  URL(null, "url link website uri href 链接 网址"),
  RATING(null, "rating stars star 评分 星级"),
  SCORE(null, "score confidence probability similarity"),
  PRICE(null, "price cost amount total salary 价格"),
  AGE(null, "age 年龄"),
  YEAR(null, "year 年份"),
  ROLE(null, "role from 角色"),
  OTHER("sentence", "");

  /// The lexicon's section that sentences for it come from; null where it is no prose.
  final @Nullable String section;

  /// The names, separated by spaces.
  private final String words;

  private static final Map<String, Meaning> BY_WORD = byWord();

  Meaning(@Nullable String section, String words) {
    this.section = section;
    this.words = words;
  }

  boolean isProse() {
    return section != null || this == TURN;
  }

  static Meaning of(String field) {
    String[] words = words(field);
    Meaning whole = BY_WORD.get(String.join("_", words));
    if (whole != null) {
      return whole;
    }
    Meaning last = BY_WORD.get(singular(words[words.length - 1]));
    if (last != null) {
      return last;
    }
    return BY_WORD.getOrDefault(singular(words[0]), OTHER);
  }

  /// A field's name in lower case, its words joined by `_`: the form in which names are compared.
  static String canonical(String field) {
    return String.join("_", words(field));
  }

  private static String[] words(String field) {
    String[] words =
        field
            .replaceAll("(\\p{Ll})(\\p{Lu})", "$1_$2")
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^\\p{L}]+", "_")
            .replaceAll("^_|_$", "")
            .split("_");
    return words.length == 0 ? new String[] {""} : words;
  }

  private static String singular(String word) {
    return BY_WORD.containsKey(word) || !word.endsWith("s")
        ? word
        : word.substring(0, word.length() - 1);
  }

  private static Map<String, Meaning> byWord() {
    Map<String, Meaning> byWord = new HashMap<>();
    Arrays.stream(values())
        .forEach(meaning ->
            Arrays.stream(meaning.words.split(" "))
                .filter(word -> !word.isEmpty())
                .forEach(word -> byWord.put(word, meaning)));
    return byWord;
  }
}
