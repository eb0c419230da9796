import type { Table } from "../../service/pattern";

/** 服务为什么不接受一个请求。 */
export const requests: Table = {
  "{said} (and {count} more {_})": "{said}（另有 {count} 处错误）",
  "There is no {thing} {id}.": "不存在{thing} {id}。",
  "There is no {thing} {number} of template {id}.": "模板 {id} 没有{thing} {number}。",
  'There is a {thing} named "{name}" already. Choose another name.': "已有名为“{name}”的{thing}。请换一个名称。",
  "is taken. Choose another.": "已被使用。请换一个。",
  "The {thing} has changed since you read it (it is {tag} now). Read it again and repeat your change.":
    "在您读取之后，该{thing}已有变化（现在是 {tag}）。请重新读取，然后再次修改。",
  'The template "{name}" is archived. Restore it first.': "模板“{name}”已归档。请先恢复。",
  "Model {name} is used by {count} {_} that {_} not ended. Cancel {_} first, or wait.":
    "模型 {name} 正被 {count} 个尚未结束的任务使用。请先取消任务，或等待其结束。",
  "The service is stopping.": "服务正在停止。",
  "Somebody else is changing the same thing. Repeat the request.": "其他人正在修改同一内容。请重试。",
  "The database cannot be reached. Nothing was changed, or it is not known; repeat the request in a few seconds.":
    "无法连接数据库。没有改动任何内容，或无法确定是否已改动；请在几秒后重试。",
  "Something went wrong inside ({id}). The service's log says more under this id.":
    "内部出错（{id}）。服务日志中可按此编号查到详情。",
  "Something went wrong inside. The service's log may say more.": "内部出错。服务日志中可能有更多信息。",
  "This took too long. Repeat the request.": "用时过长。请重试。",

  "is missing. Add it to the query.": "缺失。请加到查询参数中。",
  "is missing. Send this header.": "缺失。请发送此请求头。",
  "Accept ({text}) is nothing this can be sent as. Take {types}.":
    "无法以 Accept（{text}）的形式发送。请使用 {types}。",
  "There is nothing at {path}: ({text}) is not {wanted}.": "{path} 处没有内容：（{text}）不是 {wanted}。",
  "There is nothing at {path}. What there is stands at /api/v1/docs.":
    "{path} 处没有内容。已有的接口列在 /api/v1/docs。",
  "There is nothing here. What there is stands at /api/v1/docs.": "此处没有内容。已有的接口列在 /api/v1/docs。",
  "({text}) must be {wanted}.": "（{text}）应为 {wanted}。",
  "{method} does not go with {path}. Use {methods}.": "{path} 不支持 {method}。请使用 {methods}。",
  "This method is not allowed. Use another.": "不允许使用此方法。请换一个。",
  "Content-Type is missing or unreadable. Send {types}.": "Content-Type 缺失或无法读取。请发送 {types}。",
  "Content-Type ({text}) is not understood here. Send {types}.": "此处不支持 Content-Type（{text}）。请发送 {types}。",
  "The body cannot be read: {text}": "请求体无法读取：{text}",
  "The body is missing. Send a JSON object.": "缺少请求体。请发送 JSON 对象。",
  "The body {misfit}": "请求体{misfit}",
  "is unknown. Leave it out.": "是未知字段。请删除。",
  "is unknown. Known are: {fields}.": "是未知字段。已知的有：{fields}。",
  "is missing. Write {wanted}.": "缺失。请填写 {wanted}。",
  "cannot be read.": "无法读取。",
  "({count}) must be from {least} to {most}.": "（{count}）应在 {least} 到 {most} 之间。",
  "If-Match takes entity tags in quotes, like {text}, found {tag}.":
    "If-Match 应为带引号的实体标签，如 {text}，实为 {tag}。",

  "{said} (line {line}, column {column})": "{said}（第 {line} 行，第 {column} 列）",
  "There is something after the end of the JSON value.": "JSON 值结束之后还有内容。",
  "holds a NUL character (\\u0000), which cannot be stored. Leave it out.":
    "含有无法保存的 NUL 字符（\\u0000）。请删除。",
  "holds a NUL character (%00). Leave it out.": "含有 NUL 字符（%00）。请删除。",
  "holds half of a surrogate pair (\\u{code}), which is no character. Write both halves.":
    "含有半个代理对（\\u{code}），这不是字符。请写出两半。",
  "({text}) has too large an exponent. Stay within {most}.": "（{text}）的指数过大。请保持在 {most} 以内。",
  "The body is no JSON that can be read: {text}": "请求体不是可以读取的 JSON：{text}",
  "Host ({text}) is not this machine. Use localhost or 127.0.0.1.":
    "Host（{text}）不是本机。请使用 localhost 或 127.0.0.1。",
  "Pages of other sites ({text}) may change nothing here. Send the request from Winnow's own page, or from a program.":
    "其他网站（{text}）的页面不能修改这里的内容。请从 Winnow 自己的页面或程序发送请求。",
  "The request cannot be read: its target, its headers or its framing break HTTP, or are too long (32 KB). Send special characters of a target as %XX.":
    "请求无法读取：目标、请求头或分帧不符合 HTTP，或过长（32 KB）。请将目标中的特殊字符写成 %XX。",
  "The server answers: {text}.": "服务器的回答：{text}。",
  "Packed bodies are not read. Send it without Content-Encoding.": "不读取压缩的请求体。请不带 Content-Encoding 发送。",
  "The charset ({text}) is not read. Send UTF-8.": "不支持字符集（{text}）。请发送 UTF-8。",
  "Byte {count} of the body ({code}) is no UTF-8. Send UTF-8 text.":
    "请求体的第 {count} 个字节（{code}）不是 UTF-8。请发送 UTF-8 文本。",
  "Byte {count} of the body is NUL. Send UTF-8 text without it.":
    "请求体的第 {count} 个字节是 NUL。请发送不含它的 UTF-8 文本。",
  "The body is larger than {bytes} bytes. Send less at once.": "请求体超过 {bytes} 字节。请减少一次发送的内容。",
  "The {part} has a % without two hexadecimal digits. Write it as %25.":
    "{part}中的 % 后面没有两位十六进制数。请写成 %25。",
  "The {part} is not percent-encoded UTF-8. Encode each byte of the UTF-8 text as %XX.":
    "{part}不是百分号编码的 UTF-8。请将 UTF-8 文本的每个字节编码为 %XX。",
  "must be one text of 1 to 255 visible ASCII characters. Take a random UUID.":
    "应为 1 到 255 个可见 ASCII 字符的文本。请使用随机 UUID。",
  "The first request with the Idempotency-Key ({text}) is still under way. Repeat yours in a few seconds.":
    "使用此 Idempotency-Key（{text}）的第一个请求仍在进行。请在几秒后重试。",
  "This Idempotency-Key came with another request before. Take a new key for a new request.":
    "此 Idempotency-Key 已用于另一个请求。新的请求请使用新的值。",
  "Last-Event-ID ({text}) is no id of an event of this stream. Leave it out to begin now.":
    "Last-Event-ID（{text}）不是此事件流中的编号。不填则从现在开始。",

  "({text}) must be one of {choices}, then maybe ,asc or ,desc.":
    "（{text}）应为 {choices} 之一，后面可接 ,asc 或 ,desc。",
  "takes up to {most} characters, no NUL. Shorten it.": "最多 {most} 个字符，不能含 NUL。请缩短。",
  "takes desc or asc.": "应为 desc 或 asc。",
  "takes jsonl, json or csv.": "应为 jsonl、json 或 csv。",
};
