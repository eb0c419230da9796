package dev.winnow.core.parse;

import dev.winnow.core.document.Words;
import java.util.Set;

/// What things are called in and beside objects that wrap rows. The names are folded as
/// [Turns#fold] does.
final class WrapperNames {

  /// Names that only mean "many" or "these".
  static final Set<String> MANY =
      Words.of(
          """
          rows row data dataset items item results result records entries samples examples
          questions list output outputs response responses objects qapairs qas pairs 数据 数据集
          结果 列表 样本 样例 示例 记录 条目 问答 问答对 问题列表 题目 输出 回复
          """);

  /// Other names under which models put rows, and rows keep values of their own, too.
  static final Set<String> PERHAPS_MANY =
      Words.of(
          """
          json content array values arguments parameters input answer answers
          """);

  static final Set<String> ENVELOPE =
      Words.of(
          """
          success ok done complete completed finished truncated page pages pagesize perpage limit
          offset cursor hasmore hasnext next nextpage length size timestamp generatedat createdat
          requestid finishreason errors warnings meta metadata usage pagination 总数 数量 总计
          条数 成功 元数据
          """);

  static final Set<String> REMARKS =
      Words.of(
          """
          status type kind code message msg note notes comment comments error version model format
          object date info thought thoughts thinking reasoning analysis plan 状态 类型 消息 备注
          版本 思考
          """);

  static final Set<String> LABELS =
      Words.of(
          """
          topic subject category domain theme language lang difficulty level grade task 主题 话题
          科目 学科 类别 领域 语言 难度 年级 任务
          """);

  /// Parts of names that count something: `total_questions`, `numRows`.
  static final Set<String> COUNTING = Set.of("count", "total", "num", "number", "n");

  /// Lists that rows have more often than they are lists of rows.
  static final Set<String> PARTS =
      Words.of(
          """
          steps entities choices options labels tags events relations triples references citations
          toolcalls answers 步骤 实体 选项 标签 关系
          """);

  private WrapperNames() {}
}
