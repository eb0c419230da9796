import type { Table } from "../../service/pattern";

/** 回答中的内容为什么没有成为数据行。 */
export const rows: Table = {
  "The answer was cut at the token limit.": "回答达到 token 上限被截断。",
  "The provider broke the answer off.": "服务商中断了回答。",
  "The model declined to answer ({text}).": "模型拒绝回答（{text}）。",
  "A content filter took the request or its answer away ({text}).": "内容过滤器拦下了请求或回答（{text}）。",
  "The model only reasoned and wrote no answer. Raise max tokens, or switch thinking off.":
    "模型只有推理，没有写出回答。请提高最大 token 数，或关闭思考。",
  "It repeats an example in the prompt.": "它重复了提示词中的示例。",
  "The dataset has this row already.": "数据集中已有该行。",
  "The dataset has a row with the same {fields}.": "数据集中已有 {fields} 相同的行。",
  "The answer has this row already.": "回答中已有该行。",
  "The target was reached before.": "此前已达到目标。",

  "The answer is empty.": "回答为空。",
  "The answer has {count} characters, at most {most} are read; its head is kept.":
    "回答有 {count} 个字符，最多读取 {most} 个；只保留了开头。",
  "The answer ends inside the model's reasoning ({count} characters).":
    "回答在模型的推理过程中结束（{count} 个字符）。",
  "No JSON object in the answer ({count} characters).": "回答中没有 JSON 对象（{count} 个字符）。",
  "The text ends inside the object ({count} characters).": "文本在对象中间结束（{count} 个字符）。",
  "A string where an object must stand ({count} characters).": "应为对象的位置上是字符串（{count} 个字符）。",
  "An object with none of a row's fields ({count} characters).": "对象中没有数据行的任何字段（{count} 个字符）。",
  "Dots stand for a value ({count} characters).": "用省略号代替了值（{count} 个字符）。",
  "A key without a value ({count} characters).": "键没有值（{count} 个字符）。",
  "A string whose closing quote is missing ({count} characters).": "字符串缺少结束引号（{count} 个字符）。",
  "A quote in a text that can be read in two ways ({count} characters).":
    "文本中有一个引号可以有两种读法（{count} 个字符）。",
  "A text in backticks that can be read in two ways ({count} characters).":
    "反引号中的文本可以有两种读法（{count} 个字符）。",
  "A key, a value or a closer where none can stand ({count} characters).":
    "键、值或结束括号出现在不该出现的位置（{count} 个字符）。",
  "An escape that can be read in two ways ({text}) ({count} characters).":
    "转义 {text} 可以有两种读法（{count} 个字符）。",
  "Half a character, which no text can hold ({count} characters).":
    "含有半个字符，任何文本都无法保存（{count} 个字符）。",
  "An object in another one that cannot be read ({count} characters).":
    "对象位于另一个无法读取的对象之中（{count} 个字符）。",
  "Signs where a value must stand ({count} characters).": "应为值的位置上只有符号（{count} 个字符）。",
  "Words beside a text in quotes ({count} characters).": "带引号的文本旁边有多余的词（{count} 个字符）。",
  "A number with leading zeros ({text}) ({count} characters).": "数字以 0 开头（{text}）（{count} 个字符）。",
  "Nested deeper than {most} ({count} characters).": "嵌套超过 {most} 层（{count} 个字符）。",
  "No key, value or closer where one must stand ({count} characters).":
    "应有键、值或结束括号的位置上什么都没有（{count} 个字符）。",
  "A number of {digits} characters ({count} characters).": "数字长达 {digits} 个字符（共 {count} 个字符）。",
  "A number with the exponent {number} ({count} characters).": "数字的指数为 {number}（{count} 个字符）。",
  "{at} has the character U+{code} ({kept}), which databases and text files cannot hold.":
    "{at}含有字符 U+{code}（{kept}），数据库和文本文件无法保存它。",

  '{at} has no "{name}".': "{at}没有“{name}”。",
  '{at} has "{name}", which the schema does not allow.': "{at}有“{name}”，而输出结构不允许。",
  "{at} is {value} ({type}), but must be {text}.": "{at}是 {value}（{type}），应为 {text}。",
  "{at} is {value}, but must be one of {choices}.": "{at}是 {value}，应为 {choices} 之一。",
  "{at} is {value}, but must be {text}.": "{at}是 {value}，应为 {text}。",
  "{at} is {value}, shorter than the least length ({least}).": "{at}是 {value}，短于最小长度（{least}）。",
  "{at} is {value}, {count} characters long, but the most is {most}.":
    "{at}是 {value}，长 {count} 个字符，最多为 {most} 个。",
  "{at} is {value}, less than the least allowed ({least}).": "{at}是 {value}，小于允许的最小值（{least}）。",
  "{at} is {value}, more than the most allowed ({most}).": "{at}是 {value}，大于允许的最大值（{most}）。",
  "{at} has {count} items, but needs at least {least}.": "{at}有 {count} 项，至少需要 {least} 项。",
  "{at} has {count} items, but at most {most}.": "{at}有 {count} 项，最多为 {most} 项。",
  "{at} is {value}, which does not match {text}.": "{at}是 {value}，与 {text} 不匹配。",
  "{at} is {value}, which is no {text}.": "{at}是 {value}，不是 {text}。",
  "The row could not be checked: at {at} the schema goes on without end.": "无法检查该行：在{at}处输出结构没有尽头。",
  "Maybe it refers to itself too often.": "它可能过多地引用了自身。",
  "The row could not be checked: a text is too long for its format, or the row is nested too deep.":
    "无法检查该行：某个文本对其 format 来说过长，或该行嵌套过深。",
  "{at} could not be checked: the pattern ({text}) takes too long on its {count} characters.":
    "无法检查{at}：模式（{text}）处理其 {count} 个字符耗时过长。",
  "Maybe write the pattern more simply.": "可以把模式写得简单一些。",
  "The row could not be checked: {text}.": "无法检查该行：{text}。",
};
