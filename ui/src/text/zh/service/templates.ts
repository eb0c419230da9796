import type { Table } from "../../service/pattern";

/** 模板、变量和参数的问题。 */
export const templates: Table = {
  "The prompt is empty. Write what the model should do.": "提示词为空。请写出模型应做的事。",
  "The variable {name} is declared twice. Keep one of them.": "变量 {name} 声明了两次。请只保留一个。",
  "The default of {{{name}}} {misfit}": "{{{name}}} 的默认值{misfit}",
  "The variable name ({name}) cannot stand between braces. Start it with a letter or _ and go on with letters, digits, _ and . only.":
    "变量名（{name}）不能放在花括号中。请以字母或 _ 开头，后面只用字母、数字、_ 和 .。",
  "The variable {{count}} is a {variable}, but it is the number of rows to make. Declare it as a number.":
    "变量 {{count}} 声明为{variable}，但它是要生成的行数。请声明为数字。",
  "The variable {{{name}}} is built in and gets its value from the run. Remove the declaration, or take another name.":
    "变量 {{{name}}} 是内置变量，取值由运行时决定。请删除声明，或换一个名称。",
  "The variable {{{name}}} is a {variable} and has no {bound}. Remove it, or declare a number.":
    "变量 {{{name}}} 是{variable}，没有{bound}。请删除，或声明为数字。",
  "The range of {{{name}}} ({from} to {to}) needs plain numbers. Leave a bound out where there is none.":
    "{{{name}}} 的范围（{from} 到 {to}）应为普通数字。没有界限时请留空。",
  "The least value of {{{name}}} ({least}) is more than the most ({most}). Maybe swap them.":
    "{{{name}}} 的最小值（{least}）大于最大值（{most}）。也许应当对调。",
  "The variable {{{name}}} is a {variable}, but has choices ({choices}). Declare it as a choice, or remove them.":
    "变量 {{{name}}} 是{variable}，却有选项（{choices}）。请声明为选项，或删除这些选项。",
  "The variable {{{name}}} is a choice without choices. List the values there are.":
    "变量 {{{name}}} 是选项，却没有任何选项。请列出可选的值。",
  "The choice {text} of {{{name}}} stands there twice. Remove one of them.":
    "{{{name}}} 的选项 {text} 出现了两次。请删除其中一个。",
  "{prompt} uses {{{name}}} (line {line}), which is not declared.":
    "{prompt}使用了 {{{name}}}（第 {line} 行），但它没有声明。",
  "Declare it under variables, or each task has to know of it.": "请在变量中声明，否则每个任务都需要知道它。",
  "{prompt} has {text} (line {line}), which is sent as it stands. Write {{{name}}} for a variable.":
    "{prompt}中的 {text}（第 {line} 行）会原样发送。如果是变量，请写成 {{{name}}}。",
  "{prompt} has {text} (line {line}), which is sent as it stands. Give it a name, like {{topic}}, for a variable.":
    "{prompt}中的 {text}（第 {line} 行）会原样发送。如果是变量，请给它一个名称，例如 {{topic}}。",
  "{prompt} has {text} (line {line}), which is sent as it stands: nothing here runs it. Write what it stands for, or remove it.":
    "{prompt}中的 {text}（第 {line} 行）会原样发送：这里不会执行它。请直接写出内容，或删除。",
  "{prompt} has {text} (line {line}), which is sent as {{{_}}}. Write {{{name}}} for the variable.":
    "{prompt}中的 {text}（第 {line} 行）会去掉一层花括号后原样发送。如果是变量，请写成 {{{name}}}。",
  "{prompt} has {text} (line {line}), where some braces are doubled and others are not. Write each brace of the example once.":
    "{prompt}中的 {text}（第 {line} 行）有的花括号写了两次，有的没有。示例中的每个花括号请只写一次。",
  "{prompt} has {text} (line {line}), where the $ stays in front of the value. Write {{{name}}} unless it is money.":
    "{prompt}中的 {text}（第 {line} 行）会在值前保留 $。如果不是金额，请写成 {{{name}}}。",
  "{prompt} has {text} (line {line}), a brace that nothing closes. Write {{{name}}} for a variable.":
    "{prompt}中的 {text}（第 {line} 行）花括号没有闭合。如果是变量，请写成 {{{name}}}。",
  "{prompt} begins an example (line {line}) that is never closed: {text}. Add the bracket or the quote that is missing.":
    "{prompt}中的示例（第 {line} 行）没有闭合：{text}。请补上缺少的括号或引号。",
  "{prompt} shows an example that is no JSON near line {line}: {text}. Maybe a comma, a quote or a bracket is missing.":
    "{prompt}中的示例在第 {line} 行附近不是有效的 JSON：{text}。可能缺少逗号、引号或括号。",
  "Did you mean {{{near}}}?": "您是否想写 {{{near}}}？",
  "The variable {{{name}}} is declared, but used nowhere.": "变量 {{{name}}} 已声明，但没有使用。",
  "Use it in the prompt, or remove it.": "请在提示词中使用，或删除。",
  "The variable {{{name}}} needs a value. Add ({_}) to the {values}.":
    "变量 {{{name}}} 需要一个值。请在{values}中填写。",
  "The variable {{{name}}} needs a value. Add ({_}) to the {values}: {text}.":
    "变量 {{{name}}} 需要一个值。请在{values}中填写：{text}。",
  "The parameter ({name}) is blank, but required. Give it a value.": "参数（{name}）为空，但它是必填的。请填写。",
  "The parameter ({name}) {misfit}": "参数（{name}）{misfit}",
  "The parameter ({name}) is built in and gets its value from the run. Remove it.":
    "参数（{name}）是内置变量，取值由运行时决定。请删除。",
  "The parameter ({name}) is used nowhere in the template.": "模板中没有使用参数（{name}）。",
  "Use it, or remove it.": "请使用，或删除。",
  "{prompt} uses {{{name}}} (line {line}), but nothing gives it a value.":
    "{prompt}使用了 {{{name}}}（第 {line} 行），但它没有值。",
  "Give it one under parameters, or write {{{{{name}}}}} to mean the text itself.":
    "请在参数中填写；如果指的是文字本身，请写成 {{{{{name}}}}}。",
  "The variable {{{name}}} (line {line}) has no value.": "变量 {{{name}}}（第 {line} 行）没有值。",

  "is empty. Give it a value, or remove it.": "为空。请填写，或删除。",
  "is {value}, but a variable takes one text or number. Write it as one text.":
    "是 {value}，但变量只接受一个文本或数字。请写成一个文本。",
  "is {value}, which is no number. Give a number.": "是 {value}，不是数字。请填写数字。",
  "is {value}, less than the least allowed ({least}). Give at least that.":
    "是 {value}，小于允许的最小值（{least}）。请填写不小于它的值。",
  "is {value}, more than the most allowed ({most}). Give at most that.":
    "是 {value}，大于允许的最大值（{most}）。请填写不大于它的值。",
  "is {value}, which is no number that can be written plainly. Give a number like 5 or 0.5.":
    "是 {value}，无法写成普通数字。请填写 5 或 0.5 这样的数字。",
  "is {value}, none of {choices}. Give one of them.": "是 {value}，不在 {choices} 之中。请填写其中之一。",
  "is {value}, none of {choices}. Did you mean {near}?": "是 {value}，不在 {choices} 之中。您是否想写 {near}？",
  "is {value}. Give true or false.": "是 {value}。请填写 true 或 false。",

  '"{text}" begins or ends with a blank. Remove the blanks.': "“{text}”的开头或结尾有空白。请删除空白。",
  '"{text}" holds a control character. Write it on one line.': "“{text}”含有控制字符。请写在一行中。",
};

/** Schema 的问题。 */
export const schemas: Table = {
  "has no schema, and its prompt shows no example to infer one from: any JSON object will count as a row. Maybe add an example of a row to the prompt.":
    "没有输出结构，提示词中也没有可供推断的示例：任何 JSON 对象都算一行。也许应当在提示词中加入一行数据的示例。",
  "no schema can be made of the example in it ({problem}). Write template.schema.":
    "中的示例无法得出输出结构（{problem}）。请填写 template.schema。",
  "shows a list of texts: each is read as a row with the one field ({field}). To name the field, show a list of objects.":
    "中的示例是文本列表：每个文本读作一行，只有一个字段（{field}）。如需指定字段名，请给出对象列表。",
  "shows an object with a list ({list}): each object in the list is read as a row. If the whole object is one row, put [ and ] around it.":
    "中的示例是带有列表（{list}）的对象：列表中的每个对象读作一行。如果整个对象是一行，请在其外加上 [ 和 ]。",
  "shows an object with a list ({list}): the whole object is read as one row. If each value in the list is a row, show the list alone.":
    "中的示例是带有列表（{list}）的对象：整个对象读作一行。如果列表中的每个值是一行，请只给出该列表。",
  "shows a list of turns ({list}): the whole object is read as one row, a conversation. If each turn is a row, show the list alone.":
    "中的示例含有对话轮次列表（{list}）：整个对象读作一行，即一段对话。如果每个轮次是一行，请只给出该列表。",
  "shows a list of turns: each turn is read as a row. If together they are one row, put them into an object, as its (messages).":
    "中的示例是对话轮次列表：每个轮次读作一行。如果它们合起来是一行，请放入一个对象，作为其中的（messages）。",
  'shows ({value}) for ({field}), which is read as a type ({type}). If it is a text, show "..." instead.':
    '中字段（{field}）的示例为（{value}），读作类型（{type}）。如果它是文本，请改写为 "..."。',
  "makes each row an object with a list ({list}). If each value in the list is a row, give the schema of one of them.":
    "使每一行成为带有列表（{list}）的对象。如果列表中的每个值是一行，请给出其中一个值的输出结构。",
  "The schema cannot be used: {text}": "输出结构无法使用：{text}",
  "The schema is nested more than {most} deep. Use $defs and $ref.":
    "输出结构嵌套超过 {most} 层。请使用 $defs 和 $ref。",
  "/$schema: the dialect ({text}) is not known. Write {address}, or leave it out.":
    "/$schema：未知的方言（{text}）。请填写 {address}，或省略。",
  "The schema holds a number that is too large ({text}). Maybe leave the bound out.":
    "输出结构中有过大的数字（{text}）。也许应当去掉该界限。",
  "The schema is no JSON Schema: {problem} See https://json-schema.org/understanding-json-schema.":
    "这不是 JSON Schema：{problem}参见 https://json-schema.org/understanding-json-schema。",
  "{path}: the schema refers to another document ({text}), and none is fetched. Copy the definition below $defs.":
    "{path}：输出结构引用了另一份文档（{text}），而这里不会获取。请将定义复制到 $defs 下。",
  "{path}: there is nothing at ({text}). Define it below $defs.": "{path}：（{text}）处没有内容。请在 $defs 下定义。",
  "{path}: the pattern ({text}) cannot be read: {detail}. Maybe escape a bracket with \\.":
    "{path}：模式（{text}）无法读取：{detail}。也许应当用 \\ 转义括号。",
  "{path}: more than {count} references lead from one to the next here. Refer to the last of them.":
    "{path}：此处有超过 {count} 个引用依次相连。请直接引用最后一个。",
  "{path}: the schema leads back to itself without end ({text}). Maybe one $ref was meant for a property or an item.":
    "{path}：输出结构无休止地回到自身（{text}）。也许某个 $ref 本应用于属性或列表项。",
  'The schema ({text}) describes no object, but a row is one. Write "type": "object" and its "properties".':
    '输出结构（{text}）描述的不是对象，而数据行是对象。请写 "type": "object" 及其 "properties"。',
  "/items/{keyword}/{name}: the schema defines ({_}) here and at /{_}. Rename one of them.":
    "/items/{keyword}/{name}：输出结构在此处和外层都定义了同一名称。请重命名其中一个。",
};
