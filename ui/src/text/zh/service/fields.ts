import type { Table } from "../../service/pattern";

/** 一个字段哪里不对：接在字段名称之后的半句话。 */
export const fields: Table = {
  "expected {wanted}, found {found}.": "应为 {wanted}，实为 {found}。",
  "expected text.": "应为文本。",
  "Maybe put it in quotes.": "也许应当加上引号。",
  "unknown field.": "是未知字段。",
  "The fields here are {fields}.": "此处的字段有 {fields}。",
  "The only one here is name.": "此处只有 name。",
  "The fields here are name and description.": "此处的字段有 name 和 description。",
  "Did you mean {near}?": "您是否想写 {near}？",
  "is missing.": "缺失。",
  "Write one.": "请填写。",
  "Write the id of one.": "请填写 ID。",
  "is empty. Write something there or remove the field.": "为空。请填写内容，或删除该字段。",
  "is empty. Write something there.": "为空。请填写内容。",
  "must be text.": "应为文本。",
  "has {count} characters, at most {most} are taken.": "有 {count} 个字符，最多 {most} 个。",
  "has {bytes} bytes, at most {most} are taken.": "有 {bytes} 字节，最多 {most} 字节。",
  "has {count} entries, at most {most} are taken.": "有 {count} 项，最多 {most} 项。",
  "has {count} texts, at most {most} are taken.": "有 {count} 个文本，最多 {most} 个。",
  "has a name of {count} characters, at most {most} are taken.": "的名称有 {count} 个字符，最多 {most} 个。",
  "Shorten it.": "请缩短。",
  "Shorten them.": "请缩短。",
  "Remove some.": "请删除一些。",
  "Remove it.": "请删除。",
  "Remove the rest.": "请删除其余部分。",
  "holds a control character.": "含有控制字符。",
  "holds a control character or half a character.": "含有控制字符或半个字符。",
  "holds a NUL character (U+0000).": "含有 NUL 字符（U+0000）。",
  "holds a NUL character (U+0000) at place {count}.": "在第 {count} 个位置含有 NUL 字符（U+0000）。",
  "holds half a character (U+{code}) at place {count}. Write the whole one.":
    "在第 {count} 个位置含有半个字符（U+{code}）。请写出完整的字符。",
  "holds an empty text, which would end every answer.": "含有空文本，它会让每个回答立即结束。",
  "stands beside apiKeyEnv. Keep one of them.": "与 apiKeyEnv 同时出现。请只保留一个。",
  "Keep one of them.": "请只保留一个。",

  "Write a short one like {example}.": "请填写较短的名称，如 {example}。",
  "Name the template, to find it by.": "请给模板起一个名称，以便查找。",
  "Write what the model is asked, with {{variables}} in it.": "请填写对模型的要求，其中可以使用 {{变量}}。",
  "Write the template to show as a map.": "请以映射的形式填写要展示的模板。",
  "Write what was asked.": "请填写提问。",
  "Write what a good answer looks like.": "请填写理想的回答。",
  "Name the stored model to ask.": "请指定要调用的模型。",
  "no files are read here. Write the content itself in its place.": "不能引用文件：此处不读取文件。请直接写出内容。",

  "({count}) differs from parameters.count ({number}). Keep one of them.":
    "（{count}）与 parameters.count（{number}）不同。请只保留一个。",
  "is missing, and so is parameters.count. Write target: 100 for a dataset of 100 rows.":
    "缺失，parameters.count 也缺失。要得到 100 行的数据集，请填写 target: 100。",
  '"{text}" is none of the fields of a row.': "“{text}”不是数据行的字段。",
  "A row has {fields}.": "数据行有 {fields}。",
  '"{text}" is no known time zone.': "“{text}”不是已知的时区。",
  "Write one like Asia/Shanghai, Europe/Berlin or UTC.": "请填写 Asia/Shanghai、Europe/Berlin 或 UTC 这样的时区。",
  "would make a request of {count} characters, at most {most} are taken.":
    "会使请求长达 {count} 个字符，最多 {most} 个。",
};

/** 读取 YAML 或 JSON 时遇到的问题。 */
export const documents: Table = {
  "something follows the first value. Keep one.": "在第一个值之后还有内容。请只保留一个。",
  "is no JSON: {text}.": "不是 JSON：{text}。",
  "is no YAML: {text}.": "不是 YAML：{text}。",
  "is no YAML: a tab stands here. YAML is indented with spaces, not with tabs.":
    "不是 YAML：此处有制表符。YAML 用空格缩进，不用制表符。",
  "The quote that begins here is never closed.": "从此处开始的引号没有结束。",
  "a second document starts here. Keep one, without a --- line between.":
    "从此处开始是第二份文档。请只保留一份，中间不要有 --- 行。",
  "a key has to be plain text. Maybe a value that starts with {{ or [ or * needs quotes.":
    "的键应为普通文本。也许以 {{、[ 或 * 开头的值需要加引号。",
  "*{name} names no value before it. Maybe it needs quotes.": "*{name} 没有指向前面的任何值。也许需要加引号。",
  "the character U+{code} has no place in YAML text. Remove it, or write it as an escape in double quotes.":
    "不能含有字符 U+{code}：YAML 文本中不允许。请删除，或在双引号中写成转义形式。",
  "the tag {text} is not known. Remove it, or quote the text.": "含有未知的标签 {text}。请删除，或给文本加引号。",
  "{text} is no number that JSON knows. Write a finite one.": "{text} 不是 JSON 中的数字。请填写有限的数字。",
  "the number {text} has too large an exponent. Stay within {most}.": "数字 {text} 的指数过大。请保持在 {most} 以内。",
  "a number of more than {digits} digits.": "含有超过 {digits} 位的数字。",
  "stands twice, first in line {line}. Remove one of them.": "出现了两次，第一次在第 {line} 行。请删除其中一个。",
  "values lie more than {most} deep. Flatten them.": "的值嵌套超过 {most} 层。请减少层次。",
  "more than {most} values, repeated ones counted each time. Is it the right file?":
    "含有超过 {most} 个值（重复的每次都计入）。文件选对了吗？",
  "is larger than {bytes} bytes. Is it the right file?": "超过 {bytes} 字节。文件选对了吗？",
  "is not UTF-8: byte {count} ({code}){utf16}. Save the file as UTF-8.":
    "不是 UTF-8：第 {count} 个字节（{code}）{utf16}。请将文件保存为 UTF-8。",
  "is empty.": "为空。",
};
