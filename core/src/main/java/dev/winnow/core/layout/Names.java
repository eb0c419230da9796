package dev.winnow.core.layout;

import dev.winnow.core.document.Words;
import dev.winnow.core.template.TemplateType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// The names that fields usually have, the usual ones first.
final class Names {

  private static final Pattern FILLING = Pattern.compile("[\\s_-]+");

  static final List<String> MESSAGES =
      list("messages conversations conversation turns dialogue dialog chat 对话 多轮对话 会话 消息");

  static final List<String> SYSTEM = list("system system_prompt 系统 系统提示 系统提示词");

  static final List<String> HISTORY = list("history 历史");

  /// What an instruction is about.
  static final List<String> CONTEXT = list("input context background 输入 上下文 背景");

  /// What stands beside a text that is to be worked on.
  static final List<String> INSTRUCTION = list("instruction task prompt 指令 任务");

  static final List<String> CHOSEN = list("chosen chosen_response preferred better accepted 优选 更好");

  static final List<String> REJECTED = list("rejected rejected_response dispreferred worse 较差");

  private static final List<String> ASKED =
      list(
          """
          question query prompt instruction user input problem task request q
          问题 提问 指令 用户 输入
          """);
  private static final List<String> ANSWERED =
      list("answer response output completion assistant reply solution a 回答 答案 回复 输出");
  private static final List<String> TEXT =
      list(
          """
          text document article passage content paragraph review sentence
          文本 原文 文章 正文 内容
          """);
  private static final List<String> SUMMARY = list("summary abstract tldr 摘要 总结 概括");
  private static final List<String> LABEL =
      list("label category class sentiment intent 标签 类别 分类 情感");
  private static final List<String> SOURCE = list("source source_text src original 源文 源文本 原文");
  private static final List<String> TARGET =
      list("target translation target_text tgt translated 译文 翻译 目标文本");
  private static final List<String> PROGRAM = list("code program solution 代码 程序");
  private static final List<String> PROBLEM =
      list("instruction problem task question description requirement 题目 需求");

  /// Those who ask in conversations.
  static final Set<String> USERS =
      Words.of(
          """
          user human customer client patient student caller visitor guest interviewer
          question input prompt instruction q 用户 客户 顾客 患者 病人 学生 人类 问题
          """);

  /// Those who answer.
  static final Set<String> ASSISTANTS =
      Words.of(
          """
          assistant gpt chatgpt bot ai model agent support doctor teacher tutor nurse expert
          advisor interviewee answer output response completion reply a
          助手 助理 客服 医生 老师 教师 机器人 顾问 专家 回答 答案
          """);

  static final Set<String> SYSTEMS = Words.of("system developer 系统");

  static final Set<String> TOOLS = Words.of("tool observation function 工具");

  static final Set<String> CALLS = Words.of("functioncall toolcall");

  /// Under what a turn says who speaks.
  static final List<String> SPEAKER = list("role from speaker author sender 角色 说话人");

  /// Under what it says the words.
  static final List<String> SAID = list("content value text utterance message 内容 文本");

  private Names() {}

  private static List<String> list(String words) {
    return List.of(words.strip().split("\\s+", -1));
  }

  static String fold(String name) {
    return FILLING.matcher(name.toLowerCase(Locale.ROOT)).replaceAll("");
  }

  /// Names of what is asked in rows of a type.
  static List<String> asked(TemplateType type, Slot slot) {
    List<String> first =
        switch (type) {
          case QA -> list("question query 问题 提问");
          case SUMMARY, CLASSIFICATION -> TEXT;
          case TRANSLATION -> SOURCE;
          case CODE -> PROBLEM;
          case DIALOGUE, INSTRUCTION, PREFERENCE, CUSTOM -> List.of();
        };
    return joined(first, List.of(slot.word()), ASKED, TEXT, SOURCE);
  }

  /// Names of what is answered in rows of a type.
  static List<String> answered(TemplateType type, Slot slot) {
    List<String> first =
        switch (type) {
          case QA -> list("answer 回答 答案");
          case SUMMARY -> SUMMARY;
          case CLASSIFICATION -> LABEL;
          case TRANSLATION -> TARGET;
          case CODE -> PROGRAM;
          case DIALOGUE, INSTRUCTION, PREFERENCE, CUSTOM -> List.of();
        };
    return joined(first, List.of(slot.word()), ANSWERED, SUMMARY, TARGET, PROGRAM, LABEL);
  }

  @SafeVarargs
  private static List<String> joined(List<String>... lists) {
    List<String> all = new ArrayList<>();
    for (List<String> list : lists) {
      all.addAll(list);
    }
    return all;
  }
}
